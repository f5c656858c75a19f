using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Alabama Governor”, “Assam CM”, “Rural Fire Service Commissioner” before a name: the office goes, the place or body stays.
/// </summary>
internal sealed class TrailingOffices : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        SentenceCursor sentence = article.Around(mention);
        int last = mention.End - 1;
        NameTraits holder = text.TraitsOf(mention.First, last);
        if (mention is not { Type: EntityType.Organisation, Count: > 1 })
        {
            corrected.Add(mention);
        }
        else if (sentence.Is(last, Titles.Offices) && (holder & NameTraits.Place) != 0)
        {
            corrected.Add(mention with { End = last, Type = EntityType.Place });
        }
        else if (
            sentence.CaseOf(last) == LetterCase.Upper
            && sentence.Is(last, Titles.ShortOffices)
            && (holder & (NameTraits.Place | CorrectionContext.Bodies)) != 0
        )
        {
            corrected.Add(
                mention with
                {
                    End = last,
                    Type = (holder & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation,
                }
            );
        }
        else
        {
            bool named =
                mention.Count > 2
                && sentence.Is(last, Titles.Offices)
                && sentence.Is(last - 1, Lexicon.Bodies.Kinds)
                && sentence.CaseOf(mention.End) == LetterCase.Title;
            corrected.Add(named ? mention with { End = last } : mention);
        }
    }
}
