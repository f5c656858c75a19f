using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Tells whether an acronym can stand for a name: “CSTO” for “Collective Security Treaty Organization”.</summary>
internal static class Acronyms
{
    private static readonly WordSet Skipped = WordSet.Read("Entities/Resolution/Acronyms.txt");

    /// <summary>Whether the token looks like an acronym: two to eight letters, mostly capitals.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    public static bool IsAcronym(AnalysedText text, int token)
    {
        Token t = text.Tokens[token];
        if (t.Kind != TokenKind.Word || t.Length is < 2 or > 12 || t.Case is not (LetterCase.Upper or LetterCase.Mixed))
        {
            return false;
        }

        int capitals = 0,
            others = 0;
        foreach (char c in text.TextOf(token))
        {
            capitals += char.IsUpper(c) ? 1 : 0;
            others += char.IsLower(c) ? 1 : 0;
        }

        return capitals is >= 2 and <= 8 && others <= 2;
    }

    /// <summary>Whether the token in brackets behind a name can be its acronym: papers write “Nema” and “Unicef” like words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    public static bool IsExplained(AnalysedText text, int token) =>
        IsAcronym(text, token) || text.Tokens[token] is { Kind: TokenKind.Word, Case: LetterCase.Title, Length: >= 3 and <= 7 };

    /// <summary>Whether the capitals of the acronym are the initials of the words, small words left out or not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hashes">The hashes of the tokens.</param>
    /// <param name="acronym">The acronym's token.</param>
    /// <param name="first">The first token of the name.</param>
    /// <param name="end">The index after its last.</param>
    public static bool Abbreviates(AnalysedText text, ReadOnlySpan<ulong> hashes, int acronym, int first, int end)
    {
        Span<char> letters = stackalloc char[12];
        int count = 0;
        foreach (char c in text.TextOf(acronym))
        {
            if (char.IsLetter(c))
            {
                letters[count++] = char.ToUpperInvariant(c);
            }
        }

        return count >= 2 && Matches(text, hashes, letters[..count], first, end);
    }

    // Every capitalised word gives its initial (hyphenated words may give several letters); small words may. Words left over are forgiven
    // once.
    private static bool Matches(AnalysedText text, ReadOnlySpan<ulong> hashes, ReadOnlySpan<char> letters, int first, int end)
    {
        int at = 0,
            missed = 0,
            words = 0;
        for (int i = first; i < end; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }

            ReadOnlySpan<char> word = text.TextOf(i);
            words++;
            if (at < letters.Length && char.ToUpperInvariant(word[0]) == letters[at])
            {
                at++;
                for (int c = 1; c < word.Length && at < letters.Length; c++)
                {
                    if (
                        (char.IsUpper(word[c]) || (word[c - 1] is '-' && char.IsLetter(word[c])))
                        && char.ToUpperInvariant(word[c]) == letters[at]
                    )
                    {
                        at++;
                    }
                }
            }
            else if (!Skipped.Contains(hashes[i]))
            {
                missed++;
            }
        }

        return at == letters.Length && missed <= 1 && words > 1 && words >= letters.Length - 1 && (missed == 0 || letters.Length > 2);
    }
}
