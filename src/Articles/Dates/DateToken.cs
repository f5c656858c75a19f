namespace Pipeline.Articles.Dates;

/// <summary>One word, number or sign of a date's text.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Value">The number's value, or the sign itself.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Start, int Length, int Value)
{
    /// <summary>The sign, or NUL for a word or a number.</summary>
    public char Sign => Kind == DateTokenKind.Sign ? (char)Value : '\0';

    /// <summary>Cuts a text into tokens, white space left out; as many as fit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Where the tokens go.</param>
    /// <returns>How many there are.</returns>
    public static int Tokenise(ReadOnlySpan<char> text, Span<DateToken> tokens)
    {
        int count = 0;
        for (int i = 0; i < text.Length && count < tokens.Length; )
        {
            int start = i;
            char unit = text[i++];
            if (char.IsWhiteSpace(unit))
            {
                continue;
            }

            if (char.IsAsciiDigit(unit))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }

                int value = i - start <= 9 ? int.Parse(text[start..i], System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
                tokens[count++] = new DateToken(DateTokenKind.Number, start, i - start, value);
            }
            else if (IsWordPart(unit))
            {
                while (i < text.Length && IsWordPart(text[i]))
                {
                    i++;
                }

                tokens[count++] = new DateToken(DateTokenKind.Word, start, i - start, 0);
            }
            else
            {
                tokens[count++] = new DateToken(DateTokenKind.Sign, start, 1, unit);
            }
        }

        return count;
    }

    // 年, 月 and 日 are signs between numbers, not words.
    private static bool IsWordPart(char unit) => char.IsLetter(unit) && unit is not ('年' or '月' or '日' or '년' or '월' or '일');
}
