using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Automaker Subaru fell”: what a company is, before its name, is no part of the name.</summary>
internal sealed class Trades : ICorrection
{
    private static readonly WordSet Words = WordSet.Read("Entities/Corrections/Trades.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool trade =
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && article.Text.Is(mention.First, Words)
            && !article.IsKnownBody(mention);
        corrected.Add(trade ? mention with { First = mention.First + 1 } : mention);
    }
}
