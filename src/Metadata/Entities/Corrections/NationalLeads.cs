using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Kazakh Foreign Ministry”: a name made of common words alone is told from others of its kind by the country before it.
/// </summary>
internal sealed class NationalLeads : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(mention.Type == EntityType.Organisation && IsCommon(article.Text, mention) ? WithLead(article, mention) : mention);
    }

    private static bool IsCommon(NamedText text, Mention mention)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (!text.Is(i, Bodies.Kinds) && !text.Is(i, Titles.Modifiers))
            {
                return false;
            }
        }

        return true;
    }

    private static Mention WithLead(CorrectionContext article, Mention mention)
    {
        SentenceCursor sentence = article.Around(mention);
        for (int lead = 2; lead >= 1; lead--)
        {
            int first = mention.First - lead;
            if (
                sentence.IsCapitalised(first)
                && (article.Text.TraitsOf(first, mention.First) & (NameTraits.Demonym | NameTraits.Country)) != 0
            )
            {
                return mention with { Lead = lead };
            }
        }

        return mention;
    }
}
