using System.Text.Json.Serialization;

namespace Pipeline.Functions.Upkeep;

/// <summary>
/// What is read of an Event Grid event about a blob (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage).
/// </summary>
/// <param name="Data">What it is about.</param>
public sealed record BlobEvent([property: JsonPropertyName("data")] BlobEventData? Data);

/// <summary>The blob of an event.</summary>
/// <param name="Url">Its address.</param>
public sealed record BlobEventData([property: JsonPropertyName("url")] string? Url);
