using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “…,” said Aker; “…,” chimed in Hugo Marsh: who is named right behind a quotation is a person, where the name begins like one or belongs
/// to somebody named in full.
/// </summary>
internal sealed class QuotedSpeakers : ICorrection
{
    private const string File = "Entities/Corrections/QuotedSpeakers.txt";

    private static readonly WordSet Verbs = WordSet.Read(File, "verbs");
    private static readonly WordSet Particles = WordSet.Read(File, "particles");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(
            mention.Type != EntityType.Person && IsSpoken(article.Around(mention), mention.First) && IsPerson(article, mention)
                ? mention with
                {
                    Type = EntityType.Person,
                }
                : mention
        );
    }

    private static bool IsSpoken(SentenceCursor sentence, int first)
    {
        int verb = sentence.Is(first - 1, Particles) ? first - 2 : first - 1;
        return sentence.Is(verb, Verbs) && sentence.TextOf(verb - 1) is ['"' or '”' or '’' or '»'];
    }

    private static bool IsPerson(CorrectionContext article, Mention mention)
    {
        NamedText text = article.Text;
        return mention.Count == 1
            ? article.Surnames.Contains(text.Hashes[mention.First])
            : mention.Count == 2
                && !article.Around(mention).IsCapitalised(mention.End)
                && (text.TraitsOf(mention.First) & NameTraits.GivenName) != 0
                && (article.TraitsOf(mention) & (NameTraits.Place | CorrectionContext.Bodies)) == 0
                && (text.TraitsOf(mention.End - 1) & NameTraits.Surname) != 0
                && !text.Is(mention.End - 1, Bodies.Kinds);
    }
}
