namespace Pipeline.Metadata.Dates;

/// <summary>The units of the calendar and the clock, shortest first.</summary>
internal enum TimeUnit : byte
{
    /// <summary>A second.</summary>
    Second,

    /// <summary>A minute.</summary>
    Minute,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>Saturday and Sunday.</summary>
    Weekend,

    /// <summary>Monday to Sunday, numbered as in ISO 8601.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three months from March, June, September or December: the meteorological season of the north.</summary>
    Season,

    /// <summary>Three months from January, April, July or October.</summary>
    Quarter,

    /// <summary>Six months from January or July.</summary>
    Half,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Ten years, from one ending in 0.</summary>
    Decade,

    /// <summary>A hundred years, from one ending in 00.</summary>
    Century,
}
