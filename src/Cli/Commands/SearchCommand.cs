using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline search</c>: articles that meet every condition, newest first.</summary>
internal static class SearchCommand
{
    public static Command Create() =>
        QueryCommand.Create(
            new CommandWithExamples(
                "search",
                "Find articles by words and names, newest first.",
                "bridge closed",
                "--person Karin --place Almaty --from 2022-01-01",
                "cable OR bridge --sort relevance",
                "--source Sputnik --json | jq .headline"
            ),
            new QueryOptions([
                .. ArticleFilters.All,
                ("sort", "newest (default), oldest, uploaded or relevance."),
                ("collapse", "duplicates: near-duplicates are shown once."),
            ]),
            "api/articles",
            CatalogJsonContext.Readable.PageArticleSummary,
            CatalogJsonContext.Readable.ArticleSummary,
            ArticleList.WriteAsync
        );
}
