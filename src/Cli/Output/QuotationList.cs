using Pipeline.Catalog.Queries;
using Pipeline.Metadata;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Quotations for reading.</summary>
internal static class QuotationList
{
    /// <summary>Writes the quotations, or that there is none.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<QuotationHit> hits, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (QuotationHit hit in hits.WithCancellation(cancellationToken))
        {
            count++;
            Write(hit.Quotation, hit.Highlights);
            AnsiConsole.MarkupLineInterpolated(
                $"  [dim]{hit.Article.DatePublished:yyyy-MM-dd}  {hit.Article.Headline ?? hit.Article.Name}  {hit.Article.Id}[/]"
            );
            AnsiConsole.WriteLine();
        }

        if (count == 0)
        {
            await Console.Error.WriteLineAsync("No quotation meets these conditions.");
        }

        return count;
    }

    /// <summary>Writes one quotation: the words, then who said them and through which medium.</summary>
    /// <param name="quotation">The quotation.</param>
    /// <param name="highlights">The words in it that were looked for.</param>
    public static void Write(Quotation quotation, IReadOnlyList<TextSpan>? highlights = null)
    {
        bool reported = quotation.Kind == QuotationKind.Indirect;
        Paragraph words = new Paragraph().Append(reported ? "" : "“").AppendMarked(quotation.Text, highlights).Append(reported ? "" : "”");
        string medium = quotation.Medium is null ? "" : $", {quotation.Medium}";
        string date = quotation.Date is null ? "" : $", {quotation.Date}";
        AnsiConsole.Write(words);
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"  [bold]{quotation.Speaker ?? "speaker unknown"}[/]{medium}{date}");
    }
}
