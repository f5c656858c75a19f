using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Local.Hosting.Blobs;

namespace Pipeline.Functions.Local.Hosting.Timers;

/// <summary>
/// The last and next run of one timer, kept where the real host keeps it: <c>azure-webjobs-hosts/timers/{host id}/{function}/status</c>.
/// </summary>
internal sealed partial class TimerRecord(BlobServiceClient hostStorage, string hostId, string function)
{
    private readonly BlobContainerClient _container = hostStorage.GetBlobContainerClient(BlobReceipts.HostsContainer);

    /// <summary>Where it is kept.</summary>
    public Uri Address => Blob.Uri;

    private BlobClient Blob => _container.GetBlobClient($"timers/{hostId}/{function}/status");

    /// <summary>Reads the record; null when the timer never ran.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        try
        {
            var content = await Blob.DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content, TimerJson.Default.ScheduleStatus);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null; // Damaged: as good as none.
        }
    }

    public async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        await Blob.UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(status, TimerJson.Default.ScheduleStatus)), overwrite: true, cancellationToken);

    [JsonSerializable(typeof(ScheduleStatus))]
    private sealed partial class TimerJson : JsonSerializerContext;
}
