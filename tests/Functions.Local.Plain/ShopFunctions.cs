using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Pipeline.Functions.Local.Plain;

/// <summary>Orders come in over HTTP, go through a queue, and end as receipts in a container.</summary>
public static class ShopFunctions
{
    /// <summary>Takes an order: one answer, and one message if it orders anything.</summary>
    /// <param name="request">The ordered items, a line each.</param>
    /// <param name="id">The order's id.</param>
    /// <param name="cancellationToken">Set when the caller is gone.</param>
    [Function("TakeOrder")]
    public static async Task<OrderAnswer> TakeOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "orders/{id}")] HttpRequestData request,
        string id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        using var reader = new StreamReader(request.Body);
        string[] items = (await reader.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        HttpResponseData response = request.CreateResponse();
        await response.WriteAsJsonAsync(new { id, items = items.Length }, cancellationToken);
        response.StatusCode = items.Length > 0 ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest;
        return new(response, items.Length > 0 ? new Order(id, items) : null);
    }

    /// <summary>Writes the receipt of an order.</summary>
    /// <param name="order">The order.</param>
    [Function("WriteReceipt")]
    [BlobOutput("receipts/{Id}.txt")]
    public static string WriteReceipt([QueueTrigger("orders")] Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Items.Contains("nothing")
            ? throw new InvalidDataException("There is nothing to buy.")
            : $"{order.Id}: {string.Join(", ", order.Items)}";
    }

    /// <summary>Reads a receipt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="receipt">The receipt.</param>
    [Function("ReadReceipt")]
    public static HttpResponseData ReadReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "receipts/{id}")] HttpRequestData request,
        [BlobInput("receipts/{id}.txt")] string receipt
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
        response.WriteString(receipt);
        return response;
    }

    /// <summary>Sends back what came: the body as it is, and what else was seen in headers and cookies of the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Set when the caller is gone.</param>
    [Function("Echo")]
    public static async Task<HttpResponseData> Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo/{*path}")] HttpRequestData request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add(
            "Content-Type",
            request.Headers.TryGetValues("Content-Type", out IEnumerable<string>? types) ? types : ["application/octet-stream"]
        );
        response.Headers.Add("X-Path", request.Url.AbsolutePath);
        response.Headers.Add("X-Query", request.Query["word"] ?? "");
        response.Headers.Add("X-Cookies", string.Join(';', request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        response.Cookies.Append(
            new HttpCookie("seen", "yes")
            {
                HttpOnly = true,
                Path = "/shop",
                SameSite = SameSite.Strict,
            }
        );
        await request.Body.CopyToAsync(response.Body, cancellationToken);
        return response;
    }

    /// <summary>Fails.</summary>
    /// <param name="request">The request.</param>
    [Function("FailPlainly")]
    public static HttpResponseData FailPlainly(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain/fail")] HttpRequestData request
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        throw new InvalidOperationException($"secret of {request.Url}");
    }

    /// <summary>Ends the worker's process, as a fault in native code would.</summary>
    /// <param name="request">The request.</param>
    [Function("Die")]
    public static HttpResponseData Die([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "die")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Environment.FailFast("As asked.");
        return request.CreateResponse();
    }

    /// <summary>Notes that an order was delivered. Its trigger is of an extension that the host does not have.</summary>
    /// <param name="delivery">The event.</param>
    [Function("NoteDelivery")]
    [BlobOutput("receipts/delivered.txt")]
    public static string NoteDelivery([EventGridTrigger] string delivery)
    {
        using var json = JsonDocument.Parse(delivery);
        return json.RootElement.GetProperty("subject").GetString()!;
    }

    /// <summary>Fails twice, then says which try it is.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="context">Knows the try.</param>
    [Function("TryAgain")]
    [FixedDelayRetry(2, "00:00:00.100")]
    [BlobOutput("receipts/tries.txt")]
    public static string TryAgain(
        [TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer,
        FunctionContext context
    )
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(context);
        return context.RetryContext is { RetryCount: 2 } last
            ? $"try {last.RetryCount} of {last.MaxRetryCount}"
            : throw new InvalidDataException("Not yet.");
    }
}
