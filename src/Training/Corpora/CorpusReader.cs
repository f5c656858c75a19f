using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Articles;
using Pipeline.Metadata.Entities;
using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Training.Corpora;

/// <summary>Reads corpora of token, tab, IOB2 label, and carries their labels over to the product's own tokens.</summary>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="clusters">The clusters of words.</param>
/// <param name="unheardInSynthetic">How many in a hundred words of synthetic documents the gazetteer is made not to know: it knows every
/// name there, as it never does in life.</param>
/// <param name="unheard">The same for other documents.</param>
internal sealed partial class CorpusReader(Gazetteer gazetteer, WordClusters clusters, int unheardInSynthetic = 50, int unheard = 0)
{
    private const int SentencesPerDocument = 20;
    private int _documents;
    private static readonly string[] Kinds = ["PER", "ORG", "LOC", "MISC"];

    /// <summary>
    /// Reads a list of annotated articles: see <see cref="AnnotatedArticle"/>. What they leave unmarked may be a name of the fourth kind.
    /// </summary>
    /// <param name="list">The path of the list.</param>
    /// <param name="folder">The folder of the articles.</param>
    /// <param name="capitalsEvery">After how many documents one is repeated in capitals; 0 for never.</param>
    public List<TrainingDocument> ReadArticles(string list, string folder, int capitalsEvery = 0)
    {
        var documents = new List<TrainingDocument>();
        foreach (AnnotatedArticle article in AnnotatedArticle.Read(list, folder))
        {
            documents.Add(Annotate(article.Text, BlocksOf(article.Text), article.Names, marksOther: false, unheard));
            if (capitalsEvery > 0 && documents.Count % capitalsEvery == 0)
            {
                documents.Add(Annotate(article.Text.ToUpperInvariant(), BlocksOf(article.Text), article.Names, marksOther: false, unheard));
            }
        }

        return documents;
    }

    // The headline, then paragraphs.
    private static List<Block> BlocksOf(string text)
    {
        var blocks = new List<Block>();
        foreach (Range range in text.AsSpan().Split("\n\n"))
        {
            blocks.Add(
                new Block(
                    blocks.Count == 0 ? BlockKind.Heading : BlockKind.Paragraph,
                    range.Start.Value,
                    range.End.Value - range.Start.Value
                )
            );
        }

        return blocks;
    }

    /// <summary>Reads a file, cut into documents of at most 20 sentences.</summary>
    /// <param name="path">The path of a .bio or .bio.gz file.</param>
    /// <param name="capitalsEvery">After how many documents one is repeated in capitals; 0 for never.</param>
    public List<TrainingDocument> Read(string path, int capitalsEvery = 0)
    {
        string name = Path.GetFileName(path);
        bool tweets = name.StartsWith("btc", StringComparison.Ordinal) || name.StartsWith("wnut", StringComparison.Ordinal);
        bool marksOther = !name.StartsWith("btc", StringComparison.Ordinal) && !name.StartsWith("re3d", StringComparison.Ordinal);
        bool synthetic = name.StartsWith("synthetic", StringComparison.Ordinal);
        var documents = new List<TrainingDocument>();
        var sentences = new List<List<(string Token, string Label)>>();
        foreach (List<(string Token, string Label)>? sentence in Sentences(path))
        {
            if (sentence is not null)
            {
                sentences.Add(Guideline.Apply(name, sentence));
            }

            if (sentences.Count > 0 && (sentence is null || sentences.Count == SentencesPerDocument))
            {
                documents.Add(Convert(sentences, tweets, marksOther, synthetic));
                AddCapitals();
                sentences.Clear();
            }
        }

        if (sentences.Count > 0)
        {
            documents.Add(Convert(sentences, tweets, marksOther, synthetic));
        }

        return documents;

        // Now and then a document comes a second time in capitals, as headlines do.
        void AddCapitals()
        {
            if (capitalsEvery > 0 && !tweets && documents.Count % capitalsEvery == 0)
            {
                documents.Add(
                    Convert(
                        [.. sentences.Select(sentence => sentence.Select(pair => (pair.Token.ToUpperInvariant(), pair.Label)).ToList())],
                        true,
                        marksOther,
                        synthetic
                    )
                );
            }
        }
    }

