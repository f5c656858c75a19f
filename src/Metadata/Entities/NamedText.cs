using Pipeline.Articles;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>An analysed text with what is known of each word: its hash and what the gazetteer says of it alone.</summary>
internal sealed class NamedText
{
    // Marks a word that the gazetteer has not been asked about; no trait has this bit.
    private const NameTraits Unread = (NameTraits)(1u << 31);

    private readonly NameTraits[] _traits;

    /// <summary>Joins a text with the names known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gazetteer">The names known beforehand.</param>
    public NamedText(AnalysedText text, Gazetteer gazetteer)
    {
        Text = text;
        Gazetteer = gazetteer;
        _traits = new NameTraits[text.Tokens.Length];
        Array.Fill(_traits, Unread);
    }

    /// <summary>The text.</summary>
    public AnalysedText Text { get; }

    /// <summary>The names known beforehand.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>The hash of each token, letter case aside.</summary>
    public ReadOnlySpan<ulong> Hashes => Text.Hashes;

    /// <summary>The hash of the name that the tokens spell.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The index after the last.</param>
    public ulong HashOf(int first, int end)
    {
        ulong hash = NameHash.Empty;
        for (int i = first; i < end; i++)
        {
            hash = NameHash.Append(hash, Text.Hashes[i]);
        }

        return hash;
    }

    /// <summary>What the gazetteer knows the name as that the tokens spell.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The index after the last.</param>
    public NameTraits TraitsOf(int first, int end)
    {
        if (end - first == 1)
        {
            return TraitsOf(first);
        }

        // A name of several words is known only where its first word is known to begin one.
        return first >= 0 && first < end && end <= Hashes.Length && (TraitsOf(first) & NameTraits.Prefix) != 0
            ? Gazetteer.Find(HashOf(first, end))
            : NameTraits.None;
    }

    /// <summary>What the gazetteer knows the one word as.</summary>
    /// <param name="token">The token.</param>
    public NameTraits TraitsOf(int token)
    {
        if ((uint)token >= (uint)_traits.Length)
        {
            return NameTraits.None;
        }

        if (_traits[token] == Unread)
        {
            _traits[token] = Gazetteer.Find(HashOf(token, token + 1));
        }

        return _traits[token];
    }

    /// <summary>Whether the token is one of the words, letter case aside; false outside the text.</summary>
    /// <param name="token">The token.</param>
    /// <param name="words">The words.</param>
    public bool Is(int token, WordSet words) => (uint)token < (uint)Hashes.Length && words.Contains(Hashes[token]);

    /// <summary>Whether the token is a word that starts with a capital.</summary>
    /// <param name="token">The token.</param>
    public bool IsCapitalised(int token) => (uint)token < (uint)Hashes.Length && Text.IsCapitalised(token);

    /// <summary>Whether the block is part of the article's own words: a credit is not.</summary>
    /// <param name="sentence">A sentence.</param>
    public bool IsProse(Sentence sentence) => Text.Blocks[sentence.Block].Kind != BlockKind.Credit;

    /// <summary>Whether two tokens stand in the same sentence.</summary>
    /// <param name="token">The one.</param>
    /// <param name="other">The other.</param>
    public bool AreInOneSentence(int token, int other) => Text.SentenceOf(token) == Text.SentenceOf(other);

    /// <summary>The words of a span on one line, with single spaces.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The index after the last.</param>
    public string Display(int first, int end)
    {
        ReadOnlySpan<char> span = Text.TextOf(first, end);
        return span.ContainsAny('\n', '\r', '\t') || span.IndexOf("  ", StringComparison.Ordinal) >= 0
            ? string.Join(' ', span.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : span.ToString();
    }
}
