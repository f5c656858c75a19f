using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline search</c>: articles that meet every condition, newest first.</summary>
internal static class SearchCommand
{
    public static Command Create() => QueryCommand.Create(
        new Command("search", "Find articles."),
        new QueryOptions(
            ("person", "A person named in the article; repeat for several."),
            ("organisation", "An organisation named in the article."),
            ("place", "A place named in the article."),
            ("speaker", "Someone the article quotes."),
            ("source", "The outlet it comes from, or a medium it cites."),
            ("keyword", "A key phrase."),
            ("mentioned", "A date named in the text: 2022-01-10, 2022-01 or 2022."),
            ("language", "The language, such as en."),
            ("status", "indexed (default) or rejected."),
            ("from", "The first day of publication."),
            ("to", "The last day of publication.")),
        "api/articles",
        CatalogJsonContext.Readable.PageArticleSummary,
        CatalogJsonContext.Readable.ArticleSummary,
        ArticleList.WriteAsync);
}
