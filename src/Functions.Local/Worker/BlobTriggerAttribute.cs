using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function when a blob is created or replaced.</summary>
/// <param name="blobPath"><c>container/pattern</c>, such as <c>articles/{name}</c>.</param>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary><c>container/pattern</c>, such as <c>articles/{name}</c>.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The name of the setting with the connection; <c>AzureWebJobsStorage</c> when null.</summary>
    public string? Connection { get; set; }

    /// <summary>How the host learns of new blobs.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
