using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Articles;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>The facts of all tokens of an article.</summary>
internal sealed class ArticleFacts : IDisposable
{
    private const int LongestPhrase = 6;

    // How far from a token its features look.
    private const int Reach = 2;

    private const string File = "Entities/Recognition/links.txt";

    private static readonly WordSet Links = WordSet.Read(File, "links");

    // What joins the parts of a long name: “Ministry of Foreign Affairs”, “Institute for the Study of War”.
    private static readonly WordSet Joints = WordSet.Read(File, "joints");

    private const uint ShapeOffset = 2166136261,
        ShapePrime = 16777619;

    // The shape of most words.
    private const uint SmallLetters = unchecked((ShapeOffset ^ 'x') * ShapePrime);

    private readonly int _count;
    private TokenFacts[] _tokens;

    /// <summary>Works the facts out, in time linear in the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clusters">The clusters of words.</param>
    public ArticleFacts(NamedText text, WordClusters clusters)
    {
        Text = text;
        _count = text.Hashes.Length;
        _tokens = ArrayPool<TokenFacts>.Shared.Rent(_count);
        _tokens.AsSpan(0, _count).Clear();
        foreach (Sentence sentence in text.Text.Sentences)
        {
            ReadWords(sentence);
            MarkActive(sentence);
            LookUp(sentence, clusters);
            MarkPhrases(sentence);
            MarkRuns(sentence);
            MarkLinks(sentence);
        }

        MarkElsewhere();
    }

    /// <summary>The text.</summary>
    public NamedText Text { get; }

    /// <summary>The facts, one item per token.</summary>
    public ReadOnlySpan<TokenFacts> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>Gives the memory of the facts back; they are gone then.</summary>
    public void Dispose()
    {
        TokenFacts[] tokens = Interlocked.Exchange(ref _tokens, []);
        if (tokens.Length > 0)
        {
            ArrayPool<TokenFacts>.Shared.Return(tokens);
        }
    }

    /// <summary>Forgets what the gazetteer says of some words, so that training meets names it does not know.</summary>
    /// <param name="forgotten">Whether a word, by its hash, is forgotten.</param>
    public void Forget(Func<ulong, bool> forgotten)
    {
        foreach (ref TokenFacts token in _tokens.AsSpan(0, _count))
        {
            if (token.Capital && forgotten(token.Word))
            {
                token.Traits = NameTraits.None;
                token.Phrase = 0;
            }
        }
    }

    private void ReadWords(Sentence sentence)
    {
        AnalysedText text = Text.Text;
        int words = 0,
            capitals = 0,
            upper = 0;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            Token token = text.Tokens[i];
            ref TokenFacts facts = ref _tokens[i];
            facts.Word = Text.Hashes[i];
            facts.SentenceFirst = sentence.FirstToken;
            facts.SentenceEnd = sentence.EndToken;
            facts.Capital = token.Kind == TokenKind.Word && token.Case is LetterCase.Title or LetterCase.Upper or LetterCase.Mixed;
            if (token.Kind == TokenKind.Word && (token.Length > 3 || facts.Capital))
            {
                words++;
                capitals += facts.Capital ? 1 : 0;
                upper += token.Case == LetterCase.Upper && token.Length > 1 ? 1 : 0;
            }
        }

