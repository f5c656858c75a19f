using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Avigon joins Nordvik”: a name of one word that nobody bears in full and no list knows, and that does what companies do, is a company
/// wherever it stands in the article.
/// </summary>
internal sealed class Ventures : ICorrection
{
    private const string File = "Entities/Corrections/Ventures.txt";
    private const int LongestLink = 2;

    private static readonly WordSet Alone = WordSet.Read(File, "alone");
    private static readonly WordSet Another = WordSet.Read(File, "another");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (VerbIn(article, mention) is { } verb)
        {
            corrected.Add(new Mention(mention.First, verb, KindOf(article, mention.First, verb)));
            corrected.Add(new Mention(verb + 1, mention.End, KindOf(article, verb + 1, mention.End)));
            return;
        }

        bool company = mention is { Type: EntityType.Person, Count: 1 } && article.Ventures.Contains(article.Text.Hashes[mention.First]);
        corrected.Add(company ? mention with { Type = EntityType.Organisation } : mention);
    }

    // “Avigon Joins Nordvik” in a title-case headline was taken for one name.
    private static int? VerbIn(CorrectionContext article, Mention mention)
    {
        SentenceCursor sentence = article.Around(mention);
        for (int i = mention.First + 1; mention.Type == EntityType.Person && i < mention.End - 1; i++)
        {
            if (sentence.Is(i, Alone) || sentence.Is(i, Another))
            {
                return i;
            }
        }

        return null;
    }

    private static EntityType KindOf(CorrectionContext article, int first, int end)
    {
        NameTraits traits = article.Text.TraitsOf(first, end);
        return (traits & NameTraits.Place) != 0 && (traits & CorrectionContext.Bodies) == 0 ? EntityType.Place
            : end - first > 1 && (article.Text.TraitsOf(first) & NameTraits.GivenName) != 0 ? EntityType.Person
            : EntityType.Organisation;
    }

    /// <summary>Whether a name does what a company does.</summary>
    /// <param name="article">The article.</param>
    /// <param name="mention">The name.</param>
    public static bool IsVenture(CorrectionContext article, Mention mention)
    {
        if (
            mention is not { Type: EntityType.Person, Count: 1 }
            || article.TraitsOf(mention) != NameTraits.None
            || article.Surnames.Contains(article.Text.Hashes[mention.First])
        )
        {
            return false;
        }

        SentenceCursor sentence = article.Around(mention);
        if (sentence.IsCapitalised(mention.First - 1) && !sentence.IsCapitalised(mention.End))
        {
            // “Captain Avigon”: the beginning of the name, or what somebody is, was not recognised.
            return false;
        }

        if (sentence.Is(mention.End, Alone))
        {
            return true;
        }

        if (!sentence.Is(mention.End, Another))
        {
            return false;
        }

        int other = mention.End + 1;
        while (other <= mention.End + LongestLink && sentence.Contains(other) && !sentence.IsCapitalised(other))
        {
            other++;
        }

        const NameTraits Joinable = NameTraits.Club | NameTraits.Place | NameTraits.GivenName | NameTraits.Demonym;
        return sentence.IsCapitalised(other)
            && (article.Text.TraitsOf(other) & Joinable) == 0
            && (!sentence.IsCapitalised(other + 1) || sentence.IsCapitalised(mention.End));
    }
}
