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
                if (
                    !ListShapes.Quotations.TryRead(request, QuotationQuery.TryParse, out Asked<QuotationQuery>? asked, out IResult? problem)
                )
                {
                    return problem;
                }

                Answer<Page<QuotationHit>> answer = await catalog.QuotationsAsync(asked.Query, cancellation);
                if (!answer.IsAnswered)
                {
                    return Problems.BadQuery([answer.Error]);
                }

                request.LinkNextPage(answer.Value.Continuation);
                return ListShapes.Quotations.Write(request, asked.Form, answer.Value);
            },
            cancellationToken
        );
}
