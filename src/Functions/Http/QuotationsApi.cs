using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>The quotations of all articles.</summary>
public sealed class QuotationsApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    /// <summary><c>GET /api/quotations</c>: who said what, newest article first.</summary>
    [Function(nameof(ListQuotations))]
    public Task<IResult> ListQuotations(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/quotations")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!QuotationQuery.TryParse(request.QueryParameters(), out QuotationQuery? query, out IReadOnlyList<QueryError> errors))
                {
                    return Problems.BadQuery(errors);
                }

                Answer<Page<QuotationHit>> answer = await catalog.QuotationsAsync(query, cancellation);
                if (!answer.IsAnswered)
                {
                    return Problems.BadQuery([answer.Error]);
                }

                request.LinkNextPage(answer.Value.Continuation);
                return ListAnswer.Of(
                    request,
                    answer.Value,
                    ApiJson.Catalog.PageQuotationHit,
                    answer.Value.Items,
                    ApiJson.Catalog.QuotationHit,
                    CsvColumns.Quotation
                );
            },
            cancellationToken
        );
}
