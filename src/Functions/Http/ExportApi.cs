using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>Everything a query finds, as one stream.</summary>
public sealed class ExportApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    /// <summary>
    /// <c>GET /api/export</c>: every article or quotation that meets every condition, as JSON lines or CSV. Each says where to go on after
    /// it.
    /// </summary>
    [Function(nameof(GetExport))]
    public Task<IResult> GetExport(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/export")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                // What is exported decides which fields there are.
                return request.Query["of"].ToString().ToUpperInvariant() switch
                {
                    "QUOTATIONS" => await AnswerAsync(request, ExportShape.Quotations, catalog.ExportQuotationsAsync, cancellation),
                    "DOCUMENTS" => await AnswerAsync(request, ExportShape.Documents, catalog.ExportDocumentsAsync, cancellation),
                    _ => await AnswerAsync(request, ExportShape.Articles, catalog.ExportArticlesAsync, cancellation),
                };
            },
            cancellationToken
        );

    private static async Task<IResult> AnswerAsync<T>(
        HttpRequest request,
        ExportShape<T> shape,
        Func<ExportQuery, CancellationToken, Task<Answer<Export<T>>>> begin,
        CancellationToken cancellationToken
    )
    {
        if (!shape.TryRead(request, out Asked<ExportQuery>? asked, out IResult? problem))
        {
            return problem;
        }

        Answer<Export<T>> answer = await begin(asked.Query, cancellationToken);
        return answer.IsAnswered ? shape.Write(request, asked.Form, answer.Value) : Problems.BadQuery([answer.Error]);
    }
}
