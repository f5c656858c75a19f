using System.Collections.Frozen;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates;

/// <summary>The words of English dates.</summary>
internal sealed class DateLexicon
{
    private const string File = "Dates/words.txt";

    private readonly FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>Builds the tables.</summary>
    public DateLexicon()
    {
        FrozenDictionary<string, DateWord> table = Build();
        _words = table.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestWord = table.Keys.Max(word => word.Length);
    }

    /// <summary>The length of the longest word, in characters; longer tokens need no look-up.</summary>
    public int LongestWord { get; }

    /// <summary>Looks a word up, whatever its capitals; none when it is not a word of dates.</summary>
    /// <param name="word">The word, without the stop of an abbreviation.</param>
    public DateWord Find(ReadOnlySpan<char> word) => _words.TryGetValue(word, out DateWord found) ? found : default;

    private static FrozenDictionary<string, DateWord> Build()
    {
        var table = new Dictionary<string, DateWord>(StringComparer.OrdinalIgnoreCase);
        Named(table, DateWordKind.Month, Calendar.MonthForms);
        Named(table, DateWordKind.Weekday, Calendar.WeekdayForms);
        Sequence(table, DateWordKind.Weekdays, 1, string.Join(' ', Calendar.WeekdayForms.Select(static forms => forms[0] + "s")));
        Sequence(
            table,
            DateWordKind.Cardinal,
            0,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        );
        Sequence(table, DateWordKind.Cardinal, 20, "twenty thirty forty fifty sixty seventy eighty ninety", step: 10);
        Sequence(table, DateWordKind.Years, 20, "twenties thirties forties fifties sixties seventies eighties nineties", step: 10);
        Sequence(
            table,
            DateWordKind.Ordinal,
            1,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        );
        table.Add("thirtieth", new DateWord(DateWordKind.Ordinal, 30));
        Same(table, DateWordKind.Magnitude, 100, "hundred");
        Same(table, DateWordKind.Magnitude, 1000, "thousand");
        Units(table);
        Same(table, DateWordKind.Season, 3, "spring springtime");
        Same(table, DateWordKind.Season, 6, "summer summertime");
        Same(table, DateWordKind.Season, 9, "autumn fall");
        Same(table, DateWordKind.Season, 12, "winter wintertime");
        Same(table, DateWordKind.Seasons, 6, "summers");
        Same(table, DateWordKind.Seasons, 12, "winters");
        Same(table, DateWordKind.DayPart, DayParts.Morning, "morning dawn");
        Same(table, DateWordKind.DayPart, DayParts.Afternoon, "afternoon");
        Same(table, DateWordKind.DayPart, DayParts.Evening, "evening");
        Same(table, DateWordKind.DayPart, DayParts.Night, "night");
        Same(table, DateWordKind.DayPartPlural, DayParts.Morning, "mornings");
        Same(table, DateWordKind.DayPartPlural, DayParts.Afternoon, "afternoons");
        Same(table, DateWordKind.DayPartPlural, DayParts.Evening, "evenings");
        Same(table, DateWordKind.DayPartPlural, DayParts.Night, "nights");
        Same(table, DateWordKind.ClockWord, 12 * 3600, "noon midday noontime");
        Same(table, DateWordKind.ClockWord, 24 * 3600, "midnight");
        Same(table, DateWordKind.BeforeNoon, 0, "am a.m a.m.");
        Same(table, DateWordKind.AfterNoon, 0, "pm p.m p.m.");
        Same(table, DateWordKind.OClock, 0, "o'clock o’clock");
        Zones(table);
        Same(table, DateWordKind.DayWord, 0, "today");
        Same(table, DateWordKind.DayWord, -1, "yesterday");
        Same(table, DateWordKind.DayWord, 1, "tomorrow");
        Same(table, DateWordKind.Tonight, 0, "tonight overnight");
        Same(table, DateWordKind.This, 0, "this current");
        Same(table, DateWordKind.Last, 0, "last");
        Same(table, DateWordKind.Next, 0, "next");
        Same(table, DateWordKind.Past, 0, "past");
        Same(table, DateWordKind.Coming, 0, "coming upcoming");
        Same(table, DateWordKind.Previous, 0, "previous preceding prior");
        Same(table, DateWordKind.Following, 0, "following");
        Same(table, DateWordKind.Same, 0, "same");
        Same(table, DateWordKind.That, 0, "that");
        Same(table, DateWordKind.The, 0, "the");
        Same(table, DateWordKind.A, 0, "a an");
        Same(table, DateWordKind.Another, 0, "another");
        Same(table, DateWordKind.Of, 0, "of");
        Same(table, DateWordKind.Preposition, 0, "in during within since by between around about over throughout circa");
        Same(table, DateWordKind.On, 0, "on");
        Same(table, DateWordKind.At, 0, "at");
        Same(table, DateWordKind.For, 0, "for");
        Same(table, DateWordKind.From, 0, "from");
        Same(table, DateWordKind.To, 0, "to through thru until till");
        Same(table, DateWordKind.And, 0, "and or");
        Same(table, DateWordKind.Before, 0, "before");
        Same(table, DateWordKind.After, 0, "after");
        Same(table, DateWordKind.Ago, 0, "ago");
        Same(table, DateWordKind.Earlier, 0, "earlier");
        Same(table, DateWordKind.Later, 0, "later hence");
        Same(table, DateWordKind.Early, 0, "early late mid");
        Same(table, DateWordKind.Part, 0, "end beginning start middle close rest remainder");
        Same(table, DateWordKind.All, 0, "all");
        Same(table, DateWordKind.Half, 0, "half");
        Same(table, DateWordKind.Several, 0, "several few many some recent");
        Same(table, DateWordKind.Couple, 0, "couple");
        Same(table, DateWordKind.Filler, 0, Words("fillers"));
        Same(table, DateWordKind.Every, 0, "every each");
        Same(table, DateWordKind.Per, 0, "per");
        Same(table, DateWordKind.Once, 0, "once twice");
        Same(table, DateWordKind.Times, 0, "times");
        Same(table, DateWordKind.Fiscal, 0, "fiscal financial FY");
        Same(table, DateWordKind.Numbered, 0, Words("numbered"));
        Same(table, DateWordKind.Counted, 0, Words("counted"));
        Same(table, DateWordKind.Dated, 0, Words("dated"));
        Same(table, DateWordKind.NamedAfterDay, 0, Words("named after a day"));
        Same(table, DateWordKind.Approximate, 0, Words("approximate"));
        Same(table, DateWordKind.Street, 0, Words("street"));
        Same(table, DateWordKind.Reference, References.Present, "now currently nowadays presently");
        Same(table, DateWordKind.Reference, References.Past, "recently lately");
        Same(table, DateWordKind.Future, 0, "future");
        Same(table, DateWordKind.Old, 0, "old older young younger");
        foreach ((string word, int index) in Holidays.FirstWords())
        {
            table.TryAdd(word, new DateWord(DateWordKind.Holiday, index));
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void Units(Dictionary<string, DateWord> table)
    {
        (string Words, TimeUnit Unit)[] units =
        [
            ("second sec", TimeUnit.Second),
            ("minute min", TimeUnit.Minute),
            ("hour hr", TimeUnit.Hour),
            ("day", TimeUnit.Day),
            ("weekend", TimeUnit.Weekend),
            ("week", TimeUnit.Week),
            ("month", TimeUnit.Month),
            ("quarter", TimeUnit.Quarter),
            ("year yr", TimeUnit.Year),
            ("decade", TimeUnit.Decade),
        ];
        foreach ((string words, TimeUnit unit) in units)
        {
            foreach (string word in words.Split(' '))
            {
                // “second” is an ordinal first.
                table.TryAdd(word, new DateWord(DateWordKind.Unit, (int)unit));
                table.Add(word + "s", new DateWord(DateWordKind.Units, (int)unit));
            }
        }

        table.Add("century", new DateWord(DateWordKind.Unit, (int)TimeUnit.Century));
        table.Add("centuries", new DateWord(DateWordKind.Units, (int)TimeUnit.Century));
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Day, "daily nightly");
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Hour, "hourly");
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Week, "weekly");
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Month, "monthly");
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Quarter, "quarterly");
        Same(table, DateWordKind.UnitCount, (2 * 16) + (int)TimeUnit.Week, "fortnight");
        Same(table, DateWordKind.Recurring, (int)TimeUnit.Year, "annual annually yearly");
        foreach (
            (string word, TimeUnit unit) in new[]
            {
                ("day", TimeUnit.Day),
                ("week", TimeUnit.Week),
                ("month", TimeUnit.Month),
                ("year", TimeUnit.Year),
                ("decade", TimeUnit.Decade),
            }
        )
        {
            Same(table, DateWordKind.UnitCount, 16 + (int)unit, $"{word}long {word}-long all-{word} full-{word}");
            Same(table, DateWordKind.UnitEarlier, (int)unit, $"{word}-earlier {word}-ago");
            Same(table, DateWordKind.UnitEnd, (int)unit, $"{word}-end");
            Same(table, DateWordKind.Age, 0, $"{word}-old {word}s-old");
        }

        Same(table, DateWordKind.UnitEnd, (int)TimeUnit.Quarter, "quarter-end");
    }

    // Minutes east of UTC. Letters that name several zones stand for the one English-language news means.
    private static void Zones(Dictionary<string, DateWord> table)
    {
        Same(table, DateWordKind.Zone, 0, "GMT UTC");
        Same(table, DateWordKind.Zone, 60, "BST CET");
        Same(table, DateWordKind.Zone, 120, "CEST EET SAST");
        Same(table, DateWordKind.Zone, 180, "EEST MSK");
        Same(table, DateWordKind.Zone, 330, "IST");
        Same(table, DateWordKind.Zone, 480, "HKT");
        Same(table, DateWordKind.Zone, 540, "JST KST");
        Same(table, DateWordKind.Zone, 600, "AEST");
        Same(table, DateWordKind.Zone, 660, "AEDT");
        Same(table, DateWordKind.Zone, -240, "EDT");
        Same(table, DateWordKind.Zone, -300, "EST CDT ET");
        Same(table, DateWordKind.Zone, -360, "CST MDT");
        Same(table, DateWordKind.Zone, -420, "MST PDT");
        Same(table, DateWordKind.Zone, -480, "PST PT");
    }

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

    private static void Sequence(Dictionary<string, DateWord> table, DateWordKind kind, int first, string words, int step = 1)
    {
        int value = first;
        foreach (string word in words.Split(' '))
        {
            table.Add(word, new DateWord(kind, value));
            value += step;
        }
    }
}
