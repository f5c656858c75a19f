using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Gen Prasit”, “Det Insp Marta Lind”: who has a rank is a person, and the rank is no part of the name.</summary>
internal sealed class Ranks : ICorrection, IAddition
{
    private const int LongestName = 4;

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int first = mention.First;
        while (
            first < mention.End
            && (
                IsRank(article.Text, sentence, first)
                || (first > mention.First && first < mention.End - 1 && sentence.Is(first, Titles.Offices))
            )
        )
        {
            first++;
        }

        // “Lance Cpl.” before [Ana Diaz]: ranks to the end.
        if (
            mention.Type == EntityType.Person
            && sentence.IsCapitalised(mention.End)
            && Titles.Ranks.Contains(sentence.TextOf(mention.End - 1).TrimEnd('.'))
        )
        {
            return;
        }

        // A mention of ranks alone, before a name that another mention or addition has.
        if (first == mention.End)
        {
            if (mention.Count > 1 || !sentence.IsCapitalised(first))
            {
                corrected.Add(mention);
            }

            return;
        }

        bool ranked =
            (first > mention.First || IsRank(article.Text, sentence, first - 1))
            && mention.End - first <= LongestName
            && !sentence.Is(mention.End - 1, Bodies.Kinds);
        bool person = ranked && mention.Type != EntityType.Person && !article.IsKnownBody(mention) && IsName(article.Text, sentence, first);
        corrected.Add(
            ranked && (person || mention.Type == EntityType.Person) ? mention with { First = first, Type = EntityType.Person } : mention
        );
    }

    /// <inheritdoc/>
    public Mention? At(CorrectionContext article, int token, int low, int limit)
    {
        SentenceCursor sentence = article.Text.Text.Around(token);
        if (!IsRank(article.Text, sentence, token - 1) || IsRank(article.Text, sentence, token) || !IsName(article.Text, sentence, token))
        {
            return null;
        }

        int end = token;
        while (end < limit && end - token < LongestName && sentence.IsCapitalised(end) && !sentence.Is(end, Bodies.Kinds))
        {
            end++;
        }

        return end > token ? new Mention(token, end, EntityType.Person) : null;
    }

    private static bool IsName(NamedText text, SentenceCursor sentence, int token) =>
        sentence.CaseOf(token) == LetterCase.Title
        && sentence.LengthOf(token) > 2
        && !sentence.Is(token, Titles.Offices)
        && (text.TraitsOf(token) & (NameTraits.Country | NameTraits.Demonym)) == 0;

    // “Gen”, and “PC” where a given name follows.
    private static bool IsRank(NamedText text, SentenceCursor sentence, int token)
    {
        if (!sentence.IsCapitalised(token) || !sentence.IsCapitalised(token + 1))
        {
            return false;
        }

        ReadOnlySpan<char> word = sentence.TextOf(token).TrimEnd('.');
        return Titles.Ranks.Contains(word)
            || (Titles.DoubtfulRanks.Contains(word) && (text.TraitsOf(token + 1) & NameTraits.GivenName) != 0);
    }
}
