using System.Collections.Frozen;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Lexicon;

/// <summary>The words that say what somebody is: see <c>titles.txt</c>.</summary>
internal static class Titles
{
    private const string File = "Lexicon/titles.txt";

    // Shorter words are names and other words too often; longer nouns of office there are none.
    private const int ShortestMisspelt = 7;
    private const int LongestMisspelt = 20;

    /// <summary>Nouns of office and profession (“minister”).</summary>
    public static WordSet Offices { get; } = WordSet.Read(File, "offices");

    /// <summary>Such nouns with a hyphen (“director-general”).</summary>
    public static WordSet HyphenatedOffices { get; } = WordSet.Read(File, "hyphenated offices");

    /// <summary>What can stand before such a noun as part of a role (“deputy”, “finance”).</summary>
    public static WordSet Modifiers { get; } = WordSet.Read(File, "modifiers");

    /// <summary>What stands before a name and is no part of it (“Mr.”).</summary>
    public static WordSet Honorifics { get; } = WordSet.Read(File, "honorifics");

    /// <summary>Forms of address: whoever has one is a person.</summary>
    public static WordSet Courtesies { get; } = WordSet.Read(File, "courtesies");

    /// <summary>Offices that one holder has (“president”).</summary>
    public static WordSet HighOffices { get; } = WordSet.Read(File, "high offices");

    /// <summary>Offices written as capitals (“CM”).</summary>
    public static WordSet ShortOffices { get; } = WordSet.Read(File, "short offices");

    /// <summary>Ranks as the news shortens them (“Insp”), without a stop.</summary>
    public static WordSet Ranks { get; } = WordSet.Read(File, "ranks");

    /// <summary>Ranks that are other words too (“PC”).</summary>
    public static WordSet DoubtfulRanks { get; } = WordSet.Read(File, "doubtful ranks");

    /// <summary>Letters behind a name (“QC”).</summary>
    public static WordSet AfterNames { get; } = WordSet.Read(File, "after names");

    /// <summary>Suffixes of a name (“Jr.”).</summary>
    public static WordSet Suffixes { get; } = WordSet.Read(File, "suffixes");

    /// <summary>Small words inside family names (“van”).</summary>
    public static WordSet Particles { get; } = WordSet.Read(File, "particles");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SpelledOut = WordList
        .Read(File, "spelled out")
        .Lines.Select(static line => line.Split(' '))
        .ToFrozenDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The noun that an abbreviated title stands for (“Sen.” for “senator”); null for any other word.</summary>
    /// <param name="title">The title.</param>
    public static string? Spelled(ReadOnlySpan<char> title) => SpelledOut.TryGetValue(title.TrimEnd('.'), out string? noun) ? noun : null;

    /// <summary>
    /// Whether the word is a noun of office or profession with one letter missing, too many, or changed places with the next (“Presiden”).
    /// </summary>
    /// <param name="word">The word.</param>
    public static bool IsMisspeltOffice(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMisspelt or > LongestMisspelt)
        {
            return false;
        }

        Span<char> other = stackalloc char[LongestMisspelt + 1];
        for (int at = 0; at <= word.Length; at++)
        {
            word[..at].CopyTo(other);
            word[at..].CopyTo(other[(at + 1)..]);
            for (char letter = 'a'; letter <= 'z'; letter++)
            {
                other[at] = letter;
                if (Offices.Contains(NameHash.OfWord(other[..(word.Length + 1)])))
                {
                    return true;
                }
            }
        }

        for (int at = 0; at < word.Length; at++)
        {
            word[..at].CopyTo(other);
            word[(at + 1)..].CopyTo(other[at..]);
            if (Offices.Contains(NameHash.OfWord(other[..(word.Length - 1)])))
            {
                return true;
            }
        }

        for (int at = 0; at + 1 < word.Length; at++)
        {
            word.CopyTo(other);
            (other[at], other[at + 1]) = (other[at + 1], other[at]);
            if (Offices.Contains(NameHash.OfWord(other[..word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
