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
            Write(hit.Quotation);
            AnsiConsole.MarkupLineInterpolated(
                $"  [dim]{hit.Article.DatePublished:yyyy-MM-dd}  {hit.Article.Headline ?? hit.Article.Name}  {hit.Article.Id}[/]"
            );
        }

        if (count == 0)
        {
            await Console.Error.WriteLineAsync("No quotation meets these conditions.");
        }

        return count;
    }

    /// <summary>Writes one quotation: the words, then who said them and through which medium.</summary>
    public static void Write(Quotation quotation)
    {
        string words = quotation.Kind == QuotationKind.Indirect ? quotation.Text : $"“{quotation.Text}”";
        string medium = quotation.Medium is null ? "" : $", {quotation.Medium}";
        string date = quotation.Date is null ? "" : $", {quotation.Date}";
        AnsiConsole.MarkupLineInterpolated($"{words}");
        AnsiConsole.MarkupLineInterpolated($"  [bold]{quotation.Speaker ?? "speaker unknown"}[/]{medium}{date}");
    }
}
