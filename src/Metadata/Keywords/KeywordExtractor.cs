using System.Runtime.InteropServices;
using Pipeline.Articles;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Keywords;

/// <summary>Finds the phrases that say most about the article, by YAKE.</summary>
/// <remarks>
/// Campos, Mangaravite, Pasquali, Jorge, Nunes and Jatowt, “YAKE! Keyword extraction from single documents using multiple local features”,
/// Information Sciences 509 (2020). Phrases have up to three words, no stop words, and end in what can be a noun, with nothing but nouns,
/// adjectives and participles before it
/// (Justeson and Katz, “Technical terminology: some linguistic properties and an algorithm for identification in text”, Natural Language
/// Engineering 1, 1995);
/// names already found as entities are left out; of phrases that share words, only the best is kept.
/// </remarks>
internal sealed class KeywordExtractor
{
    private const int LongestPhrase = 3;
    private const int MostKeywords = 10;

    // With so many of them, single words that stand once are left out.
    private const int EnoughKeywords = 5;

    // What standing once costs a single word.
    private const double ChancePenalty = 4;

    private readonly WordSet _stopWords = StopWords.All;

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article, which are no keywords.</param>
    /// <returns>The phrases, best first; the best has score 1.</returns>
    public IReadOnlyList<Keyword> Extract(AnalysedText text, IReadOnlyList<Entity> entities)
    {
        (ulong[] words, WordKind[] kinds) = Words(text);
        bool[] named = Named(text, entities);
        if (Count(text, words) is not { } terms)
        {
            return [];
        }

        var phrases = new Dictionary<ulong, Phrase>(text.Tokens.Length / 2);
        foreach (Sentence sentence in text.Sentences)
        {
            for (int first = sentence.FirstToken; first < sentence.EndToken; first++)
            {
                ulong hash = NameHash.Empty;
                bool name = true;
                for (int end = first + 1; end <= Math.Min(first + LongestPhrase, sentence.EndToken) && words[end - 1] != 0; end++)
                {
                    hash = NameHash.Append(hash, words[end - 1]);
                    name &= named[end - 1];
                    WordKind kind = kinds[end - 1];
                    if (kind is WordKind.Verb or WordKind.Adverb)
                    {
                        break;
                    }

                    if (kind is WordKind.Noun && !name && !named[first] && !named[end - 1] && !IsTitle(words, kinds, first, end))
                    {
                        ref Phrase phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, hash, out bool known);
                        phrase = known ? phrase with { Frequency = phrase.Frequency + 1 } : new Phrase(first, end, 1);
                    }
                }
            }
        }

