using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Muhammadu Buhari of Nigeria and Patrice Talon of Benin” taken for one organisation: people and where they are from. “ABC of Australia”
/// likewise.
/// </summary>
internal sealed class Origins : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        int rest = mention.First;
        while (rest < mention.End && Split(article, mention with { First = rest }, corrected) is > 0 and int next)
        {
            rest = next;
            if (rest + 1 < mention.End && article.Text.Text.Is(rest, "and"))
            {
                rest++;
            }
            else
            {
                return;
            }
        }

        if (rest < mention.End)
        {
            corrected.Add(mention with { First = rest });
        }
    }

    // Where what follows the place begins; 0 where this is no name with its origin.
    private static int Split(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int of = mention.First + 1;
        while (of < mention.End && !text.Text.Is(of, "of"))
        {
            of++;
        }

        bool place = of < mention.End - 1 && (text.TraitsOf(of + 1) & (NameTraits.Country | NameTraits.City)) != 0;
        if (mention.Type != EntityType.Organisation || !place || article.IsKnownBody(mention))
        {
            return 0;
        }

        NameTraits first = text.TraitsOf(mention.First),
            name = text.TraitsOf(mention.First, of);
        bool person = of - mention.First is 2 or 3 && (first & NameTraits.GivenName) != 0 && (name & CorrectionContext.Bodies) == 0;
        bool body =
            of - mention.First == 1 && (first & CorrectionContext.Bodies) != 0 && text.Text.Tokens[mention.First].Case == LetterCase.Upper;
        for (int i = mention.First; i < of; i++)
        {
            person &= text.IsCapitalised(i) && !text.Is(i, Lexicon.Bodies.Kinds);
        }

        if (!person && !body)
        {
            return 0;
        }

        corrected.Add(new Mention(mention.First, of, person ? EntityType.Person : EntityType.Organisation));
        corrected.Add(new Mention(of + 1, of + 2, EntityType.Place));
        return of + 2;
    }
}
