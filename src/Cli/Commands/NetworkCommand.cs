using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline network</c>: the names that appear together.</summary>
internal static class NetworkCommand
{
    private const string Route = "api/network";
    private const int UsualNames = 60;

    public static Command Create()
    {
        var api = new ApiOptions();
        var query = new QueryOptions([
            .. ArticleFilters.All,
            ("types", "person, organisation, place, source, speaker or keyword; repeat for several."),
        ]);
        Option<int> names = WholeNumber.Option(
            "--names",
            "How many names at most.",
            least: 1,
            most: NetworkQuery.MaxNodes,
            whenLeftOut: UsualNames
        );
        Option<int> least = WholeNumber.Option(
            "--min-articles",
            "In how many articles two names must be together.",
            least: 1,
            most: 1_000_000,
            whenLeftOut: 2
        );
        var graphMl = new Option<bool>("--graphml") { Description = "GraphML, for Gephi, yEd and the like." };
        var command = new CommandWithExamples(
            "network",
            "Find the names that appear together in articles.",
            "--place Almaty",
            "bridge --types person --min-articles 5",
            "--source Reuters --names 300 --graphml > reuters.graphml"
        )
        {
            names,
            least,
            graphMl,
        };
        query.AddWithoutLimitTo(command);
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                RouteQuery route = query
                    .Query(Route, arguments)
                    .With("limit", $"{arguments.GetValue(names)}")
                    .With("minArticles", $"{arguments.GetValue(least)}");
                if (arguments.GetValue(graphMl))
                {
                    Console.WriteLine(await pipeline.GetTextAsync(route.With("format", "graphml").ToString(), cancellationToken));
                    return ExitCodes.Success;
                }

                if (api.Json(arguments))
                {
                    Console.WriteLine(await pipeline.GetTextAsync(route.ToString(), cancellationToken));
                    return ExitCodes.Success;
                }

                Network network = await pipeline.GetAsync(route.ToString(), CatalogJsonContext.Readable.Network, cancellationToken);
                NetworkView.Write(network);
                return network.Nodes.Count > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
            }
        );
        return command;
    }
}
