using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Triggers;

namespace Pipeline.Functions.Local.Events;

/// <summary>
/// Hands BlobCreated events to the blob extension's webhook (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage).
/// </summary>
internal sealed class EventDelivery(HostedFunction function, BlobContainerClient container, TriggerHost triggers)
{
    private readonly Uri _webhook = new($"http://localhost/runtime/webhooks/blobs?functionName={Uri.EscapeDataString(function.HostName)}");

    /// <summary>Delivers one batch.</summary>
    /// <param name="names">The names of the blobs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The extension did not accept it.</exception>
    public async Task DeliverAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var events = new JsonArray([.. names.Select(EventOf)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, _webhook)
        {
            Content = new StringContent(events.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("aeg-event-type", "Notification");
        using HttpResponseMessage response = await triggers.Webhooks.Find("blobs")!.ConvertAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private JsonNode EventOf(string name) =>
        new JsonObject
        {
            ["id"] = Guid.NewGuid(),
            ["topic"] = $"/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/{container.AccountName}",
            ["subject"] = $"/blobServices/default/containers/{container.Name}/blobs/{name}",
            ["eventType"] = "Microsoft.Storage.BlobCreated",
            ["eventTime"] = TimeProvider.System.GetUtcNow(),
            ["dataVersion"] = "",
            ["metadataVersion"] = "1",
            ["data"] = new JsonObject
            {
                ["api"] = "PutBlob",
                ["blobType"] = "BlockBlob",
                ["url"] = container.GetBlobClient(name).Uri.AbsoluteUri,
            },
        };
}
