namespace Pipeline.Articles.Dates;

/// <summary>What the readers of dates and of times ask of the tokens of a text.</summary>
internal static class DateTokens
{
    /// <summary>Whether the tokens are nothing but words and signs that may stand beside a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="isChange">Set where one of them speaks of a later change (“Updated”).</param>
    public static bool AreFillers(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref bool isChange)
    {
        foreach (DateToken token in tokens)
        {
            ReadOnlySpan<char> word = Word(text, token);
            bool filler = token.Kind switch
            {
                DateTokenKind.Word => DateWords.IsFiller(word) || DateWords.IsChange(word),
                DateTokenKind.Sign => token.Sign
                    is ','
                        or '.'
                        or ':'
                        or '|'
                        or '-'
                        or '–'
                        or '—'
                        or '·'
                        or '•'
                        or '('
                        or ')'
                        or '/'
                        or '\''
                        or '’',
                _ => false,
            };
            if (!filler)
            {
                return false;
            }

            isChange |= token.Kind == DateTokenKind.Word && DateWords.IsChange(word);
        }

        return true;
    }

    /// <summary>Skips one of some signs, where it stands there.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="at">The token; moved behind what was skipped.</param>
    /// <param name="signs">The signs.</param>
    public static void SkipSign(ReadOnlySpan<DateToken> tokens, ref int at, params ReadOnlySpan<char> signs)
    {
        if (at < tokens.Length && tokens[at].Kind == DateTokenKind.Sign && signs.Contains(tokens[at].Sign))
        {
            at++;
        }
    }

    /// <summary>Skips one of some words, letter case aside, where it stands there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="at">The token; moved behind what was skipped.</param>
    /// <param name="words">The words.</param>
    public static void SkipWord(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref int at, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (
                at < tokens.Length
                && tokens[at].Kind == DateTokenKind.Word
                && Word(text, tokens[at]).Equals(word, StringComparison.OrdinalIgnoreCase)
            )
            {
                at++;
                return;
            }
        }
    }

    /// <summary>Skips the ending of “1st”, “2nd”, “3rd”, “4th”.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="at">The token; moved behind what was skipped.</param>
    public static void SkipOrdinal(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, ref int at) =>
        SkipWord(text, tokens, ref at, "st", "nd", "rd", "th");

    /// <summary>The characters of a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    public static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, DateToken token) => text.Slice(token.Start, token.Length);
}
