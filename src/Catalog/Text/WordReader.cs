namespace Pipeline.Catalog.Text;

/// <summary>
/// Reads the words of a text one by one, folded (see <see cref="TextFolding"/>). A word is a run of letters and digits. Scripts that put no
/// space between words (Chinese, Japanese, Thai, …) are cut into overlapping pairs of characters, so that whatever somebody looks for is a
/// sequence of pairs. The index and queries read words here, and nowhere else.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="endOfRun">Whether the last character of a run of pairs is also given alone, as an index needs it, where a single character
/// is looked for as the beginning of a pair; a query must not.</param>
internal struct WordReader(ReadOnlyMemory<char> text, bool endOfRun)
{
    /// <summary>How long a folded word is at most, in UTF-16 units; the rest of a longer one is ignored.</summary>
    public const int MaxLength = 64;

    private int _at;
    private int _pairStart = -1; // where the last character of a run of pairs stands; -1 outside of one
    private bool _paired;

    /// <summary>Where the word that was read begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>The first position after it.</summary>
    public int End { get; private set; }

    /// <summary>Reads the next word.</summary>
    /// <param name="word">Gets the word, folded; at least <see cref="MaxLength"/> + <see cref="TextFolding.MaxGrowth"/> long.</param>
    /// <returns>Its length; 0 at the end of the text.</returns>
    public int Read(Span<char> word)
    {
        ReadOnlySpan<char> all = text.Span;
        while (true)
        {
            if (_pairStart >= 0 && ReadPair(all, word) is > 0 and var pair)
            {
                return pair;
            }

            while (_at < all.Length && !TextFolding.IsWord(all[_at]))
            {
                _at++;
            }

            if (_at == all.Length)
            {
                return 0;
            }

            if (IsPaired(all[_at]))
            {
                (_pairStart, _paired) = (_at++, false);
                continue;
            }

            if (ReadRun(all, word) is > 0 and var length)
            {
                return length;
            }
        }
    }

    /// <summary>Whether the script of a character puts no spaces between words (or, for Korean, glues particles to them).</summary>
    /// <param name="character">A UTF-16 unit.</param>
    public static bool IsPaired(char character) =>
        character
            is >= '\u0E00'
                and (
                    <= '\u0EFF' // Thai, Lao
                    or (>= '\u1000' and <= '\u109F') // Burmese
                    or (>= '\u1780' and <= '\u17FF') // Khmer
                    or (>= '\u2E80' and <= '\u2FFF')
                    or (>= '\u3005' and <= '\u3007')
                    or (>= '\u3040' and <= '\u30FF')
                    or (>= '\u3400' and <= '\u9FFF') // Chinese, Japanese
                    or (>= '\uAC00' and <= '\uD7AF')
                    or (>= '\uF900' and <= '\uFAFF')
                );

    private int ReadRun(ReadOnlySpan<char> all, Span<char> word)
    {
        int length = 0;
        Start = _at;
        for (; _at < all.Length && TextFolding.IsWord(all[_at]) && !IsPaired(all[_at]); _at++)
        {
            if (length < MaxLength)
            {
                length += TextFolding.Fold(all[_at], word[length..]);
            }
        }

        End = _at;
        return Math.Min(length, MaxLength);
    }

    /// <summary>The next pair of a run; its last character alone where that is wanted, or where the run has no other.</summary>
    private int ReadPair(ReadOnlySpan<char> all, Span<char> word)
    {
        Start = _pairStart;
        int length = TextFolding.Fold(all[Start], word);
        if (_at < all.Length && IsPaired(all[_at]) && TextFolding.IsWord(all[_at]))
        {
            length += TextFolding.Fold(all[_at], word[length..]);
            (_pairStart, _paired) = (_at++, true);
            End = _at;
            return length;
        }

        bool alone = endOfRun || !_paired;
        _pairStart = -1;
        End = Start + 1;
        return alone ? length : 0;
    }
}
