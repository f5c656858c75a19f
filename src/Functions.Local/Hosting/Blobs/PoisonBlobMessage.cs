using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>The message about a blob that kept failing, as the real host writes it.</summary>
/// <param name="FunctionId">As <c>Host.Functions.ParseArticle</c>.</param>
/// <param name="ContainerName">The container.</param>
/// <param name="BlobName">The blob.</param>
/// <param name="ETag">The version that failed, in quotes.</param>
internal sealed record PoisonBlobMessage(string FunctionId, string ContainerName, string BlobName, ETag ETag)
{
    /// <summary>The queue that it goes to.</summary>
    public const string Queue = "webjobs-blobtrigger-poison";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message, which is always base64.</summary>
    public string Encode()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("Type", "BlobTrigger");
            json.WriteString(nameof(FunctionId), FunctionId);
            json.WriteString("BlobType", "BlockBlob");
            json.WriteString(nameof(ContainerName), ContainerName);
            json.WriteString(nameof(BlobName), BlobName);
            json.WriteString(nameof(ETag), ETag.ToString("H"));
            json.WriteEndObject();
        }

        return Convert.ToBase64String(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
