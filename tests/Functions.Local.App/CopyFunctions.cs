using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.App;

/// <summary>What goes through the queue.</summary>
/// <param name="Name">The blob.</param>
/// <param name="Text">Its content.</param>
public sealed record Copy(string Name, string Text);

/// <summary>Copies text in capital letters.</summary>
/// <param name="storage">Where the copies go.</param>
/// <param name="greeting">How to greet.</param>
public sealed class CopyFunctions(BlobServiceClient storage, Greeting greeting)
{
    /// <summary>Reads a blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    [Function("Read")]
    [QueueOutput("copies", Connection = "AppStorage")]
    public static async Task<Copy> Read(
        [BlobTrigger("inbox/{name}", Source = BlobTriggerSource.EventGrid, Connection = "AppStorage")] BlobClient blob,
        string name,
        CancellationToken cancellationToken
    )
    {
        Response<BlobDownloadResult> content = await blob.DownloadContentAsync(cancellationToken);
        return new(name, content.Value.Content.ToString());
    }

    /// <summary>Writes the copy.</summary>
    /// <param name="copy">What to write.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    [Function("Write")]
    public async Task Write([QueueTrigger("copies", Connection = "AppStorage")] Copy copy, CancellationToken cancellationToken)
    {
        BlobContainerClient outbox = storage.GetBlobContainerClient("outbox");
        await outbox
            .GetBlobClient(copy.Name)
            .UploadAsync(BinaryData.FromString(copy.Text.ToUpper(CultureInfo.InvariantCulture)), overwrite: true, cancellationToken);
    }

    /// <summary>Greets.</summary>
    /// <param name="request">The request.</param>
    [Function("Greet")]
    public IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text($"{greeting.Text} {request.Query["name"]}");
}
