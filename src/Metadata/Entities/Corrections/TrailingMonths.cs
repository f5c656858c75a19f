using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Volkswagen July” of a market report: the month is no part of the name.</summary>
internal sealed class TrailingMonths : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool month =
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && article.Text.Is(mention.End - 1, Calendar.Months)
            && !article.IsKnownBody(mention);
        corrected.Add(month ? mention with { End = mention.End - 1 } : mention);
    }
}
