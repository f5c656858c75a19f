using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“The Northern Ledger”, “told the Marsby Clarion”: a name that ends as papers' names do is a paper's, not somebody's.</summary>
internal sealed class Newspapers : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(IsPaper(article, mention) ? mention with { Type = EntityType.Organisation } : mention);
    }

    private static bool IsPaper(CorrectionContext article, Mention mention)
    {
        if (mention is { Type: EntityType.Organisation } or { Count: 1 })
        {
            return false;
        }

        SentenceCursor sentence = article.Around(mention);
        if (!MediaWords.LastWords.ContainsAsWritten(sentence.TextOf(mention.End - 1)))
        {
            return false;
        }

        // “Emily Post”, “Tim Globe” without an article may be somebody.
        return sentence.Matches(mention.First - 1, "the")
            || sentence.Matches(mention.First, "the")
            || (article.Text.TraitsOf(mention.First) & NameTraits.GivenName) == 0;
    }
}
