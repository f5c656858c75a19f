namespace Pipeline.Articles.Html;

/// <summary>Answers whether a line opens with words that stand in another text, whatever the spacing and punctuation.</summary>
internal sealed class WordWindows
{
    private const int Window = 6;

    private readonly HashSet<int> _hashes = [];

    private WordWindows() { }

    /// <summary>Whether the text has any window at all.</summary>
    public bool IsEmpty => _hashes.Count == 0;

    /// <summary>The windows of a text.</summary>
    /// <param name="text">The text, or null.</param>
    public static WordWindows Of(string? text)
    {
        var windows = new WordWindows();
        Span<int> ring = stackalloc int[Window];
        int words = 0;
        foreach (int hash in new WordHashes(text))
        {
            ring[words++ % Window] = hash;
            if (words >= Window)
            {
                windows._hashes.Add(Combine(ring, words));
            }
        }

        return windows;
    }

    /// <summary>Whether the line's first six words stand in the text.</summary>
    /// <param name="line">The line.</param>
    public bool Has(string line)
    {
        if (IsEmpty)
        {
            return false;
        }

        Span<int> ring = stackalloc int[Window];
        int words = 0;
        foreach (int hash in new WordHashes(line))
        {
            ring[words++ % Window] = hash;
            if (words == Window)
            {
                return _hashes.Contains(Combine(ring, words));
            }
        }

        return false;
    }

    private static int Combine(ReadOnlySpan<int> ring, int next)
    {
        int hash = 17;
        for (int i = 0; i < Window; i++)
        {
            hash = unchecked((hash * 31) + ring[(next + i) % Window]);
        }

        return hash;
    }

    private ref struct WordHashes(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public int Current { get; private set; }

        public readonly WordHashes GetEnumerator() => this;

        public bool MoveNext()
        {
            int start = 0;
            while (start < _rest.Length && !char.IsLetterOrDigit(_rest[start]))
            {
                start++;
            }

            int end = start;
            int hash = 5381;
            while (end < _rest.Length && char.IsLetterOrDigit(_rest[end]))
            {
                hash = unchecked((hash * 33) ^ char.ToLowerInvariant(_rest[end++]));
            }

            _rest = _rest[end..];
            Current = hash;
            return end > start;
        }
    }
}
