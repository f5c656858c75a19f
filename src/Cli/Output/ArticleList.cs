using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Articles as a table.</summary>
internal static class ArticleList
{
    private const int LongestLead = 90;

    /// <summary>Writes the table, or that there is nothing.</summary>
    /// <returns>How many articles there were.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<ArticleSummary> articles, CancellationToken cancellationToken)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("Published", "Article", "People", "Id");
        await foreach (ArticleSummary article in articles.WithCancellation(cancellationToken))
        {
            string title = article.Rejection is { } rejection
                ? $"{article.Name}: {rejection.Reason}"
                : article.Headline ?? Shorten(article.Lead) ?? article.Name;
            table.AddRow(
                new Text($"{article.DatePublished:yyyy-MM-dd}"),
                new Text(title),
                new Text(string.Join(", ", article.People.Take(3))),
                new Text(article.Id).Overflow(Overflow.Fold)
            );
        }

        if (table.Rows.Count == 0)
        {
            await Console.Error.WriteLineAsync("No article meets these conditions.");
            return 0;
        }

        AnsiConsole.Write(table);
        return table.Rows.Count;
    }

    private static string? Shorten(string? lead) =>
        lead is { Length: > LongestLead } ? string.Concat(lead.AsSpan(0, LongestLead).TrimEnd(), "…") : lead;
}
