using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates;

/// <summary>The words of English dates.</summary>
internal sealed class DateLexicon
{
    private const string File = "Dates/words.txt";
    private const string ClosedWords = "Dates/lexicon.txt";

    private readonly WordTable<DateWord> _words;

    /// <summary>Builds the tables.</summary>
    public DateLexicon()
    {
        Dictionary<string, DateWord> table = Build();
        _words = new WordTable<DateWord>([.. table.Select(static word => KeyValuePair.Create(NameHash.OfWord(word.Key), word.Value))]);
        LongestWord = table.Keys.Max(word => word.Length);
    }

    /// <summary>The length of the longest word, in characters; longer tokens need no look-up.</summary>
    public int LongestWord { get; }

    /// <summary>Looks a word up, whatever its capitals; none when it is not a word of dates.</summary>
    /// <param name="word">The word, without the stop of an abbreviation.</param>
    public DateWord Find(ReadOnlySpan<char> word) => Find(NameHash.OfWord(word));

    /// <summary>Looks a word up, whatever its capitals; none when it is not a word of dates.</summary>
    /// <param name="hash">The hash of the word: see <see cref="Text.AnalysedText.Hashes"/>.</param>
    public DateWord Find(ulong hash) => _words.TryGetValue(hash, out DateWord found) ? found : default;

    private static Dictionary<string, DateWord> Build()
    {
        var table = new Dictionary<string, DateWord>(StringComparer.OrdinalIgnoreCase);
        Named(table, DateWordKind.Month, Calendar.MonthForms);
        Named(table, DateWordKind.Weekday, Calendar.WeekdayForms);
        for (int day = 0; day < Calendar.WeekdayForms.Count; day++)
        {
            table.Add(Calendar.WeekdayForms[day][0] + "s", new DateWord(DateWordKind.Weekdays, day + 1));
        }

        Closed(table);
        Zones(table);
        Units(table);
        Same(table, DateWordKind.Filler, 0, Words("fillers"));
        Same(table, DateWordKind.Numbered, 0, Words("numbered"));
        Same(table, DateWordKind.Counted, 0, Words("counted"));
        Same(table, DateWordKind.Dated, 0, Words("dated"));
        Same(table, DateWordKind.NamedAfterDay, 0, Words("named after a day"));
        Same(table, DateWordKind.Approximate, 0, Words("approximate"));
        Same(table, DateWordKind.Street, 0, Words("street"));
        foreach ((string word, int index) in Holidays.FirstWords())
        {
            table.TryAdd(word, new DateWord(DateWordKind.Holiday, index));
        }

        return table;
    }

    private static void Units(Dictionary<string, DateWord> table)
    {
        foreach ((TimeUnit unit, string[] words) in UnitLines("units"))
        {
            foreach (string word in words)
            {
                // “second” is an ordinal first.
                table.TryAdd(word, new DateWord(DateWordKind.Unit, (int)unit));
                table.Add(word + "s", new DateWord(DateWordKind.Units, (int)unit));
            }
        }

        table.Add("century", new DateWord(DateWordKind.Unit, (int)TimeUnit.Century));
        table.Add("centuries", new DateWord(DateWordKind.Units, (int)TimeUnit.Century));
        Same(table, DateWordKind.UnitCount, (2 * 16) + (int)TimeUnit.Week, "fortnight");
        foreach ((TimeUnit unit, string[] words) in UnitLines("units in compounds"))
        {
            string word = words[0];
            Same(table, DateWordKind.UnitCount, 16 + (int)unit, $"{word}long {word}-long all-{word} full-{word}");
            Same(table, DateWordKind.UnitEarlier, (int)unit, $"{word}-earlier {word}-ago");
            Same(table, DateWordKind.UnitEnd, (int)unit, $"{word}-end");
            Same(table, DateWordKind.Age, 0, $"{word}-old {word}s-old");
        }
    }

    // Those of one offset; those that news gives one of several are closed words.
    private static void Zones(Dictionary<string, DateWord> table)
    {
        foreach (string[] line in WordList.Read("Lexicon/zones.txt").Lines.Select(static line => line.Split(' ')))
        {
            int minutes = int.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture);
            Same(table, DateWordKind.Zone, minutes, string.Join(' ', line[1..]));
        }
    }

    private static void Closed(Dictionary<string, DateWord> table)
    {
        foreach (string section in WordList.SectionsOf(ClosedWords))
        {
            DateWordKind kind = Enum.Parse<DateWordKind>(section);
            foreach (string line in WordList.Read(ClosedWords, section).Lines)
            {
                string[] words = line.Split(' ');
                int value = int.TryParse(words[0], System.Globalization.CultureInfo.InvariantCulture, out int number)
                    ? number
                    : (int)Enum.Parse<TimeUnit>(words[0]);
                foreach (string word in words.AsSpan(1))
                {
                    table.Add(word, new DateWord(kind, value));
                }
            }
        }
    }

    private static IEnumerable<(TimeUnit Unit, string[] Words)> UnitLines(string section) =>
        WordList
            .Read(File, section)
            .Lines.Select(static line => line.Split(' '))
            .Select(static words => (Enum.Parse<TimeUnit>(words[0]), words[1..]));

    private static string Words(string section) => string.Join(' ', WordList.Read(File, section).Words);

    private static void Same(Dictionary<string, DateWord> table, DateWordKind kind, int value, string words)
    {
        foreach (string word in words.Split(' '))
        {
            table.Add(word, new DateWord(kind, value));
        }
    }

    // Short forms are flagged.
    private static void Named(Dictionary<string, DateWord> table, DateWordKind kind, IReadOnlyList<IReadOnlyList<string>> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            for (int form = 0; form < names[i].Count; form++)
            {
                table.Add(names[i][form], new DateWord(kind, i + 1, Flag: form > 0));
            }
        }
    }
}
