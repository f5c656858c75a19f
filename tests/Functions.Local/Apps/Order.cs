using System.Text.Json.Serialization;

namespace Pipeline.Functions.Local.Tests.Apps;

public sealed record Order([property: JsonPropertyName("order_id")] string Id, int Lines);
