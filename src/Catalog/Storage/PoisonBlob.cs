using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Storage;

/// <summary>What is read of a message that the Functions host writes for a blob whose trigger failed too often.</summary>
/// <param name="ContainerName">The blob's container.</param>
/// <param name="BlobName">The blob's name.</param>
internal sealed record PoisonBlob(string? ContainerName, string? BlobName);

/// <summary>Reads it without reflection.</summary>
[JsonSerializable(typeof(PoisonBlob))]
internal sealed partial class PoisonJsonContext : JsonSerializerContext;
