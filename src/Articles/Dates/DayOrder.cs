namespace Pipeline.Articles.Dates;

/// <summary>What the first number of <c>03/04/2022</c> is.</summary>
internal enum DayOrder
{
    /// <summary>Nothing tells; such a date is not read.</summary>
    Unknown,

    /// <summary>The day: 3 April.</summary>
    DayFirst,

    /// <summary>The month: 4 March.</summary>
    MonthFirst,
}
