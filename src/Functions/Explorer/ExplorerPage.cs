using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Explorer;

/// <summary>
/// The Explorer: one page at <c>/</c> and the files it loads. Needs no key: it holds nothing of the archive, and asks the API for
/// everything.
/// </summary>
public sealed class ExplorerPage
{
    private const string Page = "index.html";

    /// <summary>
    /// Only our own files, no inline script or style, nothing that turns text into script: what an article says cannot run, whatever it
    /// says. Nobody may frame the page.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    // The names of assets carry a hash of their content: what is cached under one is never out of date.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskFirst = "no-cache";

    private static readonly ExplorerFiles Files = new();

    /// <summary><c>GET /</c>: the page.</summary>
    /// <param name="request">The request.</param>
    [Function(nameof(GetExplorer))]
    public IResult GetExplorer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Files.TryFind(Page, out ExplorerFile? page)
            ? Serve(request, page, AskFirst)
            : Results.Text(
                "This function app was built without the Explorer (-p:BuildExplorer=false). Its API is at "
                    + "/api/articles, described at /api/openapi.json.",
                statusCode: StatusCodes.Status404NotFound
            );
    }

    /// <summary><c>GET /assets/…</c>: scripts, styles, fonts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">What follows <c>/assets/</c>.</param>
    [Function(nameof(GetExplorerAsset))]
    public IResult GetExplorerAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{*path}")] HttpRequest request,
        string? path
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Files.TryFind($"assets/{path}", out ExplorerFile? file))
        {
            return Serve(request, file, Forever);
        }

        // A page of an older version asks for files that are gone.
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Text(
            "There is no such file. The Explorer may have been updated: load the page again.",
            statusCode: StatusCodes.Status404NotFound
        );
    }

    private static IResult Serve(HttpRequest request, ExplorerFile file, string caching)
    {
        ResponseHeaders headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = file.EntityTag;
        headers.Headers.CacheControl = caching;
        headers.Headers.Vary = HeaderNames.AcceptEncoding;
        headers.Headers.XContentTypeOptions = "nosniff";
        if (request.Knows(file.EntityTag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        IList<StringWithQualityHeaderValue> accepted = request.GetTypedHeaders().AcceptEncoding;
        ContentEncoding? encoding = file.Encodings.FirstOrDefault(encoding => Accepts(accepted, encoding.Name));
        headers.Headers.ContentEncoding = encoding?.Name;
        Stream content = Files.Open(file, encoding);
        headers.ContentLength = content.Length;
        return Results.Stream(content, file.ContentType);
    }

    private static bool Accepts(IEnumerable<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0);
}
