namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>How sure one way of finding a speaker is.</summary>
/// <param name="Value">0 to 100; a speaker is given from <see cref="AttributionScores.Least"/> up.</param>
/// <param name="Way">The way, as the documentation shows it.</param>
internal sealed record AttributionScore(int Value, string Way)
{
    /// <summary>The value.</summary>
    /// <param name="score">The score.</param>
    public static implicit operator int(AttributionScore score) => score.Value;
}
