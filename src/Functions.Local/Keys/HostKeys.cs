using System.Text.Json.Serialization;

namespace Pipeline.Functions.Local.Keys;

/// <summary>The keys of the whole app, as <c>azure-webjobs-secrets/{host id}/host.json</c> keeps them.</summary>
/// <param name="MasterKey">Opens everything.</param>
/// <param name="FunctionKeys">Each opens every function.</param>
/// <param name="SystemKeys">Each opens the webhook of the extension it is named for.</param>
internal sealed record HostKeys(
    [property: JsonPropertyName("masterKey")] Key MasterKey,
    [property: JsonPropertyName("functionKeys")] IReadOnlyList<Key> FunctionKeys,
    [property: JsonPropertyName("systemKeys")] IReadOnlyList<Key> SystemKeys
)
{
    /// <summary>The system key of the blobs webhook.</summary>
    public const string BlobsExtension = "blobs_extension";

    public static HostKeys Create() => new(Key.Create("master"), [Key.Create("default")], [Key.Create(BlobsExtension)]);
}
