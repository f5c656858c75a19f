namespace Pipeline.Metadata.Dates;

/// <summary>The parts of the day and their TIMEX3 codes.</summary>
internal static class DayParts
{
    /// <summary>The index of the morning.</summary>
    public const int Morning = 0;

    /// <summary>The index of the afternoon.</summary>
    public const int Afternoon = 1;

    /// <summary>The index of the evening.</summary>
    public const int Evening = 2;

    /// <summary>The index of the night.</summary>
    public const int Night = 3;

    private static readonly string[] Codes = ["TMO", "TAF", "TEV", "TNI"];

    /// <summary>The code that follows a day: <c>TMO</c>, <c>TAF</c>, <c>TEV</c>, <c>TNI</c>.</summary>
    /// <param name="part">The index of the part.</param>
    public static string Code(int part) => Codes[part];
}
