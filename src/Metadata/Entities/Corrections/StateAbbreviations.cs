using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Pa.” of “Reading, Pa.” belongs to the town before it, “D-Calif.” to the politician: the short form of a state is no name.
/// </summary>
internal sealed class StateAbbreviations : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (mention.Count > 1 || !IsShortForm(article.Around(mention), mention.First))
        {
            corrected.Add(mention);
        }
    }

    private static bool IsShortForm(SentenceCursor sentence, int token) =>
        States.Behind(sentence, token) is not null || States.IsPartyTag(sentence.TextOf(token));
}
