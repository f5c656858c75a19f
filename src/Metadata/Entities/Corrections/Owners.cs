using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Japan’s Finance Ministry” taken for one name: an owner and what it owns. “Lord’s Resistance Army” stays.</summary>
internal sealed class Owners : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        int clitic = mention.First + 1;
        while (clitic < mention.End && text.Text.Tokens[clitic].Kind != TokenKind.Clitic)
        {
            clitic++;
        }

        NameTraits owner = clitic < mention.End - 1 ? text.TraitsOf(mention.First, clitic) : NameTraits.None;
        bool known =
            (owner & (NameTraits.Place | CorrectionContext.Bodies)) != 0
            && (text.TraitsOf(mention.First, clitic + 1) & CorrectionContext.Bodies) == 0;
        if (
            clitic >= mention.End - 1
            || mention.Type != EntityType.Organisation
            || !(known || text.Text.Tokens[clitic - 1].Case == LetterCase.Upper)
        )
        {
            corrected.Add(mention);
            return;
        }

        corrected.Add(new Mention(mention.First, clitic, (owner & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation));
        corrected.Add(mention with { First = clitic + 1 });
    }
}