        int position =
            (text.Blocks[sentence.Block].Kind == BlockKind.Heading ? 2 : 0)
            | (upper * 10 > words * 7 && words > 1 ? 4 : 0)
            | (capitals * 10 > words * 7 && words > 3 ? 8 : 0);
        bool first = true;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            _tokens[i].Position = (byte)(position | (first ? 1 : 0));
            first &= text.Tokens[i].Kind == TokenKind.Mark;
        }
    }

    // The tables are larger than the caches, and three words in four are nowhere near a name: features look no further than Reach.
    private void LookUp(Sentence sentence, WordClusters clusters)
    {
        int done = sentence.FirstToken;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (_tokens[i].Active)
            {
                int end = Math.Min(sentence.EndToken, i + Reach + 1);
                for (int near = Math.Max(done, i - Reach); near < end; near++)
                {
                    LookUp(near, clusters);
                }

                done = end;
            }
        }
    }

    private void LookUp(int token, WordClusters clusters)
    {
        ref TokenFacts facts = ref _tokens[token];
        ulong word = facts.Word;
        facts.Shape = ShapeOf(Text.Text.TextOf(token));
        (facts.FineCluster, facts.CoarseCluster) = clusters.Find(word);
        facts.Role = (byte)(
            (Titles.Offices.Contains(word) ? 1 : 0)
            | (Titles.Honorifics.Contains(word) ? 2 : 0)
            | (Titles.Modifiers.Contains(word) ? 4 : 0)
            | (Bodies.Kinds.Contains(word) ? 8 : 0)
        );
        if (Text.Text.Tokens[token].Kind == TokenKind.Word)
        {
            facts.Traits = Text.TraitsOf(token);
        }
    }

    private void MarkPhrases(Sentence sentence)
    {
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!_tokens[i].Capital || (_tokens[i].Traits & NameTraits.Prefix) == 0)
            {
                continue;
            }

            ulong name = NameHash.Append(NameHash.Empty, _tokens[i].Word);
            int end = 0;
            NameTraits found = NameTraits.None;
            for (int next = i + 1; next < sentence.EndToken && next < i + LongestPhrase; next++)
            {
                name = NameHash.Append(name, _tokens[next].Word);
                NameTraits traits = Text.Gazetteer.Find(name);
                if ((traits & ~NameTraits.Prefix) != 0)
                {
                    end = next + 1;
                    found = traits & ~NameTraits.Prefix;
                }

                if ((traits & NameTraits.Prefix) == 0)
                {
                    break;
                }
            }

            for (int t = i; t < end; t++)
            {
                _tokens[t].Phrase =
                    (uint)found
                    | (
                        (
                            t == i ? 1u
                            : t == end - 1 ? 3u
                            : 2u
                        ) << 28
                    );
            }

            i = Math.Max(i, end - 1);
        }
    }

    // A name has a capital; small words, numbers and marks belong to one only between or beside its capitals.
    private void MarkActive(Sentence sentence)
    {
        int last = int.MinValue;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (_tokens[i].Capital)
            {
                _tokens[i].Active = true;
                if (i - last is > 1 and <= 4 && AreLinks(last + 1, i))
                {
                    for (int link = last + 1; link < i; link++)
                    {
                        _tokens[link].Active = true;
                    }
                }

                last = i;
            }
            else if (Text.Text.Tokens[i].Kind == TokenKind.Number && i > sentence.FirstToken && _tokens[i - 1].Capital)
            {
                _tokens[i].Active = true;
                last = i;
            }
            else if (Text.Text.Tokens[i].Kind == TokenKind.Number && i + 1 < sentence.EndToken && _tokens[i + 1].Capital)
            {
                _tokens[i].Active = true;
            }
        }
    }

    private bool AreLinks(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (!Links.Contains(_tokens[i].Word))
            {
                return false;
            }
        }

        return true;
    }

    private void MarkRuns(Sentence sentence)
    {
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            int end = i;
            while (end < sentence.EndToken && _tokens[end].Capital)
            {
                end++;
            }

            end = Math.Max(end, i + 1);
            for (int t = i; t < end; t++)
            {
                _tokens[t].RunFirst = i;
                _tokens[t].RunEnd = end;
            }

            i = end - 1;
        }
    }

    // Tells neighbouring stretches of capitals, and the one to three joints between them, of each other.
    private void MarkLinks(Sentence sentence)
    {
        int end = -1;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!_tokens[i].Capital)
            {
                end = Joints.Contains(_tokens[i].Word) && i - end < 3 ? end : -1;
                continue;
            }

            int stop = _tokens[i].RunEnd;
            if (end > 0 && i > end)
            {
                for (int t = end; t < stop; t++)
                {
                    _tokens[t].LinkedBefore = end;
                }

                for (int t = _tokens[end - 1].RunFirst; t < i; t++)
                {
                    _tokens[t].LinkedAfter = i;
                }
            }

            end = stop;
            i = stop - 1;
        }
    }

    // Only what words that may be names do elsewhere is looked at.
    private void MarkElsewhere()
    {
        Span<TokenFacts> tokens = _tokens.AsSpan(0, _count);
        var seen = new Dictionary<ulong, Occurrences>();
        foreach (ref TokenFacts token in tokens)
        {
            if (token.Active && token.Word != 0)
            {
                ref Occurrences occurrences = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, token.Word, out _);
                occurrences.Known |= token.Traits != 0 || token.FineCluster != 0;
            }
        }

        foreach (ref TokenFacts token in tokens)
        {
            ref Occurrences occurrences = ref CollectionsMarshal.GetValueRefOrNullRef(seen, token.Word);
            if (!Unsafe.IsNullRef(ref occurrences) && (token.Capital || occurrences.Known))
            {
                occurrences.Small += token.Capital ? 0 : 1;
                occurrences.Inside += IsInside(token) ? 1 : 0;
                occurrences.All++;
            }
        }

        foreach (ref TokenFacts token in tokens)
        {
            if (token.Active && seen.TryGetValue(token.Word, out Occurrences occurrences))
            {
                int inside = occurrences.Inside - (IsInside(token) ? 1 : 0);
                token.Elsewhere = (byte)(
                    (occurrences.Small > (token.Capital ? 0 : 1) ? 1 : 0) | (inside > 0 ? 2 : 0) | (occurrences.All > 3 ? 4 : 0)
                );
            }
        }
    }

    // A capital that neither the beginning of a sentence nor the capitals around it explain.
    private static bool IsInside(in TokenFacts token) => token.Capital && (token.Position & 13) == 0;

    // “Karin” → Xx, “CSTO” → XX, “U.S.” → X.X., “Kassym-Jomart” → Xx-Xx: each class of character at most twice in a row.
    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyExceptInRange('a', 'z'))
        {
            return SmallLetters;
        }

        uint shape = ShapeOffset;
        int last = 0,
            run = 0,
            length = 0;
        foreach (char c in word)
        {
            int kind =
                char.IsUpper(c) ? 'X'
                : char.IsLetter(c) ? 'x'
                : char.IsDigit(c) ? 'd'
                : c is '’' or '‘' ? '\''
                : c is '“' or '”' ? '"'
                : c;
            run = kind == last ? run + 1 : 1;
            last = kind;
            if ((run == 1 || (run == 2 && kind is 'X' or 'd')) && length++ < 10)
            {
                shape = (shape ^ (uint)kind) * ShapePrime;
            }
        }

        return shape;
    }

    private struct Occurrences
    {
        public bool Known;
        public int Small;
        public int Inside;
        public int All;
    }
}
