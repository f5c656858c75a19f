using System.CommandLine;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline quotes</c>: who said what, newest article first.</summary>
internal static class QuotesCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var query = new QueryOptions(
            ("speaker", "Who said it."),
            ("person", "Who said it or is mentioned in it."),
            ("medium", "The medium it came through."),
            ("from", "The first day of publication."),
            ("to", "The last day of publication."));
        var command = new Command("quotes", "Find quotations.");
        query.AddTo(command);
        api.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using PipelineApi pipeline = api.Open(arguments);
            IAsyncEnumerable<QuotationHit> quotations = pipeline.ReadAllAsync(
                "api/quotations" + query.Query(arguments), CliJsonContext.Readable.PageQuotationHit, query.Limit(arguments), cancellationToken);
            int found = api.Json(arguments)
                ? await JsonLines.WriteAsync(quotations, CliJsonContext.Readable.QuotationHit, cancellationToken)
                : await QuotationList.WriteAsync(quotations, cancellationToken);
            return found > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
        });
        return command;
    }
}
