using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Pipeline.Functions.Local.Keys;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Triggers;

namespace Pipeline.Functions.Local.Admin;

/// <summary><c>/runtime/webhooks/{extension}</c>: where Event Grid and others reach an extension, which answers itself.</summary>
internal sealed class WebhooksApi(KeyGate gate, FunctionTable table)
{
    public void Map(IEndpointRouteBuilder endpoints, Func<TriggerHost?> triggers) =>
        endpoints.Map(
            "runtime/webhooks/{extension}/{*rest}",
            (HttpContext http, string extension) => HandleAsync(http, extension, triggers())
        );

    private async Task<IResult> HandleAsync(HttpContext http, string extension, TriggerHost? triggers)
    {
        if (triggers is null)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (!await gate.AdmitsWebhookAsync(http, $"{extension}_extension"))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (triggers.Webhooks.Find(extension) is not { } handler)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden); // As the real host.
        }

        using HttpRequestMessage request = await ReadAsync(http);
        try
        {
            using HttpResponseMessage response = await handler.ConvertAsync(request, http.RequestAborted);
            return await CopyAsync(http, response);
        }
        catch (Newtonsoft.Json.JsonException error)
        {
            return Results.Problem($"The body is not a batch of events: {error.Message}", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        var request = new HttpRequestMessage(
            new HttpMethod(http.Request.Method),
            $"http://localhost{http.Request.PathBase}{http.Request.Path}{QueryOf(http.Request)}"
        )
        {
            Content = new StreamContent(body),
        };
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
            {
                request.Content.Headers.TryAddWithoutValidation(name, [.. values]);
            }
        }

        return request;
    }

    /// <summary>The query; the blob extension knows functions as <c>Host.Functions.X</c>, also where the caller said <c>X</c>.</summary>
    private QueryString QueryOf(HttpRequest request)
    {
        const string Name = "functionName";
        return table.Find(request.Query[Name].ToString()) is { IsEventGridBlob: true } function
            ? QueryString.Create(request.Query.Where(part => part.Key != Name).Append(new(Name, function.HostName)))
            : request.QueryString;
    }

    private static async Task<IResult> CopyAsync(HttpContext http, HttpResponseMessage response)
    {
        foreach ((string name, IEnumerable<string> values) in response.Headers)
        {
            http.Response.Headers.Append(name, values.ToArray());
        }

        byte[] body = response.Content is null ? [] : await response.Content.ReadAsByteArrayAsync(http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        return body.Length == 0
            ? Results.StatusCode((int)response.StatusCode)
            : new Answer(body, response.Content!.Headers.ContentType?.ToString());
    }

    private sealed class Answer(byte[] body, string? contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.ContentType, httpContext.Response.ContentLength) = (contentType, body.Length);
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
