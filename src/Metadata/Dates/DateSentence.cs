using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Dates;

/// <summary>
/// One sentence as the date grammar reads it. Outside the sentence every word is none, so that no construct crosses its ends.
/// </summary>
/// <param name="text">The article.</param>
/// <param name="words">The words of all tokens.</param>
/// <param name="sentence">The sentence.</param>
internal readonly struct DateSentence(AnalysedText text, DateWord[] words, Sentence sentence)
{
    private readonly int _first = sentence.FirstToken;
    private readonly int _end = sentence.EndToken;

    /// <summary>The index of the first token.</summary>
    public int First => _first;

    /// <summary>The index after the last token.</summary>
    public int End => _end;

    /// <summary>The word of a token; none outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public DateWord this[int token] => token >= _first && token < _end ? words[token] : default;

    /// <summary>The characters of a token; none outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public ReadOnlySpan<char> TextOf(int token) => token >= _first && token < _end ? text.TextOf(token) : [];

    /// <summary>Whether the token is of this kind.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="kind">The kind.</param>
    public bool Is(int token, DateWordKind kind) => this[token].Kind == kind;

    /// <summary>Whether the token is this word, whatever its capitals.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="word">The word.</param>
    public bool Is(int token, ReadOnlySpan<char> word) => TextOf(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the token is one of the words, letter case aside; false outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="set">The words.</param>
    public bool Is(int token, WordSet set) => token >= _first && token < _end && set.Contains(text.Hashes[token]);

    /// <summary>Whether the token starts with a capital.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsCapitalised(int token) => TextOf(token) is [var c, ..] && char.IsUpper(c);

    /// <summary>Whether the token is a word of small letters.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsLower(int token) => TextOf(token) is [var c, ..] && char.IsLower(c);

    /// <summary>Whether no space lies between the token and the one before it.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsAttached(int token) => token > _first && token < _end && text.Tokens[token].Start == text.Tokens[token - 1].End;
}
