using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Text;

/// <summary>
/// One sentence as the passes read it. Every question may be asked of any token index: outside the sentence there is no word, so that no
/// construct crosses its ends.
/// </summary>
/// <param name="text">The article.</param>
/// <param name="sentence">The sentence.</param>
internal readonly struct SentenceCursor(AnalysedText text, Sentence sentence)
{
    private readonly int _first = sentence.FirstToken;
    private readonly int _end = sentence.EndToken;

    /// <summary>The index of the first token.</summary>
    public int First => _first;

    /// <summary>The index after the last token.</summary>
    public int End => _end;

    /// <summary>The index of the block the sentence lies in.</summary>
    public int Block => sentence.Block;

    /// <summary>Whether the token is one of the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public bool Contains(int token) => token >= _first && token < _end;

    /// <summary>The characters of a token; none outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public ReadOnlySpan<char> TextOf(int token) => Contains(token) ? text.TextOf(token) : [];

    /// <summary>The hash of a token, letter case aside; 0 outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public ulong HashOf(int token) => Contains(token) ? text.Hashes[token] : 0;

    /// <summary>The kind of a token; null outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public TokenKind? KindOf(int token) => Contains(token) ? text.Tokens[token].Kind : null;

    /// <summary>How a token is capitalised; none outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public LetterCase CaseOf(int token) => Contains(token) ? text.Tokens[token].Case : LetterCase.None;

    /// <summary>The number of characters of a token; 0 outside the sentence.</summary>
    /// <param name="token">The token's index.</param>
    public int LengthOf(int token) => Contains(token) ? text.Tokens[token].Length : 0;

    /// <summary>Whether the token is this word with just these letters, small and capital.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="word">The word.</param>
    public bool Is(int token, ReadOnlySpan<char> word) => TextOf(token).SequenceEqual(word);

    /// <summary>Whether the token is one of the words, letter case aside.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="words">The words.</param>
    public bool Is(int token, WordSet words) => Contains(token) && words.Contains(text.Hashes[token]);

    /// <summary>Whether the tokens from this one on are these words, letter case aside.</summary>
    /// <param name="token">The first token's index.</param>
    /// <param name="words">The words.</param>
    public bool Matches(int token, params ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!TextOf(token + i).Equals(words[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the token is this mark.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="mark">The mark.</param>
    public bool IsMark(int token, char mark) =>
        Contains(token) && text.Tokens[token] is { Kind: TokenKind.Mark, Length: 1 } one && text.Text[one.Start] == mark;

    /// <summary>Whether the token is a mark.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsMark(int token) => KindOf(token) == TokenKind.Mark;

    /// <summary>Whether the token is a word that starts with a capital.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsCapitalised(int token) => Contains(token) && text.IsCapitalised(token);

    /// <summary>Whether no space lies between the token and the one before it.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsAttached(int token) => token > _first && token < _end && text.Tokens[token].Start == text.Tokens[token - 1].End;
}
