using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Reference;

/// <summary>
/// <c>/reference</c>: the API's description for reading and trying, shown by Scalar. Needs no key: it shows <c>/api/openapi.json</c>, which
/// needs none, and asks for one where a request that is tried does.
/// </summary>
public sealed class ReferencePage(ScalarScript scalar)
{
    private const int NonceBytes = 16;
    private const string AskFirst = "no-cache";

    private static readonly byte[] Start = Embedded("reference.js");
    private static readonly EntityTagHeaderValue StartTag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Start).AsSpan(0, 12))}\"");

    /// <summary><c>GET /reference</c>: the page.</summary>
    [Function(nameof(GetReference))]
    public IResult GetReference([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reference")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce);
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Results.Text(Page(nonce), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    /// <summary><c>GET /reference/scalar.js</c> and <c>/reference/start.js</c>: the two scripts of the page.</summary>
    [Function(nameof(GetReferenceScript))]
    public IResult GetReferenceScript(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reference/{script}")] HttpRequest request,
        string script
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        switch (script)
        {
            case "scalar.js":
                return scalar;
            case "start.js":
                headers.CacheControl = AskFirst;
                return Results.Bytes(Start, "text/javascript; charset=utf-8", entityTag: StartTag);
            default:
                return Results.Text("There is no such file; the reference is at /reference.", statusCode: StatusCodes.Status404NotFound);
        }
    }

    /// <summary>
    /// Only our own files, no inline script, and text becomes no script: Vue's own templates are the one exception. Scalar adds its styles
    /// while it runs, and marks them with the nonce. Nobody may frame the page.
    /// </summary>
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types vue";

    private static string Page(string nonce) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta property="csp-nonce" content="{nonce}">
            <title>Pipeline: the HTTP API</title>
            <link rel="icon" href="data:,">
            </head>
            <body>
            <div id="reference"></div>
            <noscript>The reference needs JavaScript. What it shows is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
            <script src="reference/scalar.js"></script>
            <script src="reference/start.js"></script>
            </body>
            </html>

            """;

    private static byte[] Embedded(string name)
    {
        using Stream stream = typeof(ReferencePage).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
