using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>Who wrote an embedded post of a social network.</summary>
/// <param name="Name">The name shown, or null.</param>
/// <param name="Handle">The account, without “@”, or null.</param>
public sealed record Poster(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Handle
);
