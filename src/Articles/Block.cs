using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>A stretch of the text with one purpose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in <see cref="Article.Text"/>.</param>
/// <param name="Length">How long it is.</param>
public sealed record Block(BlockKind Kind, int Start, int Length)
{
    /// <summary>The first position after the block.</summary>
    [JsonIgnore]
    public int End => Start + Length;
}
