using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Articles for reading: day, headline, who is named, and the passages that were looked for. It fits into any width.</summary>
internal static class ArticleList
{
    private const int DayWidth = 10;
    private const int LongestLead = 90;
    private const int MostPeople = 3;
    private const int MostSnippets = 2;

    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Bold = new(decoration: Decoration.Bold);

    /// <summary>Writes the articles, or that there is none.</summary>
    /// <returns>How many articles there were.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<ArticleSummary> articles, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (ArticleSummary article in articles.WithCancellation(cancellationToken))
        {
            count++;
            Grid grid = new Grid()
                .AddColumn(new GridColumn().NoWrap().Width(DayWidth).PadLeft(0).PadRight(2))
                .AddColumn(new GridColumn().PadRight(0));
            AnsiConsole.Write(grid.AddRow(new Text($"{article.DatePublished:yyyy-MM-dd}"), Describe(article)));
        }

        if (count == 0)
        {
            await Console.Error.WriteLineAsync("No article meets these conditions.");
        }

        return count;
    }

    private static Paragraph Describe(ArticleSummary article)
    {
        string title = article.Headline ?? Shorten(article.Lead) ?? article.Name;
        Paragraph described = new Paragraph().Append(article.Rejection is null ? title : article.Name, Bold);
        if (article.Rejection is { } rejection)
        {
            described.Append($": {rejection.Reason}");
        }

        string people = string.Join(", ", article.People.Take(MostPeople));
        described.Append($"{Environment.NewLine}{article.Id}{(people.Length > 0 ? "  " : "")}{people}", Dim);
        foreach (Snippet snippet in (article.Snippets ?? []).Where(InText).Take(MostSnippets))
        {
            described.AppendSnippet(snippet);
        }

        return described;
    }

    // The headline stands above already.
    private static bool InText(Snippet snippet) => snippet.Field == SnippetField.Text;

    private static string? Shorten(string? lead) =>
        lead is { Length: > LongestLead } ? string.Concat(lead.AsSpan(0, LongestLead).TrimEnd(), "…") : lead;
}
