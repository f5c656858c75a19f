using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Ghana” of “Ghana Police Service”: a country and the common words of a body make its name.</summary>
internal sealed class NationalBodies : ICorrection
{
    private const int LongestBody = 4;

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool country = mention.Type == EntityType.Place && (article.TraitsOf(mention) & NameTraits.Country) != 0;
        corrected.Add(
            country && EndOfBody(article, mention) is > 0 and int end ? new Mention(mention.First, end, EntityType.Organisation) : mention
        );
    }

    // The end of the capitalised common words behind a country that make up the name of a body; 0 where there are none.
    private static int EndOfBody(CorrectionContext article, Mention country)
    {
        NamedText text = article.Text;
        SentenceCursor sentence = article.Around(country);
        int end = country.End;
        while (
            end - country.End < LongestBody
            && sentence.CaseOf(end) == LetterCase.Title
            && !sentence.Is(end, Titles.Offices)
            && (sentence.Is(end, Bodies.Kinds) || (text.TraitsOf(end) & (NameTraits.GivenName | NameTraits.Place)) == 0)
        )
        {
            end++;
        }

        bool more = sentence.IsCapitalised(end) || sentence.Is(end, Grammar.OfAndFor);
        return end - country.End >= 2 && !more && sentence.Is(end - 1, Bodies.Kinds) && !sentence.Is(end - 1, Bodies.Sites) ? end : 0;
    }
}
