using System.Globalization;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Keywords;
using Pipeline.Training.Clusters;

namespace Pipeline.Training.Words;

/// <summary>
/// Writes <c>WordKinds.txt</c>: the common English words that are rarely nouns, by how often WordNet's semantic concordance tagged each as
/// what (Miller, “WordNet: a lexical database for English”, Communications of the ACM 38, 1995).
/// </summary>
internal static class WordKindList
{
    private const int CommonWords = 60_000;

    // A sense nobody tagged counts a little: half of the lemmas have no tagged sense at all.
    private const double UntaggedSense = 0.25;

    // A word that is a noun this often beside its main use may be the head of a phrase (“attack”, “report”).
    private const double NounShare = 0.4;

    private static readonly Dictionary<char, WordKind> KindOfPart = new()
    {
        ['1'] = WordKind.Noun,
        ['2'] = WordKind.Verb,
        ['3'] = WordKind.Adjective,
        ['4'] = WordKind.Adverb,
        ['5'] = WordKind.Adjective,
    };

    /// <summary>Writes the list.</summary>
    /// <param name="wordNet">WordNet's folder <c>dict</c>.</param>
    /// <param name="vectors">The word vectors, commonest word first.</param>
    /// <param name="file">The file to write.</param>
    public static void Write(string wordNet, string vectors, string file)
    {
        Dictionary<string, double[]> counts = Count(Path.Combine(wordNet, "index.sense"));
        var gazetteer = Gazetteer.Load();
        var kinds = new SortedDictionary<WordKind, SortedSet<string>>();
        foreach (
            string word in WordVectors
                .Read(vectors, CommonWords)
                .Words.Where(static word => word.Length > 2 && word.All(char.IsAsciiLetterLower))
        )
        {
            if (KindOf(word, counts, gazetteer) is { } kind && kind != WordKinds.ByEnding(word))
            {
                if (!kinds.TryGetValue(kind, out SortedSet<string>? words))
                {
                    kinds[kind] = words = new SortedSet<string>(StringComparer.Ordinal);
                }

                words.Add(word);
            }
        }

        File.WriteAllLines(file, kinds.Select(static kind => $"{kind.Key}: {string.Join(' ', kind.Value)}"));
    }

    private static WordKind? KindOf(string word, Dictionary<string, double[]> counts, Gazetteer gazetteer)
    {
        // “Austrian”, “Spaniard”: who somebody is says little about what the article is about.
        if ((gazetteer.Find(NameHash.Append(NameHash.Empty, NameHash.OfWord(word))) & NameTraits.Demonym) != 0)
        {
            return WordKind.Demonym;
        }

        double[]? own = counts.GetValueOrDefault(word);

        // Every verb has a noun in -ing somewhere in WordNet, and a card game is called stops: what nobody tagged is a form of its verb
        // first.
        if (own is not null && own.Max() >= 1 && !(word.EndsWith("ing", StringComparison.Ordinal) && own[(int)WordKind.Noun] < 1))
        {
            return Dominant(own);
        }

        // “cancels” is what “cancel” is, unless that is a noun as well.
        foreach (string lemma in VerbsOf(word))
        {
            if (counts.TryGetValue(lemma, out double[]? verb) && verb[(int)WordKind.Verb] > 0)
            {
                return word.EndsWith('s')
                    ? Dominant(verb) is WordKind.Verb
                        ? WordKind.Verb
                        : null
                    : WordKind.Participle;
            }
        }

        if (own is not null)
        {
            return Dominant(own);
        }

        return null;
    }

    private static IEnumerable<string> VerbsOf(string word)
    {
        foreach (string ending in new[] { "s", "es", "ed", "d", "ing" })
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length > ending.Length + 2)
            {
                string stem = word[..^ending.Length];

                // “used”, but “chard” is no form of “char”.
                if (ending == "d" && stem[^1] != 'e')
                {
                    continue;
                }

                yield return stem;
                if (ending == "ing")
                {
                    yield return stem + "e";
                }

                if (stem[^1] == stem[^2])
                {
                    yield return stem[..^1];
                }

                if (stem[^1] == 'i')
                {
                    yield return stem[..^1] + "y";
                }
            }
        }
    }

    private static WordKind Dominant(double[] counts)
    {
        var most = (WordKind)Array.IndexOf(counts, counts.Max());
        return counts[(int)WordKind.Noun] >= NounShare * counts[(int)most] ? WordKind.Noun : most;
    }

    // Lines of index.sense: lemma%part:…  offset  sense number  tag count.
    private static Dictionary<string, double[]> Count(string file)
    {
        var counts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(file))
        {
            string[] fields = line.Split(' ');
            int percent = fields[0].IndexOf('%', StringComparison.Ordinal);
            string lemma = fields[0][..percent];
            if (!counts.TryGetValue(lemma, out double[]? kinds))
            {
                counts[lemma] = kinds = new double[Enum.GetValues<WordKind>().Length];
            }

            kinds[(int)KindOfPart[fields[0][percent + 1]]] += UntaggedSense + int.Parse(fields[3], CultureInfo.InvariantCulture);
        }

        return counts;
    }
}
