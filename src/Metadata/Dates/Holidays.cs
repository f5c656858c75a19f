namespace Pipeline.Metadata.Dates;

/// <summary>Holidays that news in English names, and when they are.</summary>
internal static class Holidays
{
    private const int Monday = 1,
        Thursday = 4,
        Sunday = 7;

    // Rules: a fixed day, the n-th weekday of a month (−1: the last), or days after Easter Sunday.
    private static readonly Holiday[] All =
    [
        new("New Year 's Eve", Fixed(12, 31)),
        new("New Year 's Day", Fixed(1, 1)),
        new("New Year 's", Fixed(1, 1)),
        new("Martin Luther King Jr. Day", Nth(1, Monday, 3)),
        new("Martin Luther King Day", Nth(1, Monday, 3)),
        new("MLK Day", Nth(1, Monday, 3)),
        new("Groundhog Day", Fixed(2, 2)),
        new("Valentine 's Day", Fixed(2, 14)),
        new("Presidents ' Day", Nth(2, Monday, 3)),
        new("Presidents Day", Nth(2, Monday, 3)),
        new("St. Patrick 's Day", Fixed(3, 17)),
        new("Saint Patrick 's Day", Fixed(3, 17)),
        new("Ash Wednesday", Easter(-46)),
        new("Palm Sunday", Easter(-7)),
        new("Good Friday", Easter(-2)),
        new("Easter Monday", Easter(1)),
        new("Easter Sunday", Easter(0)),
        new("Easter", Easter(0)),
        new("Ascension Day", Easter(39)),
        new("Pentecost", Easter(49)),
        new("April Fools ' Day", Fixed(4, 1)),
        new("Earth Day", Fixed(4, 22)),
        new("Anzac Day", Fixed(4, 25)),
        new("May Day", Fixed(5, 1)),
        new("Mother 's Day", Nth(5, Sunday, 2)),
        new("Memorial Day", Nth(5, Monday, -1)),
        new("Juneteenth", Fixed(6, 19)),
        new("Father 's Day", Nth(6, Sunday, 3)),
        new("Canada Day", Fixed(7, 1)),
        new("Bastille Day", Fixed(7, 14)),
        new("Labor Day", Nth(9, Monday, 1)),
        new("Columbus Day", Nth(10, Monday, 2)),
        new("Halloween", Fixed(10, 31)),
        new("Guy Fawkes Night", Fixed(11, 5)),
        new("Veterans Day", Fixed(11, 11)),
        new("Veterans ' Day", Fixed(11, 11)),
        new("Veteran 's Day", Fixed(11, 11)),
        new("Armistice Day", Fixed(11, 11)),
        new("Thanksgiving Day", Nth(11, Thursday, 4)),
        new("Thanksgiving", Nth(11, Thursday, 4)),
        new("Cyber Monday", year => Weekdays.Nth(year, 11, Thursday, 4)?.AddDays(4)),
        new("Black Friday", year => DayAfterThanksgiving(year)),
        new("Christmas Eve", Fixed(12, 24)),
        new("Christmas Day", Fixed(12, 25)),
        new("Christmas", Fixed(12, 25)),
        new("Boxing Day", Fixed(12, 26)),
    ];

    /// <summary>The first word of every name, with the index of the first holiday that starts so.</summary>
    public static IEnumerable<(string Word, int Index)> FirstWords() =>
        All.Select((holiday, index) => (holiday.Words[0].TrimEnd('.'), index))
            .DistinctBy(first => first.Item1, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the longest holiday name at a token.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token of kind <see cref="DateWordKind.Holiday"/>.</param>
    /// <param name="end">The token after the name.</param>
    /// <returns>The rule for the day of a year, or nothing.</returns>
    public static Func<int, DateOnly?>? Read(in DateSentence sentence, int at, out int end)
    {
        ReadOnlySpan<char> first = sentence.TextOf(at).TrimEnd('.');
        foreach (Holiday holiday in All)
        {
            if (first.SequenceEqual(holiday.Words[0].AsSpan().TrimEnd('.')) && Matches(sentence, at, holiday.Words))
            {
                end = at + holiday.Words.Length;
                return holiday.Day;
            }
        }

        end = at;
        return null;
    }

    /// <summary>
    /// Easter Sunday of the Gregorian calendar (the anonymous algorithm, as given by Meeus, <i>Astronomical Algorithms</i>, chapter 8).
    /// </summary>
    /// <param name="year">The year.</param>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19,
            b = year / 100,
            c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private static bool Matches(in DateSentence sentence, int at, string[] words)
    {
        for (int i = 1; i < words.Length; i++)
        {
            bool same = words[i] switch
            {
                "'s" => sentence[at + i].Kind == DateWordKind.Possessive,
                "'" => sentence[at + i].Kind == DateWordKind.Apostrophe,
                _ => sentence.TextOf(at + i).Equals(words[i], StringComparison.Ordinal),
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private static Func<int, DateOnly?> Fixed(int month, int day) => year => CalendarPeriod.Day(year, month, day)?.Start;

    private static Func<int, DateOnly?> Easter(int days) => year => year is > 1582 and < 9999 ? EasterSunday(year).AddDays(days) : null;

    private static Func<int, DateOnly?> Nth(int month, int weekday, int n) => year => Weekdays.Nth(year, month, weekday, n);

    private static DateOnly? DayAfterThanksgiving(int year) => Weekdays.Nth(year, 11, Thursday, 4)?.AddDays(1);

    private sealed record Holiday(string Name, Func<int, DateOnly?> Day)
    {
        public string[] Words { get; } = Name.Split(' ');
    }
}
