using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Supreme Court Justice Ruth Bader Ginsburg”, “Lamu Governor Fahim Twaha” taken for one organisation: a court or place, an office and a
/// person.
/// </summary>
internal sealed class OfficeHolders : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int office = mention.Type == EntityType.Organisation ? mention.First : mention.End;
        while (
            office < mention.End - 1
            && !(
                mention.End - office is >= 3 and <= 5
                && text.Is(office, Titles.Offices)
                && ((text.TraitsOf(office + 1) & NameTraits.GivenName) != 0 || IsOfficeOfPlace(text, mention, office))
            )
        )
        {
            office++;
        }

        if (office >= mention.End - 1)
        {
            corrected.Add(mention);
            return;
        }

        if (office > mention.First && text.Is(office - 1, Bodies.Kinds))
        {
            corrected.Add(mention with { End = office });
        }
        else if (IsOfficeOfPlace(text, mention, office))
        {
            corrected.Add(new Mention(mention.First, office, EntityType.Place));
        }

        corrected.Add(new Mention(office + 1, mention.End, EntityType.Person));
    }

    private static bool IsOfficeOfPlace(NamedText text, Mention mention, int office)
    {
        if ((text.TraitsOf(mention.First, office) & NameTraits.Place) == 0)
        {
            return false;
        }

        for (int i = office + 1; i < mention.End; i++)
        {
            if (!text.IsCapitalised(i) || text.Is(i, Bodies.Kinds) || text.Is(i, Titles.Offices))
            {
                return false;
            }
        }

        return true;
    }
}
