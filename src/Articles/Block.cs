using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>A stretch of the text with one purpose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in <see cref="Article.Text"/>.</param>
/// <param name="Length">How long it is.</param>
public sealed record Block(BlockKind Kind, int Start, int Length)
{
    /// <summary>Who wrote it, where the block is a <see cref="BlockKind.Post"/> and says so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Poster? Poster { get; init; }

    /// <summary>
    /// When it was written, where the block opens an entry of a live blog: ISO 8601, with the zone where the page states it
    /// (<c>2024-05-03T10:32:00+01:00</c>, <c>2024-05-03T10:32:00</c>; <c>10:32:00</c> where no day is known).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Time { get; init; }

    /// <summary>The first position after the block.</summary>
    [JsonIgnore]
    public int End => Start + Length;
}
