using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Local.Settings;

/// <summary><c>extensions.blobs</c> of host.json.</summary>
internal sealed record BlobSettings
{
    /// <summary>Blobs of one function processed at once.</summary>
    public required int MaxDegreeOfParallelism { get; init; }

    /// <summary>Attempts before a blob is poison.</summary>
    public required int PoisonBlobThreshold { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="blobs">The section.</param>
    /// <exception cref="HostSettingException">A value cannot be.</exception>
    public static BlobSettings Read(IConfigurationSection blobs)
    {
        var reader = new SettingReader(blobs);
        return new()
        {
            MaxDegreeOfParallelism = reader.Number("maxDegreeOfParallelism", 8 * Environment.ProcessorCount, 1, int.MaxValue),
            PoisonBlobThreshold = reader.Number("poisonBlobThreshold", 5, 1, int.MaxValue),
        };
    }
}
