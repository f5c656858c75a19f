using System.Collections.Frozen;
using System.Globalization;

namespace Pipeline.Metadata.Text;

/// <summary>Splits text into tokens. Linear: every character is looked at a constant number of times.</summary>
internal static class Tokenizer
{
    private const int LongestAbbreviation = 16;
    private const int LongestClitic = 2;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Clitics = WordList
        .Read("Text/clitics.txt")
        .Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the tokens of <paramref name="text"/>[<paramref name="start"/>..<paramref name="end"/>].</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first position.</param>
    /// <param name="end">The position after the last.</param>
    /// <param name="tokens">Receives the tokens.</param>
    public static void Tokenize(string text, int start, int end, List<Token> tokens)
    {
        int at = start;
        while (at < end)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || IsInvisible(c))
            {
                at++;
            }
            else if (IsWordPart(text, at))
            {
                at = char.IsAsciiDigit(c) || char.IsDigit(c) ? Number(text, at, end, tokens) : Word(text, at, end, tokens);
            }
            else if (IsApostrophe(c) && CliticLength(text, at, end) is > 0 and int clitic && at > start && IsWordPart(text, at - 1))
            {
                tokens.Add(new Token(at, clitic, TokenKind.Clitic, LetterCase.Lower));
                at += clitic;
            }
            else
            {
                at = Mark(text, at, end, tokens);
            }
        }
    }

    /// <summary>Whether the character is one of the apostrophes in use.</summary>
    /// <param name="c">The character.</param>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘';

    private static int Word(string text, int start, int end, List<Token> tokens)
    {
        int at = EndOfWord(text, start, end);
        if (at < end && text[at] is '@' or ':' or '.' && AddressEnd(text, start, at, end) is > 0 and int addressEnd)
        {
            tokens.Add(new Token(start, addressEnd - start, TokenKind.Address, LetterCase.None));
            return addressEnd;
        }

        // “don’t” is do + n’t: the n belongs to the clitic.
        if (IsNegation(text, start, at, end))
        {
            tokens.Add(new Token(start, at - 1 - start, TokenKind.Word, CaseOf(text.AsSpan(start, at - 1 - start))));
            tokens.Add(new Token(at - 1, 3, TokenKind.Clitic, LetterCase.Lower));
            return at + 2;
        }

        if (at < end && text[at] == '.' && at - start <= LongestAbbreviation && Abbreviations.Contains(text.AsSpan(start, at - start)))
        {
            at++;
        }

        tokens.Add(new Token(start, at - start, TokenKind.Word, CaseOf(text.AsSpan(start, at - start))));
        return at;
    }

    // Letters and digits, and what stands between them inside a word: hyphens, ampersands, apostrophes, the stops of initials.
    private static int EndOfWord(string text, int start, int end)
    {
        int at = start;
        while (at < end)
        {
            bool isInside =
                IsWordPart(text, at)
                || text[at] switch
                {
                    '-' or '‑' or '&' => at + 1 < end && IsWordPart(text, at + 1),
                    '.' => InitialStop(text, start, at, end),
                    char c => IsApostrophe(c) && JoinsLetters(text, start, at, end),
                };
            if (!isInside)
            {
                return at;
            }

            at++;
        }

        return end;
    }

    // “O’Brien”: an apostrophe between letters belongs to the word unless a clitic starts here.
    private static bool JoinsLetters(string text, int start, int at, int end) =>
        CliticLength(text, at, end) == 0 && !IsNegation(text, start, at, end) && at + 1 < end && IsWordPart(text, at + 1);

    private static bool IsNegation(string text, int start, int at, int end) =>
        at - start > 1
        && text[at - 1] is 'n' or 'N'
        && at + 1 < end
        && IsApostrophe(text[at])
        && text[at + 1] is 't' or 'T'
        && (at + 2 >= end || !IsWordPart(text, at + 2));

    private static int Number(string text, int start, int end, List<Token> tokens)
    {
        int at = start;
        while (
            at < end
            && (
                IsWordPart(text, at)
                || (text[at] is ',' or '.' or ':' && at + 1 < end && char.IsDigit(text[at + 1]) && char.IsDigit(text[at - 1]))
            )
        )
        {
            at++;
        }

        // “45-year-old”, “9-11”: letters after the hyphen make it one word; digits do not, and “3-Dominic Thiem” is a seed and a name.
        bool word = false;
        if (IsSeed(text, start, at, end))
        {
            tokens.Add(new Token(start, at - start, TokenKind.Number, LetterCase.None));
            return at;
        }

        while (at + 1 < end && text[at] is '-' or '‑' && char.IsLetter(text[at + 1]))
        {
            word = true;
            at++;
            while (at < end && IsWordPart(text, at))
            {
                at++;
            }
        }

        tokens.Add(new Token(start, at - start, word ? TokenKind.Word : TokenKind.Number, word ? LetterCase.Lower : LetterCase.None));
        return at;
    }

    // One or two digits, a hyphen and a capitalised word that no other hyphen follows (“10-Year-Old”).
    private static bool IsSeed(string text, int start, int at, int end)
    {
        if (at - start > 2 || at + 2 >= end || text[at] != '-' || !char.IsUpper(text[at + 1]) || !char.IsLower(text[at + 2]))
        {
            return false;
        }

        int stop = at + 2;
        while (stop < end && IsWordPart(text, stop))
        {
            stop++;
        }

        return stop + 1 < end && text[stop] == ' ' && char.IsUpper(text[stop + 1]);
    }

    private static int Mark(string text, int start, int end, List<Token> tokens)
    {
        int at = start + 1;
        if (text[start] == '.')
        {
            while (at < end && text[at] == '.')
            {
                at++;
            }
        }
        else if (char.IsHighSurrogate(text[start]) && at < end && char.IsLowSurrogate(text[at]))
        {
            at++;
        }

        tokens.Add(new Token(start, at - start, TokenKind.Mark, LetterCase.None));
        return at;
    }

    // “U.S.”, “J.K.”, “a.m.”: a stop after a single letter that follows the start of the word or another such stop.
    private static bool InitialStop(string text, int start, int at, int end)
    {
        if (!char.IsLetter(text[at - 1]) || !(at - 1 == start || text[at - 2] == '.'))
        {
            return false;
        }

        bool nextIsInitial = at + 2 < end && char.IsLetter(text[at + 1]) && text[at + 2] == '.';
        bool isLaterStop = at - 1 > start;
        return nextIsInitial || isLaterStop || (char.IsUpper(text[at - 1]) && at + 1 < end && text[at + 1] == ' ');
    }

    private static int AddressEnd(string text, int start, int at, int end)
    {
        ReadOnlySpan<char> head = text.AsSpan(start, at - start);
        bool address = text[at] switch
        {
            ':' => (head.Equals("http", StringComparison.OrdinalIgnoreCase) || head.Equals("https", StringComparison.OrdinalIgnoreCase))
                && at + 2 < end
                && text[at + 1] == '/'
                && text[at + 2] == '/',
            '@' => at + 1 < end && char.IsLetterOrDigit(text[at + 1]),
            _ => head.Equals("www", StringComparison.OrdinalIgnoreCase) && at + 1 < end && char.IsLetterOrDigit(text[at + 1]),
        };
        if (!address)
        {
            return 0;
        }

        int stop = at;
        while (stop < end && !char.IsWhiteSpace(text[stop]) && text[stop] is not ('"' or '”' or '“' or ')' or ']' or '>' or '<' or ','))
        {
            stop++;
        }

        while (stop > at && text[stop - 1] is '.' or ';' or '!' or '?' or ':')
        {
            stop--;
        }

        return stop;
    }

    // The length of a clitic with its apostrophe, or 0.
    private static int CliticLength(string text, int at, int end)
    {
        int letters = 0;
        while (letters <= LongestClitic && at + 1 + letters < end && IsWordPart(text, at + 1 + letters))
        {
            letters++;
        }

        return letters > 0 && Clitics.Contains(text.AsSpan(at + 1, letters)) ? letters + 1 : 0;
    }

    private static bool IsWordPart(string text, int at)
    {
        char c = text[at];
        return char.IsAscii(c)
            ? char.IsAsciiLetterOrDigit(c)
            : char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark => true,
                UnicodeCategory.ModifierLetter => c != 'ʼ',
                UnicodeCategory.Surrogate => char.IsHighSurrogate(c)
                    ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at)
                    : at > 0 && char.IsHighSurrogate(text[at - 1]) && char.IsLetter(text, at - 1),
                _ => false,
            };
    }

    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' || char.IsControl(c);

    private static LetterCase CaseOf(ReadOnlySpan<char> word)
    {
        int letters = 0,
            capitals = 0,
            partStarts = 0;
        bool firstIsCapital = false,
            starts = true;
        foreach (char c in word)
        {
            if (char.IsLetter(c))
            {
                bool capital = char.IsUpper(c);
                firstIsCapital |= capital && letters == 0;
                capitals += capital ? 1 : 0;
                partStarts += capital && starts ? 1 : 0;
                letters++;
                starts = false;
            }
            else
            {
                starts = c is '-' or '‑';
            }
        }

        return letters == 0 ? LetterCase.None
            : capitals == 0 ? LetterCase.Lower
            : capitals == letters ? LetterCase.Upper
            : firstIsCapital && capitals == partStarts ? LetterCase.Title
            : LetterCase.Mixed;
    }
}
