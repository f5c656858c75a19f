using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Sheikh Hasina”, “Chancellor of the Exchequer Rishi Sunak”: what a person is stands before the name.</summary>
internal sealed class LeadingTitles : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        while (
            mention is { Type: EntityType.Person, Count: > 1 }
            && (
                (text.Is(mention.First, Titles.Honorifics) && !IsInitials(text, mention))
                || (text.Is(mention.First, Titles.Offices) && (text.TraitsOf(mention.First) & NameTraits.GivenName) == 0)
            )
        )
        {
            mention = mention with { First = mention.First + 1 };
        }

        SentenceCursor sentence = article.Around(mention);
        int of = mention.First - (sentence.Is(mention.First - 1, "the") ? 2 : 1);
        bool office = sentence.Is(of, Grammar.OfAndFor) && sentence.Is(of - 1, Titles.Offices);
        bool part =
            office && mention is { Type: EntityType.Person, Count: >= 3 } && (text.TraitsOf(mention.First) & NameTraits.GivenName) == 0;
        corrected.Add(part ? mention with { First = mention.First + 1 } : mention);
    }

    // “MS Gill”: two capitals before a name in ordinary letters are no title.
    private static bool IsInitials(NamedText text, Mention mention) =>
        text.Text.Tokens[mention.First] is { Case: LetterCase.Upper, Length: 2 }
        && text.Text.Tokens[mention.First + 1].Case == LetterCase.Title;
}
