using System.Buffers;
using System.Globalization;

namespace Pipeline.Catalog.Search.Language;

/// <summary>Cuts what somebody typed into tokens.</summary>
internal static class QueryLexer
{
    private const int MaxDistance = 50;
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");

    /// <summary>Cuts a text into tokens; the last one is the end.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="tokens">Gets the tokens.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static QueryMistake? Read(string text, List<QueryToken> tokens)
    {
        for (int at = 0; at < text.Length; )
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '(' or ')')
            {
                tokens.Add(new QueryToken(c == '(' ? QueryTokenKind.Open : QueryTokenKind.Close, "", at++, 1));
            }
            else if (c == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
            {
                tokens.Add(new QueryToken(QueryTokenKind.Not, "", at++, 1));
            }
            else if ((Quotes.Contains(c) ? ReadPhrase(text, ref at, tokens) : ReadWord(text, ref at, tokens)) is { } mistake)
            {
                return mistake;
            }
        }

        tokens.Add(new QueryToken(QueryTokenKind.End, "", text.Length, 0));
        return null;
    }

    private static QueryMistake? ReadPhrase(string text, ref int at, List<QueryToken> tokens)
    {
        int start = at;
        int length = text.AsSpan(at + 1).IndexOfAny(Quotes);
        if (length < 0)
        {
            return new QueryMistake(
                start,
                1,
                "The quotation mark is not closed.",
                "Close it with \" after the last word of the phrase, or leave it out."
            );
        }

        string phrase = text.Substring(at + 1, length);
        at += length + 2;
        if (at < text.Length && text[at] == '*')
        {
            return new QueryMistake(at, 1, "A star cannot follow a phrase.", "Put it after a single word, as in elect*.");
        }

        return ReadDistance(text, ref at, out int? distance)
            ?? Add(tokens, new QueryToken(QueryTokenKind.Phrase, phrase, start, at - start, Distance: distance));
    }

    private static QueryMistake? ReadWord(string text, ref int at, List<QueryToken> tokens)
    {
        int start = at;
        while (at < text.Length && !EndsWord(text[at]))
        {
            if (EndsField(text, start, at))
            {
                return Add(tokens, new QueryToken(QueryTokenKind.Field, text[start..at], start, ++at - start));
            }

            at++;
        }

        string word = text[start..at];
        if (ReadStar(text, start, ref at, out bool isPrefix) is { } misplaced)
        {
            return misplaced;
        }

        int? distance = null;
        if (!isPrefix && ReadDistance(text, ref at, out distance) is { } mistake)
        {
            return mistake;
        }

        if (distance is not null && word.Length == 0)
        {
            return new QueryMistake(
                start,
                at - start,
                "There is nothing before the tilde.",
                "Put it after a word, as in Tokaev~, or after a phrase, as in \"bridge closed\"~5."
            );
        }

        QueryTokenKind kind = isPrefix || distance is not null ? QueryTokenKind.Word : KindOf(word);
        return Add(tokens, new QueryToken(kind, word, start, at - start, isPrefix, distance));
    }

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '*' or '~' || Quotes.Contains(c);

    /// <summary>Letters before a colon name a field; “10:30” is a time.</summary>
    private static bool EndsField(string text, int start, int at) =>
        text[at] == ':'
        && at > start
        && IsLetters(text.AsSpan(start, at - start))
        && at + 1 < text.Length
        && !char.IsWhiteSpace(text[at + 1]);

    private static QueryTokenKind KindOf(string word) =>
        word switch
        {
            "OR" or "|" or "||" => QueryTokenKind.Or,
            "NOT" => QueryTokenKind.Not,
            "AND" or "&" or "&&" or "+" => QueryTokenKind.And,
            _ => QueryTokenKind.Word,
        };

    /// <summary>Reads the star after a word, if there is one.</summary>
    private static QueryMistake? ReadStar(string text, int start, ref int at, out bool isPrefix)
    {
        isPrefix = at < text.Length && text[at] == '*';
        if (!isPrefix)
        {
            return null;
        }

        int star = at++;
        bool isLast = at == text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '*' or '~');
        return star > start && isLast
            ? null
            : new QueryMistake(
                star,
                1,
                "A star can only stand at the end of a word.",
                "Write the beginning of the word and then the star, as in elect*."
            );
    }

    private static QueryMistake? ReadDistance(string text, ref int at, out int? distance)
    {
        distance = null;
        if (at >= text.Length || text[at] != '~')
        {
            return null;
        }

        int digits = ++at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (digits == at)
        {
            distance = -1;
            return null;
        }

        if (
            !int.TryParse(text.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number > MaxDistance
        )
        {
            return new QueryMistake(
                digits,
                at - digits,
                "The number after the tilde is too large.",
                $"Give a number up to {MaxDistance} after a phrase, up to 2 after a word."
            );
        }

        distance = number;
        return null;
    }

    private static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static QueryMistake? Add(List<QueryToken> tokens, QueryToken token)
    {
        tokens.Add(token);
        return null;
    }
}
