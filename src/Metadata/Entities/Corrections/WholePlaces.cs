using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Sri” of “Sri Lanka”: the whole name of a country or great city.</summary>
internal sealed class WholePlaces : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(mention.Type == EntityType.Organisation ? mention : Whole(article, mention));
    }

    private static Mention Whole(CorrectionContext article, Mention mention)
    {
        NamedText text = article.Text;
        SentenceCursor sentence = article.Around(mention);
        for (int first = Math.Max(sentence.First, mention.First - 2); first <= mention.First; first++)
        {
            for (int end = Math.Min(sentence.End, first + 4); end >= mention.End && end - first > mention.Count; end--)
            {
                // “Newcastle upon Tyne”: three words are a name by themselves.
                NameTraits known = end - first >= 3 ? NameTraits.Country | NameTraits.City : NameTraits.Country | NameTraits.MajorCity;
                if (text.IsCapitalised(first) && text.IsCapitalised(end - 1) && (text.TraitsOf(first, end) & known) != 0)
                {
                    return new Mention(first, end, EntityType.Place);
                }
            }
        }

        return mention;
    }
}
