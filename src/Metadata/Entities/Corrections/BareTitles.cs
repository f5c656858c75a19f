using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “King” and “Bishop” alone are names only of people whose full name ends so; “Kazakh Presiden said” has a misspelt office.
/// </summary>
internal sealed class BareTitles : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int last = mention.End - 1;
        bool title = mention.Type == EntityType.Person || (mention.Type == EntityType.Organisation && text.Is(last, Titles.Offices));
        bool bare = title && !article.Surnames.Contains(text.Hashes[last]) && AreTitles(text, mention);
        if (!bare && !(mention.Count <= 2 && IsMisspelt(text, last)))
        {
            corrected.Add(mention);
        }
    }

    private static bool AreTitles(NamedText text, Mention mention)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (
                !text.Is(i, Titles.Offices)
                && !text.Is(i, Titles.Honorifics)
                && !text.Is(i, Titles.Modifiers)
                && (text.TraitsOf(i) & NameTraits.Demonym) == 0
            )
            {
                return false;
            }
        }

        return true;
    }

    // Behind a nationality, a word that is no known name and nearly an office.
    private static bool IsMisspelt(NamedText text, int token) =>
        (text.TraitsOf(token - 1) & NameTraits.Demonym) != 0
        && (text.TraitsOf(token) & (NameTraits.GivenName | NameTraits.Surname)) == 0
        && Titles.IsMisspeltOffice(text.Text.TextOf(token));
}
