using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Functions.Local.Hosting.Blobs;
using Pipeline.Functions.Local.Hosting.Http;
using Pipeline.Functions.Local.Hosting.Keys;
using Pipeline.Functions.Local.Hosting.Startup;

namespace Pipeline.Functions.Local.Hosting.Admin;

/// <summary>
/// <c>POST /runtime/webhooks/blobs?functionName=Host.Functions.X</c>: where Event Grid tells of blobs, with its handshake.
/// https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema
/// </summary>
internal sealed class BlobsWebhook(FunctionTable table, KeyGate gate)
{
    private const string HostPrefix = "Host.Functions.";

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("runtime/webhooks/blobs", HandleAsync).WithMetadata(HostEndpoint.Instance);

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (!await gate.AdmitsWebhookAsync(request.HttpContext, HostKeys.BlobsExtension))
        {
            return Results.Unauthorized();
        }

        var name = request.Query["functionName"].ToString();
        var function = table.Find(name.StartsWith(HostPrefix, StringComparison.OrdinalIgnoreCase) ? name[HostPrefix.Length..] : name);
        if (function is null || table.ListenerOf(function) is not BlobListener listener)
        {
            return Results.Problem($"No function with a blob trigger is named \"{name}\".", statusCode: StatusCodes.Status404NotFound);
        }

        try
        {
            return request.Headers["aeg-event-type"].ToString() switch
            {
                "SubscriptionValidation" => await ValidateAsync(request),
                "Notification" => await NotifyAsync(request, listener),
                "Unsubscribe" => Results.Accepted(),
                _ => Results.BadRequest(),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Results.Problem($"The body is not a batch of Event Grid events: {error.Message}", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ValidateAsync(HttpRequest request)
    {
        using var body = await ReadAsync(request);
        return Results.Json(new { validationResponse = Events(body).First().GetProperty("data").GetProperty("validationCode").GetString() });
    }

    private static async Task<IResult> NotifyAsync(HttpRequest request, BlobListener listener)
    {
        using var body = await ReadAsync(request);

        // All are read before the first is acted on: a bad batch is refused whole.
        var blobs = Events(body)
            .Where(item => item.GetProperty("eventType").GetString() == "Microsoft.Storage.BlobCreated")
            .Select(item => new Uri(item.GetProperty("data").GetProperty("url").GetString()!, UriKind.Absolute))
            .ToList();
        foreach (var blob in blobs)
        {
            listener.Request(blob);
        }

        return Results.Accepted();
    }

    private static Task<JsonDocument> ReadAsync(HttpRequest request) =>
        JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);

    private static JsonElement.ArrayEnumerator Events(JsonDocument body) => body.RootElement.EnumerateArray();
}
