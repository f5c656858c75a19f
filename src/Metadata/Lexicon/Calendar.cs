namespace Pipeline.Metadata.Lexicon;

/// <summary>The names of months and weekdays: see <c>calendar.txt</c>.</summary>
internal static class Calendar
{
    private const string File = "Lexicon/calendar.txt";

    /// <summary>The forms of each month, January first: the full name, then short forms without a stop.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> MonthForms { get; } = Forms("months");

    /// <summary>The forms of each weekday, Monday first: the full name, then short forms without a stop.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> WeekdayForms { get; } = Forms("weekdays");

    /// <summary>Months in full.</summary>
    public static WordSet Months { get; } = new(MonthForms.Select(static forms => forms[0]));

    /// <summary>Weekdays in full.</summary>
    public static WordSet Weekdays { get; } = new(WeekdayForms.Select(static forms => forms[0]));

    private static string[][] Forms(string section) =>
        [.. WordList.Read(File, section).Lines.Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
