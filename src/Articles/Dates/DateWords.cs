using System.Collections.Frozen;
using System.Globalization;

namespace Pipeline.Articles.Dates;

/// <summary>The words that dates of publication are written with.</summary>
internal static class DateWords
{
    private const string File = "Dates/words.txt";

    /// <summary>The days of the week in English.</summary>
    public static FrozenSet<string> Weekdays { get; } = WordList.Read(File, "weekdays").Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that say a date is that of a later change.</summary>
    private static readonly FrozenSet<string> ChangeWords = WordList
        .Read(File, "changes")
        .Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Month names and abbreviations to 1–12: English, and the forms that news pages in other European languages print.</summary>
    private static readonly FrozenDictionary<string, int> Months = Numbered(WordList.Read(File, "months").Lines);

    /// <summary>
    /// Zone abbreviations that mean one offset, in minutes from UTC. Those that mean several (IST, ET) are left out on purpose.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Zones = WordList
        .Read(File, "zones")
        .Lines.Select(static line => line.Split(' '))
        .ToFrozenDictionary(
            static zone => zone[0],
            static zone => int.Parse(zone[1], CultureInfo.InvariantCulture),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>Words that may stand beside a date on a line that says nothing but when something was published.</summary>
    private static readonly FrozenSet<string> Fillers = WordList
        .Read(File, "fillers")
        .Words.Concat(Weekdays)
        .Concat(WordList.Read(File, "short weekdays").Words)
        .Concat(WordList.Read(File, "weekdays of other languages").Words)
        .Concat(ChangeWords)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a month's name, or 0.</summary>
    /// <param name="word">A word in any case.</param>
    public static int Month(ReadOnlySpan<char> word) =>
        Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int month) ? month : 0;

    /// <summary>The offset that a zone's abbreviation means.</summary>
    /// <param name="word">A word in any case.</param>
    /// <param name="offset">The offset.</param>
    public static bool TryGetZone(ReadOnlySpan<char> word, out TimeSpan offset)
    {
        bool known = Zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int minutes);
        offset = TimeSpan.FromMinutes(minutes);
        return known;
    }

    /// <summary>Whether the word says nothing beyond the date beside it.</summary>
    /// <param name="word">A word in any case.</param>
    public static bool IsFiller(ReadOnlySpan<char> word) =>
        Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || TryGetZone(word, out _);

    /// <summary>Whether the word makes a date that of a later change.</summary>
    /// <param name="word">A word in any case.</param>
    public static bool IsChange(ReadOnlySpan<char> word) => ChangeWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, int> Numbered(IReadOnlyList<string> months)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < months.Count; i++)
        {
            foreach (string name in months[i].Split(' '))
            {
                numbers.TryAdd(name, i + 1);
            }
        }

        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
