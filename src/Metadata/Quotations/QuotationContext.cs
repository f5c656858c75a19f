using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>The text as attribution reads it: every token with its word classes and the quotation it stands in.</summary>
internal sealed class QuotationContext
{
    private readonly WordClass[] _classes;
    private readonly int[] _quoteOf;
    private readonly int[] _firstAfter;
    private readonly int[] _narrative;

    private readonly int _afterDateline;

    /// <summary>Labels every token.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="quotes">Its quoted stretches, in text order.</param>
    /// <param name="dateline">Where the dateline stands; empty without one.</param>
    public QuotationContext(AnalysedText text, IReadOnlyList<QuotedSpan> quotes, TextSpan dateline = default)
    {
        _afterDateline = dateline.Length > 0 ? text.TokenAt(dateline.End - 1) + 1 : 0;
        Text = text;
        Quotes = quotes;
        _classes = WordClasses.Of(text);
        _quoteOf = new int[text.Tokens.Length];
        Array.Fill(_quoteOf, -1);
        for (int q = 0; q < quotes.Count; q++)
        {
            Array.Fill(_quoteOf, q, quotes[q].OpenToken, quotes[q].CloseToken - quotes[q].OpenToken);
        }

        _firstAfter = new int[text.Tokens.Length];
        for (int q = quotes.Count, i = _firstAfter.Length - 1; i >= 0; i--)
        {
            while (q > 0 && quotes[q - 1].OpenToken > i)
            {
                q--;
            }

            _firstAfter[i] = q;
        }

        // Sentences wholly inside a quotation put no distance between what stands before and after it.
        _narrative = new int[text.Sentences.Length];
        for (int s = 0, count = 0; s < _narrative.Length; s++)
        {
            Sentence sentence = text.Sentences[s];
            bool narrates = false;
            for (int i = sentence.FirstToken; i < sentence.EndToken && !narrates; i++)
            {
                narrates = _quoteOf[i] < 0;
            }

            _narrative[s] = count;
            count += narrates ? 1 : 0;
        }
    }

    /// <summary>The analysed text.</summary>
    public AnalysedText Text { get; }

    /// <summary>The quoted stretches, in text order.</summary>
    public IReadOnlyList<QuotedSpan> Quotes { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count => _classes.Length;

    /// <summary>What the token can be.</summary>
    /// <param name="token">The token's index.</param>
    public WordClass ClassOf(int token) => _classes[token];

    /// <summary>Whether the token can be any of these.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="classes">The classes.</param>
    public bool Is(int token, WordClass classes) => (_classes[token] & classes) != 0;

    /// <summary>Whether the token is one of the words, letter case aside; false outside the text.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="words">The words.</param>
    public bool Is(int token, WordSet words) => (uint)token < (uint)Count && words.Contains(Text.Hashes[token]);

    /// <summary>Whether the token is this word, letter case aside; false outside the text.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="word">The word.</param>
    public bool IsWord(int token, ReadOnlySpan<char> word) =>
        (uint)token < (uint)Count && Text.TextOf(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The index of the quotation the token stands in, its marks included; −1 in the narration.</summary>
    /// <param name="token">The token's index.</param>
    public int QuoteOf(int token) => _quoteOf[token];

    /// <summary>The index of the first quotation that opens after the token; the number of quotations when none does.</summary>
    /// <param name="token">The token's index.</param>
    public int FirstQuoteAfter(int token) => token < Count ? _firstAfter[token] : Quotes.Count;

    /// <summary>The index of the token's sentence.</summary>
    /// <param name="token">The token's index.</param>
    public int SentenceOf(int token) => Text.SentenceOf(token);

    /// <summary>The first token of the token's sentence; after the dateline where that opens it.</summary>
    /// <param name="token">The token's index.</param>
    public int SentenceStartOf(int token)
    {
        int first = Text.Sentences[Text.SentenceOf(token)].FirstToken;
        return first < _afterDateline && token >= _afterDateline ? _afterDateline : first;
    }

    /// <summary>The token after the last of the token's sentence.</summary>
    /// <param name="token">The token's index.</param>
    public int SentenceEndOf(int token) => Text.Sentences[Text.SentenceOf(token)].EndToken;

    /// <summary>Whether the token stands in the dateline or before it.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsInDateline(int token) => token < _afterDateline && Text.SentenceOf(token) == Text.SentenceOf(_afterDateline - 1);

    /// <summary>The first token after the commas and dashes that stand at the token.</summary>
    /// <param name="token">The token's index.</param>
    public int AfterPause(int token)
    {
        while (token < Count && _quoteOf[token] < 0 && (IsMark(token, ',') || IsDash(token)))
        {
            token++;
        }

        return token;
    }

    /// <summary>The mark of the narration right before a token; a space without one.</summary>
    /// <param name="token">The token's index.</param>
    public char LeadingMark(int token) =>
        token > 0 && IsMark(token - 1) && _quoteOf[token - 1] < 0 ? Text.Text[Text.Tokens[token - 1].Start] : ' ';

    /// <summary>How many sentences that are not wholly quoted stand before the token's.</summary>
    /// <param name="token">The token's index.</param>
    public int NarrativeSentenceOf(int token) => _narrative[Text.SentenceOf(token)];

    /// <summary>The index of the token's block.</summary>
    /// <param name="token">The token's index.</param>
    public int BlockOf(int token) => Text.Sentences[Text.SentenceOf(token)].Block;

    /// <summary>Whether the token is a mark with this character.</summary>
    /// <param name="token">The token's index.</param>
    /// <param name="mark">The character.</param>
    public bool IsMark(int token, char mark) => Text.Tokens[token].Kind == TokenKind.Mark && Text.Text[Text.Tokens[token].Start] == mark;

    /// <summary>Whether the token is a dash.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsDash(int token) =>
        Text.Tokens[token].Kind == TokenKind.Mark && Text.Text[Text.Tokens[token].Start] is '—' or '–' or '-' or '―';

    /// <summary>Whether the token is any mark.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsMark(int token) => Text.Tokens[token].Kind == TokenKind.Mark;

    /// <summary>Whether the token is a word with a capital.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsCapitalised(int token) =>
        Text.Tokens[token].Kind == TokenKind.Word && Text.Tokens[token].Case is LetterCase.Title or LetterCase.Upper or LetterCase.Mixed;

    /// <summary>Whether the token is a possessive ending (“’s” or a lone apostrophe).</summary>
    /// <param name="token">The token's index.</param>
    public bool IsPossessive(int token)
    {
        Token t = Text.Tokens[token];
        char c = Text.Text[t.Start];
        return Tokenizer.IsApostrophe(c)
            && token > 0
            && Text.Tokens[token - 1].End == t.Start
            && _quoteOf[token] == _quoteOf[token - 1]
            && (
                t.Kind == TokenKind.Clitic
                    ? t.Length == 2 && Text.Text[t.Start + 1] is 's' or 'S'
                    : t.Length == 1 && t.Kind == TokenKind.Mark
            );
    }
}
