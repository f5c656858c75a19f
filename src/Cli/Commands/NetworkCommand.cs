using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline network</c>: the names that appear together.</summary>
internal static class NetworkCommand
{
    private const int UsualNames = 60;

    public static Command Create()
    {
        var options = new Options();
        var command = new CommandWithExamples(
            "network",
            "Find the names that appear together in articles.",
            "--place Almaty",
            "bridge --types person --min-articles 5",
            "--source Reuters --names 300 --graphml > reuters.graphml"
        );
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Options options, ParseResult arguments, CancellationToken cancellationToken)
    {
        using PipelineApi pipeline = options.Api.Open(arguments);
        RouteQuery route = options.Route(arguments);
        if (arguments.GetValue(options.GraphMl))
        {
            Console.WriteLine(await pipeline.GetTextAsync(route.With("format", "graphml").ToString(), cancellationToken));
            return ExitCodes.Success;
        }

        if (options.Api.Json(arguments))
        {
            Console.WriteLine(await pipeline.GetTextAsync(route.ToString(), cancellationToken));
            return ExitCodes.Success;
        }

        Network network = await pipeline.GetAsync(route.ToString(), CatalogJsonContext.Readable.Network, cancellationToken);
        NetworkView.Write(network);
        return network.Nodes.Count > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
    }

    private sealed class Options
    {
        private readonly Option<int> _names = WholeNumber.Option(
            "--names",
            "How many names at most.",
            least: 1,
            most: NetworkQuery.MaxNodes,
            whenLeftOut: UsualNames
        );
        private readonly Option<int> _least = WholeNumber.Option(
            "--min-articles",
            "In how many articles two names must be together.",
            least: 1,
            most: 1_000_000,
            whenLeftOut: 2
        );
        private readonly QueryOptions _query = new([
            .. ArticleFilters.All,
            ("types", "person, organisation, place, source, speaker or keyword; repeat for several."),
        ]);

        public Option<bool> GraphMl { get; } = new("--graphml") { Description = "GraphML, for Gephi, yEd and the like." };

        public ApiOptions Api { get; } = new();

        public void AddTo(Command command)
        {
            command.Add(_names);
            command.Add(_least);
            command.Add(GraphMl);
            _query.AddWithoutLimitTo(command);
            Api.AddTo(command);
        }

        public RouteQuery Route(ParseResult arguments) =>
            _query
                .Query("api/network", arguments)
                .With("limit", $"{arguments.GetValue(_names)}")
                .With("minArticles", $"{arguments.GetValue(_least)}");
    }
}
