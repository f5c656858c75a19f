using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Documents;
using Pipeline.Functions.Http.Lists;
using Pipeline.Metadata;

namespace Pipeline.Functions.Http;

/// <summary>The articles: lists, one document, its text, its original.</summary>
public sealed class ArticlesApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    private const string Articles = "api/articles";

    /// <summary><c>GET /api/articles</c>: the articles that meet every condition, newest first.</summary>
    [Function(nameof(ListArticles))]
    public Task<IResult> ListArticles(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Articles)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!ListShapes.Articles.TryRead(request, ArticleQuery.TryParse, out Asked<ArticleQuery>? asked, out IResult? problem))
                {
                    return problem;
                }

                ArticleQuery query = asked.Query with { WithSnippets = asked.Form.Has("snippets") };
                Answer<Page<ArticleSummary>> answer = await catalog.SearchAsync(query, cancellation);
                if (!answer.IsAnswered)
                {
                    return Problems.BadQuery([answer.Error]);
                }

                request.LinkNextPage(answer.Value.Continuation);
                return ListShapes.Articles.Write(request, asked.Form, answer.Value);
            },
            cancellationToken
        );

    /// <summary>
    /// <c>GET /api/articles/{id}</c>: everything known about one article, its near-duplicates in the catalogue included; of a batch, what
    /// was in it.
    /// </summary>
    [Function(nameof(GetArticle))]
    public Task<IResult> GetArticle(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Articles + "/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (!DocumentFormats.TryRead(request, out DocumentFormat format, out IResult? problem))
        {
            return boundary.RunAsync(request, _ => Task.FromResult(problem), cancellationToken);
        }

        return AnswerAsync(
            request,
            id,
            async (asked, cancellation) =>
                await catalog.GetWithNearDuplicatesAsync(asked, cancellation) is { } record
                    ? record with
                    {
                        EntityTag = DocumentFormats.TagOf(record.EntityTag, format),
                    }
                    : null,
            article => Write(request, article, format),
            batch => ApiJson.Of(batch, ApiJson.Catalog.ArticleSummary),
            cancellationToken
        );
    }

    /// <summary><c>GET /api/articles/{id}/text</c>: the clean text, which every offset counts in.</summary>
    [Function(nameof(GetArticleText))]
    public Task<IResult> GetArticleText(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Articles + "/{id}/text")] HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request,
            id,
            catalog.GetAsync,
            article => Results.Text(article.Text, MediaTypeNames.Text.Plain, Encoding.UTF8),
            Problems.Batch,
            cancellationToken
        );

    /// <summary><c>GET /api/articles/{id}/original</c>: the uploaded bytes.</summary>
    [Function(nameof(GetArticleOriginal))]
    public Task<IResult> GetArticleOriginal(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Articles + "/{id}/original")] HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                OriginalFile? original = await catalog.OpenOriginalAsync(id, inParts: request.Headers.Range.Count > 0, cancellation);
                if (original is null)
                {
                    return Problems.NoArticle(id);
                }

                request.HttpContext.Response.RegisterForDisposeAsync(original);
                if (request.HasCurrent(original.EntityTag))
                {
                    return Results.StatusCode(StatusCodes.Status304NotModified);
                }

                // Uploaded HTML is not ours: a browser may save it, never run it.
                request.HttpContext.Response.Headers.ContentSecurityPolicy = "sandbox";
                request.HttpContext.Response.Headers.ContentEncoding = original.ContentEncoding;
                return Results.Stream(
                    original.Content,
                    MediaTypeOf(original),
                    Path.GetFileName(original.Name),
                    original.LastModified,
                    new EntityTagHeaderValue(original.EntityTag),
                    enableRangeProcessing: original.Content.CanSeek
                );
            },
            cancellationToken
        );

    /// <summary><c>DELETE /api/articles/{id}</c>: removes original, parsed text and index; 204.</summary>
    [Function(nameof(DeleteArticle))]
    public Task<IResult> DeleteArticle(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Articles + "/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation => await catalog.DeleteAsync(id, cancellation) ? Results.NoContent() : Problems.NoArticle(id),
            cancellationToken
        );

    private static IResult Write(HttpRequest request, ArticleMetadata article, DocumentFormat format)
    {
        request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
        return format switch
        {
            DocumentFormat.JsonLd => Results.Bytes(
                NewsArticle.Of(article, request.PublicAddress($"/{Articles}/{article.Id}")),
                DocumentFormats.JsonLd
            ),
            DocumentFormat.Ninjs => Results.Bytes(Ninjs.Of(article), DocumentFormats.NinjsType),
            _ => ApiJson.Of(article, ApiJson.Metadata.ArticleMetadata),
        };
    }

    // Whoever uploads may state any media type, and one that is none cannot be written into a header.
    private static string MediaTypeOf(OriginalFile original) =>
        Ascii.IsValid(original.ContentType) && MediaTypeHeaderValue.TryParse(original.ContentType, out _)
            ? original.ContentType
            : MediaTypeNames.Application.Octet;

    private Task<IResult> AnswerAsync(
        HttpRequest request,
        string id,
        Func<string, CancellationToken, Task<ArticleRecord?>> read,
        Func<ArticleMetadata, IResult> answer,
        Func<ArticleSummary, IResult> answerBatch,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                ArticleRecord? record = await read(id, cancellation);
                return record switch
                {
                    null => Problems.NoArticle(id),
                    { Summary.Status: ArticleStatus.Batch } => answerBatch(record.Summary),
                    { Metadata: null } => Problems.Rejected(record.Summary),
                    _ when request.HasCurrent(record.EntityTag) => Results.StatusCode(StatusCodes.Status304NotModified),
                    _ => answer(record.Metadata),
                };
            },
            cancellationToken
        );
}
