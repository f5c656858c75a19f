using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“B Shiva Parvathi”, “KM Zahid Sarkar”: one or two initials before the name are part of it.</summary>
internal sealed class Initials : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);

        // “JP Smuts” taken for an organisation: two initials and a family name.
        if (
            mention is { Type: EntityType.Organisation, Count: 2 }
            && sentence.LengthOf(mention.First) == 2
            && sentence.CaseOf(mention.First) == LetterCase.Upper
            && IsUnknown(article.Text, mention.First)
            && sentence.CaseOf(mention.First + 1) == LetterCase.Title
            && (article.Text.TraitsOf(mention.First + 1) & ~(NameTraits.CommonSurname | NameTraits.Surname)) == 0
            && !article.IsKnownBody(mention)
        )
        {
            corrected.Add(mention with { Type = EntityType.Person });
            return;
        }

        int before = mention.First - 1;
        bool initial =
            sentence.LengthOf(before) == 1 && sentence.IsCapitalised(before) && !sentence.Is(before, "A") && !sentence.Is(before, "I");
        bool initials =
            sentence.LengthOf(before) == 2
            && sentence.CaseOf(before) == LetterCase.Upper
            && sentence.CaseOf(mention.First) == LetterCase.Title
            && IsUnknown(article.Text, before);
        corrected.Add(mention.Type == EntityType.Person && (initial || initials) ? mention with { First = before } : mention);
    }

    // “US”, “EU”, “CM” and “QC” are no initials; in two capitals, “MS Gill” and “DR Patil” have no title.
    private static bool IsUnknown(NamedText text, int token) =>
        (text.TraitsOf(token) & (NameTraits.Place | NameTraits.Demonym | CorrectionContext.Bodies)) == 0
        && !text.Is(token, Titles.Offices)
        && !text.Is(token, Titles.ShortOffices)
        && !text.Is(token, Titles.Modifiers)
        && !text.Is(token, Titles.AfterNames)
        && !text.Is(token, Titles.Ranks)
        && !text.Is(token, Titles.DoubtfulRanks)
        && !text.Is(token, Bodies.Kinds);
}
