using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates;

/// <summary>Reads the rules of <c>holidays.txt</c>: “July 14”, “last Monday of May”, “Easter - 2”.</summary>
internal static class HolidayRule
{
    // The first year of the Gregorian calendar, and the last that a day can be counted from.
    private const int BeforeCalendar = 1582;
    private const int LastYear = 9999;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The day of a year; null where the year has none.</returns>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Func<int, DateOnly?> Parse(string rule) =>
        rule.Split(' ') switch
        {
            [.. var start, "+", var days] => Shifted(
                string.Join(' ', start),
                int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)
            ),
            [.. var start, "-", var days] => Shifted(
                string.Join(' ', start),
                -int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)
            ),
            ["Easter"] => static year => year is > BeforeCalendar and < LastYear ? EasterSunday(year) : null,
            [var nth, var weekday, "of", var month] => Nth(
                Number(Calendar.MonthForms, month, rule),
                Number(Calendar.WeekdayForms, weekday, rule),
                nth == "last" ? -1 : Place(nth, rule)
            ),
            [var month, var date] => Fixed(
                Number(Calendar.MonthForms, month, rule),
                int.Parse(date, System.Globalization.CultureInfo.InvariantCulture)
            ),
            _ => throw new InvalidDataException(
                $"“{rule}” is not a rule of a holiday: “July 14”, “last Monday of May” and “Easter - 2” are."
            ),
        };

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

    private static Func<int, DateOnly?> Shifted(string rule, int days)
    {
        Func<int, DateOnly?> day = Parse(rule);
        return year => day(year)?.AddDays(days);
    }

    private static Func<int, DateOnly?> Fixed(int month, int day) => year => CalendarPeriod.Day(year, month, day)?.Start;

    private static Func<int, DateOnly?> Nth(int month, int weekday, int n) => year => Weekdays.Nth(year, month, weekday, n);

    private static int Place(string ordinal, string rule) =>
        Array.IndexOf(Ordinals, ordinal) is >= 0 and int index ? index + 1 : throw Unknown(ordinal, "“first” to “fourth” or “last”", rule);

    private static int Number(IReadOnlyList<IReadOnlyList<string>> names, string name, string rule)
    {
        int number = 1;
        foreach (IReadOnlyList<string> forms in names)
        {
            if (forms[0] == name)
            {
                return number;
            }

            number++;
        }

        throw Unknown(name, "a month or a weekday", rule);
    }

    private static InvalidDataException Unknown(string word, string expected, string rule) =>
        new($"“{word}” in the rule “{rule}” of a holiday is not {expected}.");
}
