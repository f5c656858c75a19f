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
                ("speaker", "Who said it; repeat for any of several."),
                ("not-speaker", "Who did not say it."),
                ("person", "Who said it or is mentioned in it."),
                ("about", "A name in it that is not its speaker's."),
                ("medium", "The medium it came through."),
                ("kind", "direct, mixed or indirect; repeat for any of several."),
                ("minConfidence", "How sure its speaker must be, from 0 to 1."),
                ("source", "The outlet of its article."),
                ("place", "A place named in its article."),
                ("from", "The first day of publication."),
                ("to", "The last day of publication."),
                ("sort", "newest (default), oldest, uploaded or relevance.")
            ),
            "api/quotations",
            CatalogJsonContext.Readable.PageQuotationHit,
            CatalogJsonContext.Readable.QuotationHit,
            QuotationList.WriteAsync
        );
}