        DropChance(terms, phrases);
        DropParts(words, phrases);
        return Best(text, terms, phrases);
    }

    // The hash of each word that can be part of a phrase, 0 for all other tokens, and what it mostly is.
    private (ulong[] Words, WordKind[] Kinds) Words(AnalysedText text)
    {
        ulong[] words = new ulong[text.Tokens.Length];
        var kinds = new WordKind[words.Length];
        foreach (Sentence sentence in text.Sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.EndToken && text.Blocks[sentence.Block].Kind != BlockKind.Credit; i++)
            {
                if (
                    text.Tokens[i] is { Kind: TokenKind.Word, Length: > 2 }
                    && !_stopWords.Contains(text.Hashes[i])
                    && !text.TextOf(i).ContainsAnyInRange('0', '9')
                    && !IsAbbreviation(text, sentence, i)
                    && !IsSlug(text.TextOf(i))
                )
                {
                    words[i] = text.Hashes[i];
                    kinds[i] = WordKinds.Of(text.TextOf(i), words[i]);
                }
            }
        }

        return (words, kinds);
    }

    // “Sept.”, “Calif.”, “N.J.”, “Brig Gen”: what is shortened belongs to a date, a town or a person.
    private static bool IsAbbreviation(AnalysedText text, Sentence sentence, int token) =>
        text.TextOf(token).Contains('.')
        || (text.Tokens[token].Case != LetterCase.Lower && Titles.Ranks.Contains(text.Hashes[token]))
        || States.Behind(new SentenceCursor(text, sentence), token) is not null;

    // “Soccer-Liverpool thrash Southampton”: agencies put the subject before a headline.
    private static bool IsSlug(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOf('-');
        return hyphen > 0 && hyphen + 1 < word.Length && char.IsUpper(word[0]) && char.IsUpper(word[hyphen + 1]);
    }

    // “President”, “vice president”, “Kazakh president”: what somebody is says little about what the article is about.
    private static bool IsTitle(ulong[] words, WordKind[] kinds, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            bool adjective = i < end - 1 && kinds[i] is WordKind.Adjective or WordKind.Demonym;
            if (
                !adjective
                && !Titles.Offices.Contains(words[i])
                && !Titles.Modifiers.Contains(words[i])
                && !Titles.Honorifics.Contains(words[i])
            )
            {
                return false;
            }
        }

        return Titles.Offices.Contains(words[end - 1]) || Titles.Honorifics.Contains(words[end - 1]);
    }

    private static bool[] Named(AnalysedText text, IReadOnlyList<Entity> entities)
    {
        bool[] named = new bool[text.Tokens.Length];
        foreach (Entity entity in entities)
        {
            foreach (TokenSpan mention in entity.MentionTokens)
            {
                named.AsSpan(mention.First, mention.Count).Fill(true);
            }
        }

        return named;
    }

    // What is counted of the word of each token; null where no token has a word that counts.
    private static TermStatistics[]? Count(AnalysedText text, ulong[] words)
    {
        var terms = new Dictionary<ulong, TermStatistics>(text.Tokens.Length / 3);
        var termOf = new TermStatistics[words.Length];
        for (int s = 0; s < text.Sentences.Length; s++)
        {
            Sentence sentence = text.Sentences[s];
            TermStatistics? previous = null;
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (words[i] == 0)
                {
                    previous = null;
                    continue;
                }

                ref TermStatistics? term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, words[i], out _);
                term ??= new TermStatistics();
                termOf[i] = term;
                term.Add(s, i > sentence.FirstToken && text.Tokens[i].Case is not LetterCase.Lower);
                if (previous is not null)
                {
                    previous.AddRight(words[i]);
                    term.AddLeft(words[i - 1]);
                }

                previous = term;
            }
        }

        if (terms.Count == 0)
        {
            return null;
        }

        Weigh(terms, text.Sentences.Length);
        return termOf;
    }

    private static void Weigh(Dictionary<ulong, TermStatistics> terms, int sentences)
    {
        double mean = terms.Values.Average(term => term.Frequency);
        double deviation = Math.Sqrt(terms.Values.Average(term => (term.Frequency - mean) * (term.Frequency - mean)));
        int most = terms.Values.Max(term => term.Frequency);
        foreach (TermStatistics term in terms.Values)
        {
            term.Weigh(mean + deviation, most, sentences);
        }
    }

    // A phrase that stands once must be made of words that come back, all but one: a headline's “Report indicates Mexican” is none.
    private static void DropChance(TermStatistics[] terms, Dictionary<ulong, Phrase> phrases)
    {
        foreach ((ulong hash, Phrase phrase) in phrases)
        {
            if (phrase.Frequency > 1 || phrase.End - phrase.First == 1)
            {
                continue;
            }

            int once = 0;
            for (int i = phrase.First; i < phrase.End; i++)
            {
                once += terms[i].Frequency == 1 ? 1 : 0;
            }

            if (once > 1)
            {
                phrases.Remove(hash);
            }
        }
    }

    // Of “river ice” and “river ice forms” the one that comes back is the phrase; “river” alone is none where it is mostly part of “river
    // ice”.
    private static void DropParts(ulong[] words, Dictionary<ulong, Phrase> phrases)
    {
        var dropped = new HashSet<ulong>();
        foreach ((ulong hash, Phrase phrase) in phrases)
        {
            for (int side = 0; side < 2 && phrase.End - phrase.First > 1; side++)
            {
                ulong part = NameHash.Empty;
                for (int i = phrase.First + side; i < phrase.End - 1 + side; i++)
                {
                    part = NameHash.Append(part, words[i]);
                }

                int occurrences = phrases.TryGetValue(part, out Phrase known) ? known.Frequency : 0;
                if (phrase.Frequency > 1 && occurrences * 2 <= phrase.Frequency * 3)
                {
                    dropped.Add(part);
                }
                else if (phrase.End - phrase.First == LongestPhrase && occurrences > phrase.Frequency)
                {
                    dropped.Add(hash);
                }
            }
        }

        foreach (ulong hash in dropped)
        {
            phrases.Remove(hash);
        }
    }

    private static List<Keyword> Best(AnalysedText text, TermStatistics[] terms, Dictionary<ulong, Phrase> phrases)
    {
        var ranked = new (double Weight, Phrase Phrase)[phrases.Count];
        int count = 0;
        foreach (Phrase phrase in phrases.Values)
        {
            ranked[count++] = (Weight(phrase, terms), phrase);
        }

        // Of equal weight the earlier, then the shorter.
        Array.Sort(
            ranked,
            static (a, b) =>
                a.Weight != b.Weight ? a.Weight.CompareTo(b.Weight)
                : a.Phrase.First != b.Phrase.First ? a.Phrase.First.CompareTo(b.Phrase.First)
                : a.Phrase.End.CompareTo(b.Phrase.End)
        );
        var keywords = new List<Keyword>(MostKeywords);
        HashSet<ulong> used = [];
        double best = 0;
        foreach ((double weight, Phrase phrase) in ranked)
        {
            if (keywords.Count == MostKeywords)
            {
                break;
            }

            ulong[] stems = Stems(text, phrase);
            if (used.Overlaps(stems) || (keywords.Count >= EnoughKeywords && IsChance(phrase)))
            {
                continue;
            }

            best = keywords.Count == 0 ? weight : best;
            keywords.Add(new Keyword(text.TextOf(phrase.First, phrase.End).ToString(), Math.Round(Math.Sqrt(best / weight), 3)));
            used.UnionWith(stems);
        }

        return keywords;
    }

    // A single word that stands once says little.
    private static bool IsChance(Phrase phrase) => phrase is { Frequency: 1 } && phrase.End - phrase.First == 1;

    // “sharks” and “shark” are one word.
    private static ulong[] Stems(AnalysedText text, Phrase phrase)
    {
        ulong[] stems = new ulong[phrase.End - phrase.First];
        for (int i = phrase.First; i < phrase.End; i++)
        {
            ReadOnlySpan<char> word = text.TextOf(i);
            stems[i - phrase.First] = NameHash.OfWord(word is [_, _, _, .., not 's', 's'] ? word[..^1] : word);
        }

        return stems;
    }

    private static double Weight(Phrase phrase, TermStatistics[] terms)
    {
        double product = 1,
            sum = 0;
        for (int i = phrase.First; i < phrase.End; i++)
        {
            double weight = terms[i].Weight;
            product *= weight;
            sum += weight;
        }

        return product / (phrase.Frequency * (1 + sum)) * (IsChance(phrase) ? ChancePenalty : 1);
    }

    private readonly record struct Phrase(int First, int End, int Frequency);
}
