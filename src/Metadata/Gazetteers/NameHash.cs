namespace Pipeline.Metadata.Gazetteers;

/// <summary>
/// The hash of a name: of its words without regard to letter case, joined word by word. The same at build time and at run time.
/// </summary>
internal static class NameHash
{
    /// <summary>The hash of no words.</summary>
    public const ulong Empty = 0x9E3779B97F4A7C15;

    private const ulong Multiplier = 0x9DDFEA08EB382D69;

    /// <summary>The hash of one word, letter case and the form of apostrophes and hyphens aside.</summary>
    /// <param name="word">The word.</param>
    public static ulong OfWord(ReadOnlySpan<char> word)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in word)
        {
            uint folded = char.IsAscii(c) ? (char.IsAsciiLetterUpper(c) ? (uint)(c | 0x20) : c) : Fold(c);
            hash = (hash ^ folded) * 0x100000001B3;
        }

        return hash ^ (hash >> 29);
    }

    /// <summary>The hash of a name and one more word.</summary>
    /// <param name="name">The hash of the name so far.</param>
    /// <param name="word">The hash of the word.</param>
    public static ulong Append(ulong name, ulong word)
    {
        ulong hash = (name ^ word) * Multiplier;
        return hash ^ (hash >> 32);
    }

    /// <summary>The hash of a name of one or more words with single spaces between them.</summary>
    /// <param name="name">The name.</param>
    public static ulong Of(ReadOnlySpan<char> name)
    {
        ulong hash = Empty;
        foreach (Range word in name.Split(' '))
        {
            hash = Append(hash, OfWord(name[word]));
        }

        return hash;
    }

    private static uint Fold(char c) =>
        c switch
        {
            '’' or '‘' or 'ʼ' => '\'',
            '‑' or '–' => '-',
            _ => char.ToLowerInvariant(c),
        };
}
