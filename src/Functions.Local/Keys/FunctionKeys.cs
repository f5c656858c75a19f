using System.Text.Json.Serialization;

namespace Pipeline.Functions.Local.Keys;

/// <summary>The keys of one function, as <c>azure-webjobs-secrets/{host id}/{function}.json</c> keeps them.</summary>
/// <param name="Keys">Each opens the function.</param>
internal sealed record FunctionKeys([property: JsonPropertyName("keys")] IReadOnlyList<Key> Keys)
{
    public static FunctionKeys Create() => new([Key.Create("default")]);
}
