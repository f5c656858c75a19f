using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>Orders come in as blobs, go through a queue into the ledger, and can be asked for over HTTP.</summary>
public sealed class ShopFunctions(Ledger ledger)
{
    [Function("ReadOrder")]
    [QueueOutput("orders", Connection = "Shop")]
    public async Task<Order?> ReadOrder(
        [BlobTrigger("inbox/{name}", Source = BlobTriggerSource.EventGrid, Connection = "Shop")] BlobClient blob,
        string name,
        FunctionContext context,
        CancellationToken cancellationToken
    )
    {
        Response<BlobDownloadResult> content = await blob.DownloadContentAsync(cancellationToken);
        string text = content.Value.Content.ToString();
        ledger.Add($"read {name} {context.FunctionDefinition.Name}");
        return text == "nothing" ? null
            : text == "bad" ? throw new InvalidDataException("bad order")
            : new Order(name, text.Split('\n').Length);
    }

    [Function("BookOrder")]
    public void BookOrder([QueueTrigger("orders", Connection = "Shop")] Order order) => ledger.Add($"booked {order.Id} {order.Lines}");

    [Function("GetOrder")]
    public IResult GetOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/orders/{id}")] HttpRequest request,
        string id
    ) =>
        Results.Json(
            new
            {
                id,
                tags = request.Query["tag"].ToArray(),
                booked = ledger.Entries.Any(entry => entry.StartsWith($"booked {id} ", StringComparison.Ordinal)),
            }
        );

    [Function("Legacy")]
    public static IActionResult Legacy([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "legacy")] HttpRequest request) =>
        new OkObjectResult(request.Method);

    [Function("Home")]
    public static IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Results.Text($"home of {request.Host.Port}");
}
