using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// The name of a country that is nothing else, or of a division before an office: “First Minister of Scotland”, “the embassy in New
/// Zealand”, “Assam CM”.
/// </summary>
internal sealed class PlainCountries : IAddition
{
    private const int LongestName = 3;

    private const NameTraits Else = NameTraits.GivenName | NameTraits.Surname | NameTraits.Demonym | CorrectionContext.Bodies;

    /// <inheritdoc/>
    public Mention? At(CorrectionContext article, int token, int low, int limit)
    {
        NamedText text = article.Text;
        for (int end = Math.Min(limit, token + LongestName); end > token; end--)
        {
            NameTraits traits = text.TraitsOf(token, end);
            bool governed =
                end < limit
                && text.IsCapitalised(end)
                && (
                    text.Is(end, Titles.Offices)
                    || text.Is(end, Titles.Modifiers)
                    || (text.Is(end, Titles.ShortOffices) && text.Text.Tokens[end].Case == LetterCase.Upper)
                );
            NameTraits named = governed
                ? NameTraits.Country | NameTraits.Region | NameTraits.Division
                : NameTraits.Country | NameTraits.Region;
            if ((traits & named) != 0 && (traits & Else) == 0)
            {
                bool alone =
                    (end == limit || governed || !text.IsCapitalised(end))
                    && !text.IsCapitalised(token - 1)
                    && text.Text.Tokens[token].Case != LetterCase.Upper;
                return alone ? new Mention(token, end, EntityType.Place) : null;
            }
        }

        return null;
    }
}
