using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// Keeps why an article failed the last time, beside its parsed form, so that whoever looks at the poison queues can see it: the hosts move
/// a message there without its error.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class Failures(CatalogStore store)
{
    private const int LongestError = 1000;

    /// <summary>Notes a failure. What fails while it is noted is let go: the article's own failure matters.</summary>
    /// <param name="blobName">The blob.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    public async Task NoteAsync(string blobName, Exception failure, CancellationToken cancellationToken)
    {
        if (failure is OperationCanceledException || StorageFault.IsTransient(failure, cancellationToken))
        {
            return; // storage is away, so there is nowhere to note it
        }

        try
        {
            int tries = (await FindAsync(blobName, cancellationToken))?.Tries ?? 0;
            var note = new Failure(Excerpt(failure.Message), tries + 1);
            await store
                .Parsed.GetBlobClient(NameOf(blobName))
                .UploadAsync(
                    new BinaryData(JsonSerializer.SerializeToUtf8Bytes(note, FailureJsonContext.Default.Failure)),
                    overwrite: true,
                    cancellationToken
                );
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException or JsonException)
        {
            // Then it is in the log only.
        }
    }

    /// <summary>Finds how an article failed the last time; null when it did not, or that was long ago.</summary>
    /// <param name="blobName">The blob.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<Failure?> FindAsync(string blobName, CancellationToken cancellationToken) =>
        await store.Parsed.GetBlobClient(NameOf(blobName)).FindContentAsync(cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json, FailureJsonContext.Default.Failure)
            : null;

    private static string NameOf(string blobName) => $"{ArticleId.FromBlobName(blobName)}/failure.json";

    private static string Excerpt(string message) =>
        message.Split('\n')[0] is { Length: > LongestError } line ? line[..LongestError] : message.Split('\n')[0].Trim();
}

/// <summary>How an article failed the last time.</summary>
/// <param name="Error">What went wrong.</param>
/// <param name="Tries">How often it has failed.</param>
internal sealed record Failure(string Error, int Tries);

/// <summary>Reads and writes it without reflection.</summary>
[JsonSerializable(typeof(Failure))]
internal sealed partial class FailureJsonContext : JsonSerializerContext;
