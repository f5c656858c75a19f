using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline quotes</c>: who said what, newest article first.</summary>
internal static class QuotesCommand
{
    public static Command Create() =>
        QueryCommand.Create(
            new CommandWithExamples(
                "quotes",
                "Find quotations, those of the newest article first.",
                "--speaker Karin",
                "attempted coup --medium Sputnik",
                "--person Tokayev --json"
            ),
            new QueryOptions(
                ("speaker", "Who said it."),
                ("person", "Who said it or is mentioned in it."),
                ("medium", "The medium it came through."),
                ("from", "The first day of publication."),
                ("to", "The last day of publication.")
            ),
            "api/quotations",
            CatalogJsonContext.Readable.PageQuotationHit,
            CatalogJsonContext.Readable.QuotationHit,
            QuotationList.WriteAsync
        );
}
