using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Http;

/// <summary>What the API says of itself.</summary>
public sealed class DescriptionApi
{
    /// <summary><c>GET /api/openapi.json</c>: routes, parameters and answers as an OpenAPI document. Needs no key.</summary>
    [Function(nameof(GetOpenApi))]
    public IResult GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request)
    {
        // A page of another origin may read it: it holds nothing secret, and tools that show such documents run in browsers.
        request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(OpenApiDocument.Bytes, MediaTypeNames.Application.Json);
    }
}
