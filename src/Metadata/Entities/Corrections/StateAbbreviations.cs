using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Pa.” of “Reading, Pa.” belongs to the town before it, “D-Calif.” and “R-Long Beach” to the politician: the short form of a state is no
/// name, and neither is a party with where its member was elected.
/// </summary>
internal sealed class StateAbbreviations : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool state = mention.Count == 1 && States.Behind(sentence, mention.First) is not null;
        if (!state && !IsPartyTag(sentence, mention.First))
        {
            corrected.Add(mention);
        }
    }

    private static bool IsPartyTag(SentenceCursor sentence, int token) =>
        sentence.TextOf(token) is ['D' or 'R' or 'I', '-' or '–', >= 'A' and <= 'Z', ..]
        && (sentence.IsMark(token - 1, ',') || sentence.IsMark(token - 1, '('))
        && sentence.IsCapitalised(token - 2);
}
