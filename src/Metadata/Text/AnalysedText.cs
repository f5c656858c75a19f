using Pipeline.Articles;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Text;

/// <summary>The text of an article with its tokens and sentences: the one layer that every pass reads and none changes.</summary>
internal sealed class AnalysedText
{
    private readonly Token[] _tokens;
    private readonly Sentence[] _sentences;
    private readonly ulong[] _hashes;
    private readonly int[] _sentenceOf;

    private AnalysedText(string text, IReadOnlyList<Block> blocks, Token[] tokens, Sentence[] sentences)
    {
        Text = text;
        Blocks = blocks;
        _tokens = tokens;
        _sentences = sentences;
        _hashes = new ulong[tokens.Length];
        _sentenceOf = new int[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            _hashes[i] = NameHash.OfWord(text.AsSpan(tokens[i].Start, tokens[i].Length));
        }

        for (int s = 0; s < sentences.Length; s++)
        {
            Array.Fill(_sentenceOf, s, sentences[s].FirstToken, sentences[s].TokenCount);
        }
    }

    /// <summary>The text all positions count in.</summary>
    public string Text { get; }

    /// <summary>The blocks of the article, in text order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>All tokens, in text order.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens;

    /// <summary>All sentences, in text order.</summary>
    public ReadOnlySpan<Sentence> Sentences => _sentences;

    /// <summary>The hash of each token, letter case aside: what word sets and gazetteers are asked by.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Tokenises the blocks and splits them into sentences, in one pass over the text.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="blocks">Its blocks; none means that the whole text is one paragraph.</param>
    public static AnalysedText Analyse(string text, IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count == 0)
        {
            blocks = [new Block(BlockKind.Paragraph, 0, text.Length)];
        }

        // English news has about one token per five characters and one sentence per 120.
        var tokens = new List<Token>((text.Length / 5) + 16);
        var sentences = new List<Sentence>((text.Length / 100) + 4);
        for (int block = 0; block < blocks.Count; block++)
        {
            int first = tokens.Count;
            Tokenizer.Tokenize(text, blocks[block].Start, blocks[block].End, tokens);
            SentenceSplitter.Split(text, tokens, first, block, sentences);
        }

        return new AnalysedText(text, blocks, [.. tokens], [.. sentences]);
    }

    /// <summary>The characters of a token.</summary>
    /// <param name="token">The token's index.</param>
    public ReadOnlySpan<char> TextOf(int token) => Text.AsSpan(_tokens[token].Start, _tokens[token].Length);

    /// <summary>The characters from the start of one token to the end of another.</summary>
    /// <param name="first">The first token's index.</param>
    /// <param name="end">The index after the last token.</param>
    public ReadOnlySpan<char> TextOf(int first, int end) => Text.AsSpan(_tokens[first].Start, _tokens[end - 1].End - _tokens[first].Start);

    /// <summary>The span from the start of one token to the end of another.</summary>
    /// <param name="first">The first token's index.</param>
    /// <param name="end">The index after the last token.</param>
    public TextSpan SpanOf(int first, int end) => new(_tokens[first].Start, _tokens[end - 1].End - _tokens[first].Start);

    /// <summary>Whether the token is this text, letter case included.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="text">The text to compare with.</param>
    public bool Is(int token, ReadOnlySpan<char> text) => TextOf(token).SequenceEqual(text);

    /// <summary>Whether the token is a word that starts with a capital.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsCapitalised(int token) => _tokens[token].Kind == TokenKind.Word && char.IsUpper(Text[_tokens[token].Start]);

    /// <summary>The index of the sentence the token belongs to.</summary>
    /// <param name="token">The token's index.</param>
    public int SentenceOf(int token) => _sentenceOf[token];

    /// <summary>The sentence the token belongs to.</summary>
    /// <param name="token">The token's index.</param>
    public SentenceCursor Around(int token) => new(this, _sentences[_sentenceOf[token]]);

    /// <summary>The index of the first token that ends after the position; the token count when there is none.</summary>
    /// <param name="position">A position in the text.</param>
    public int TokenAt(int position)
    {
        int low = 0,
            high = _tokens.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_tokens[middle].End > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>The index of the first sentence that ends after the position; the sentence count when there is none.</summary>
    /// <param name="position">A position in the text.</param>
    public int SentenceAt(int position)
    {
        int low = 0,
            high = _sentences.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_sentences[middle].End > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