    // The sentences of a file; null where a document ends.
    private static IEnumerable<List<(string Token, string Label)>?> Sentences(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var sentence = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t');
            if (tab > 0)
            {
                sentence.Add((line[..tab], line[(tab + 1)..]));
                continue;
            }

            if (sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }

            if (line.StartsWith("#doc ", StringComparison.Ordinal))
            {
                yield return null;
            }
        }

        if (sentence.Count > 0)
        {
            yield return sentence;
        }
    }

    private TrainingDocument Convert(
        List<List<(string Token, string Label)>> sentences,
        bool paragraphEach,
        bool marksOther,
        bool synthetic
    )
    {
        var text = new StringBuilder();
        List<int> starts = [],
            ends = [];
        List<string> labels = [];
        var blocks = new List<Block>();
        int blockStart = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            bool ended = sentences[s][^1].Token is "." or "!" or "?" or "\"" or "''" or "”";
            if (text.Length > blockStart)
            {
                text.Append(' ');
            }

            int sentenceStart = text.Length;
            Detokeniser.Append([.. sentences[s].Select(pair => pair.Token)], text, starts, ends);
            labels.AddRange(sentences[s].Select(pair => pair.Label));
            bool blockEnds =
                paragraphEach
                || !ended
                || s % 3 == 2
                || s == sentences.Count - 1
                || sentences[s + 1][^1].Token is not ("." or "!" or "?" or "\"" or "''" or "”");
            if (blockEnds)
            {
                blocks.Add(
                    new Block(
                        ended || paragraphEach || sentenceStart > blockStart ? BlockKind.Paragraph : BlockKind.Heading,
                        blockStart,
                        text.Length - blockStart
                    )
                );
                text.Append("\n\n");
                blockStart = text.Length;
            }
        }

        var names = new List<(int Start, int End, string Label)>();
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i][0] == 'B')
            {
                int last = i;
                while (last + 1 < labels.Count && labels[last + 1] == "I" + labels[i][1..])
                {
                    last++;
                }

                int seed = Seed().Match(text.ToString(starts[i], ends[i] - starts[i])).Length;
                names.Add((starts[i] + seed, ends[last], labels[i][2..]));
            }
        }

        return Annotate(text.ToString(), blocks, names, marksOther, synthetic ? unheardInSynthetic : unheard);
    }

    private TrainingDocument Annotate(
        string text,
        List<Block> blocks,
        IReadOnlyList<(int Start, int End, string Label)> names,
        bool marksOther,
        int share
    )
    {
        var analysed = AnalysedText.Analyse(text, blocks);
        var facts = new ArticleFacts(new NamedText(analysed, gazetteer), clusters);
        int document = _documents++;
        facts.Forget(word => (int)((word ^ ((ulong)document * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93 >> 40) % 100 < share);
        byte[] gold = Carry(analysed, facts, names);
        Guideline.MendCountries(facts, gold);
        return new TrainingDocument(facts, gold, marksOther);
    }

    // A name goes over when its first character begins one of our tokens and its last ends one, and it has no token that can be in no name.
    private static byte[] Carry(AnalysedText text, ArticleFacts facts, IReadOnlyList<(int Start, int End, string Label)> names)
    {
        byte[] gold = new byte[text.Tokens.Length];
        foreach ((int start, int stop, string label) in names)
        {
            int kind = Array.IndexOf(Kinds, label),
                first = text.TokenAt(start),
                end = text.TokenAt(stop - 1) + 1;
            bool fits = first < text.Tokens.Length && text.Tokens[first].Start == start && text.Tokens[end - 1].End == stop;
            for (int t = first; t < end && fits; t++)
            {
                fits = facts.Tokens[t].Active && facts.Tokens[t].SentenceFirst == facts.Tokens[first].SentenceFirst;
            }

            kind = fits ? Guideline.KindOf(facts.Text, first, end, kind) : kind;
            for (int t = first; t < end; t++)
            {
                gold[t] = !fits ? TrainingDocument.Unknown : (byte)(t == first ? Labels.Begin(kind) : Labels.Inside(kind));
            }

            Total++;
            Lost += fits ? 0 : 1;
        }

        return gold;
    }

    // The number before a tennis player's name: “3-Dominic Thiem”.
    [GeneratedRegex(@"^\d{1,2}-(?=\p{Lu}\p{Ll})")]
    private static partial Regex Seed();

    /// <summary>How many names were read.</summary>
    public static int Total { get; private set; }

    /// <summary>How many of them could not be carried over.</summary>
    public static int Lost { get; private set; }
}
