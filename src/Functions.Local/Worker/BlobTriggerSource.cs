namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the host learns of new blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>It lists the container.</summary>
    LogsAndContainerScan,

    /// <summary>Event Grid tells it.</summary>
    EventGrid,
}
