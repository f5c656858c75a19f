using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline entities PREFIX</c>: the people, organisations and places whose name begins so.</summary>
internal static class EntitiesCommand
{
    private static readonly string[] Types = ["person", "organisation", "place"];

    public static Command Create()
    {
        var api = new ApiOptions();
        var prefix = new Argument<string>("PREFIX")
        {
            Description = "What the name begins with; every name when left out.",
            DefaultValueFactory = _ => "",
        };
        Option<string> type = Choice.Option("--type", "person, organisation or place; all of them when left out.", null, Types);
        Option<int> limit = WholeNumber.Option(
            "--limit",
            "How many names at most.",
            least: 1,
            most: QueryLimits.MaxPage,
            whenLeftOut: QueryLimits.DefaultPage
        );
        var command = new CommandWithExamples("entities", "List the names in all articles, the most named first.", "Tok", "Al --type place")
        {
            prefix,
            type,
            limit,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                string route = new RouteQuery("api/entities")
                    .With("prefix", arguments.GetValue(prefix))
                    .With("type", arguments.GetValue(type))
                    .With("limit", $"{arguments.GetValue(limit)}")
                    .ToString();
                KnownEntities known = await pipeline.GetAsync(route, CatalogJsonContext.Readable.KnownEntities, cancellationToken);
                if (api.Json(arguments))
                {
                    await JsonLines.WriteAsync(known.Items.ToAsyncEnumerable(), CatalogJsonContext.Readable.KnownEntity, cancellationToken);
                }
                else
                {
                    Write(known);
                }

                return known.Items.Count > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
            }
        );
        return command;
    }

    private static void Write(KnownEntities known)
    {
        if (known.Items.Count == 0)
        {
            Console.Error.WriteLine("No name begins so.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("Name", "Kind", "Known as", "Last named");
        foreach (KnownEntity entity in known.Items)
        {
            table.AddRow(
                new Text(entity.Name),
                new Text(entity.Type.ToString().ToLowerInvariant()),
                new Text(entity.Country ?? string.Join(", ", entity.Roles)),
                new Text($"{entity.LastNamed:yyyy-MM-dd}")
            );
        }

        AnsiConsole.Write(table);
    }
}
