using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Pipeline.Functions.Local.Storage;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// When timers last ran, where the real host keeps it: <c>azure-webjobs-hosts/timers/{host id}/{timer}/status</c>. The SDK's own
/// needs a version of its storage package that no longer fits.
/// </summary>
internal sealed class TimerRecords(StorageConnections connections, string hostId) : ScheduleMonitor
{
    private const string Container = "azure-webjobs-hosts";

    public override async Task<ScheduleStatus?> GetStatusAsync(string timerName)
    {
        try
        {
            BinaryData content = (await BlobOf(timerName).DownloadContentAsync()).Value.Content;
            return JsonSerializer.Deserialize<ScheduleStatus>(content);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null; // What cannot be read is written anew.
        }
    }

    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        BlobClient blob = BlobOf(timerName);
        await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync();
        await blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true);
    }

    private BlobClient BlobOf(string timer) =>
        connections
            .Get(StorageConnections.Default)
            .Blobs.GetBlobContainerClient(Container)
            .GetBlobClient($"timers/{hostId}/{timer}/status");
}
