namespace Pipeline.Functions.Local.Settings;

/// <summary><c>extensions.blobs</c> of host.json.</summary>
internal sealed record BlobSettings
{
    /// <summary>Blobs of one function processed at once.</summary>
    public required int MaxDegreeOfParallelism { get; init; }

    /// <summary>Attempts before a blob is poison.</summary>
    public required int PoisonBlobThreshold { get; init; }
}
