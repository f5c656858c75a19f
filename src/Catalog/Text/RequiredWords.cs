namespace Pipeline.Catalog.Text;

/// <summary>The words of a full-text condition, and whether a text has them all. Words are compared folded (see <see cref="TextFolding"/>), whole, in any order.</summary>
internal sealed class RequiredWords
{
    private readonly string[] _words;
    private readonly int _longest;

    private RequiredWords(string[] words)
    {
        _words = words;
        _longest = words.Length == 0 ? 0 : words.Max(static word => word.Length);
    }

    /// <summary>The words, folded, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Splits a condition into words.</summary>
    /// <param name="condition">What the user typed; null and a text without words demand nothing.</param>
    public static RequiredWords Of(string? condition)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        if (condition is not null)
        {
            char[] buffer = new char[condition.Length * TextFolding.MaxGrowth];
            int position = 0;
            while (NextWord(condition, ref position, buffer, out int length))
                words.Add(new string(buffer, 0, length));
        }

        return new RequiredWords([.. words]);
    }

    /// <summary>Whether every word occurs in one of the texts. Reads each text once.</summary>
    /// <param name="first">A text, or null.</param>
    /// <param name="second">Another.</param>
    public bool AllIn(string? first, string? second = null)
    {
        if (_words.Length == 0)
            return true;

        Span<bool> found = stackalloc bool[_words.Length <= 256 ? _words.Length : 0];
        if (found.IsEmpty)
            found = new bool[_words.Length];
        int missing = _words.Length;
        return Mark(first, found, ref missing) || Mark(second, found, ref missing);
    }

    private bool Mark(string? text, Span<bool> found, ref int missing)
    {
        // One character more than the longest word: a word that fills the buffer is none of ours.
        Span<char> buffer = new char[_longest + 1 + TextFolding.MaxGrowth];
        int position = 0;
        while (text is not null && NextWord(text, ref position, buffer, out int length))
        {
            ReadOnlySpan<char> word = buffer[..length];
            for (int i = 0; i < _words.Length; i++)
            {
                if (!found[i] && word.SequenceEqual(_words[i]))
                {
                    found[i] = true;
                    if (--missing == 0)
                        return true;
                    break;
                }
            }
        }

        return false;
    }

    /// <summary>Finds the next word and folds it into the buffer, cut where the buffer is full.</summary>
    private static bool NextWord(ReadOnlySpan<char> text, ref int position, Span<char> buffer, out int length)
    {
        length = 0;
        while (position < text.Length)
        {
            char character = text[position++];
            if (TextFolding.IsWord(character))
            {
                if (length + TextFolding.MaxGrowth <= buffer.Length)
                    length += TextFolding.Fold(character, buffer[length..]);
            }
            else if (length > 0)
            {
                return true;
            }
        }

        return length > 0;
    }
}
