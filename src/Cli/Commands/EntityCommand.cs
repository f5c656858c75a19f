using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline entity NAME</c>: what the archive says of one person, organisation or place.</summary>
internal static class EntityCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var name = new Argument<string>("NAME") { Description = "The name, in any spelling that articles use." };
        Option<string> type = Choice.Option(
            "--type",
            "person, organisation or place; what most articles call so when left out.",
            null,
            "person",
            "organisation",
            "place"
        );
        var from = new Option<string>("--from") { Description = "The first day of publication." };
        var to = new Option<string>("--to") { Description = "The last day of publication." };
        var command = new CommandWithExamples(
            "entity",
            "Show what the archive says of one name: spellings, roles, when, with whom, who quotes it.",
            "Karin",
            "\"Bank of England\" --from 2024-01-01 --json"
        )
        {
            name,
            type,
            from,
            to,
        };
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                string route = new RouteQuery("api/entities/" + Uri.EscapeDataString(arguments.GetRequiredValue(name)))
                    .With("type", arguments.GetValue(type))
                    .With("from", arguments.GetValue(from))
                    .With("to", arguments.GetValue(to))
                    .ToString();
                if (api.Json(arguments))
                {
                    Console.WriteLine(await pipeline.GetTextAsync(route, cancellationToken));
                }
                else
                {
                    EntityView.Write(await pipeline.GetAsync(route, CatalogJsonContext.Readable.EntityProfile, cancellationToken));
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }
}
