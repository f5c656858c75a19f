using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Blobs;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// What a message on one of the pipeline's queues is about: only what is needed to name the blob is read, and any other content is no
/// error.
/// </summary>
/// <param name="ContainerName">The container, in a message that the Functions host wrote for a blob whose trigger failed too often.</param>
/// <param name="BlobName">The blob, in the same, and in a message that an article was parsed.</param>
/// <param name="Data">The blob, in an event that it was deleted.</param>
internal sealed record PoisonSubject(string? ContainerName, string? BlobName, PoisonSubjectData? Data)
{
    /// <summary>Reads a message; null when it is about nothing that this pipeline knows.</summary>
    /// <param name="message">The message, decoded.</param>
    public static PoisonSubject? Read(BinaryData message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, PoisonJsonContext.Default.PoisonSubject);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The blob's name; null when the message does not say.</summary>
    public string? Blob() =>
        BlobName is { Length: > 0 } ? BlobName
        : Uri.TryCreate(Data?.Url, UriKind.Absolute, out Uri? address) && new BlobUriBuilder(address).BlobName is { Length: > 0 } named
            ? named
        : null;
}

/// <summary>The blob of an event.</summary>
/// <param name="Url">Its address.</param>
internal sealed record PoisonSubjectData(string? Url);

/// <summary>Reads it without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(PoisonSubject))]
internal sealed partial class PoisonJsonContext : JsonSerializerContext;
