using System.Collections.Frozen;
using System.Globalization;

namespace Pipeline.Articles.Dates;

/// <summary>The words that dates of publication are written with.</summary>
internal static class DateWords
{
    private const string File = "Dates/words.txt";

    /// <summary>The days of the week in English.</summary>
    public static FrozenSet<string> Weekdays { get; } =
        Calendar("weekdays").Select(static forms => forms[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Some are names too: beside names they are no days.
    private static readonly FrozenSet<string> ShortWeekdays = Calendar("weekdays")
        .SelectMany(static forms => forms[1..])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that say a date is that of a later change.</summary>
    private static readonly FrozenSet<string> ChangeWords = WordList
        .Read(File, "changes")
        .Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Month names and abbreviations to 1–12: English, and the forms that news pages in other European languages print.</summary>
    private static readonly FrozenDictionary<string, int> Months = Numbered();

    /// <summary>
    /// Zone abbreviations that mean one offset, in minutes from UTC. Those that mean several (IST, ET) are left out on purpose.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Zones = WordList
        .Read("Lexicon/zones.txt")
        .Lines.Concat(WordList.Read(File, "further zones").Lines)
        .Select(static line => line.Split(' '))
        .SelectMany(static line => line[1..].Select(zone => (Zone: zone, Minutes: int.Parse(line[0], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary(static pair => pair.Zone, static pair => pair.Minutes, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that may stand beside a date on a line that says nothing but when something was published.</summary>
    private static readonly FrozenSet<string> Fillers = WordList
        .Read(File, "fillers")
        .Words.Concat(Weekdays)
        .Concat(ShortWeekdays)
        .Concat(WordList.Read(File, "weekdays of other languages").Words)
        .Concat(ChangeWords)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a month's name, or 0.</summary>
    /// <param name="word">A word in any case.</param>
    public static int Month(ReadOnlySpan<char> word) =>
        Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int month) ? month : 0;

    /// <summary>Whether the word is a day of the week in English, short or in full.</summary>
    /// <param name="word">A word in any case, without a stop.</param>
    public static bool IsWeekday(ReadOnlySpan<char> word) =>
        Weekdays.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        || ShortWeekdays.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

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

    private static string[][] Calendar(string section) => Forms("Lexicon/calendar.txt", section);

    private static string[][] Forms(string file, string section) =>
        [.. WordList.Read(file, section).Lines.Select(static line => line.Split(' '))];

    // English first; a form of two months is the earlier one's.
    private static FrozenDictionary<string, int> Numbered()
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (string[][] months in (string[][][])[Calendar("months"), Forms(File, "months of other languages")])
        {
            for (int i = 0; i < months.Length; i++)
            {
                foreach (string name in months[i])
                {
                    numbers.TryAdd(name, i + 1);
                }
            }
        }

        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
