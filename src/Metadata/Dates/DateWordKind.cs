namespace Pipeline.Metadata.Dates;

/// <summary>What a token can be in a date. The meaning of <see cref="DateWord.Value"/> is given for each kind that has one.</summary>
internal enum DateWordKind : byte
{
    /// <summary>Nothing the grammar knows, or outside the sentence.</summary>
    None,

    /// <summary>Digits: the number.</summary>
    Number,

    /// <summary>Digits with a point or comma: no value; read the text.</summary>
    Decimal,

    /// <summary>Two numbers with a point (“8.30”): seconds after midnight if it is a time, or −1.</summary>
    PointNumber,

    /// <summary>“seven”, “twenty-four”: the number.</summary>
    Cardinal,

    /// <summary>“hundred”, “thousand”: the factor.</summary>
    Magnitude,

    /// <summary>“third”, “21st”: the number.</summary>
    Ordinal,

    /// <summary>“1990s”, “90s”, “nineties”: the digits.</summary>
    Years,

    /// <summary>“10:30”, “7pm”: seconds after midnight. <see cref="DateWord.Flag"/>: it says a.m. or p.m.</summary>
    Clock,

    /// <summary>“noon”, “midnight”: seconds after midnight.</summary>
    ClockWord,

    /// <summary>“a.m.”</summary>
    BeforeNoon,

    /// <summary>“p.m.”</summary>
    AfterNoon,

    /// <summary>“o'clock”.</summary>
    OClock,

    /// <summary>“GMT”, “EST”: minutes east of UTC.</summary>
    Zone,

    /// <summary>A month: 1 to 12. <see cref="DateWord.Flag"/>: an abbreviation.</summary>
    Month,

    /// <summary>A day of the week: 1 is Monday. <see cref="DateWord.Flag"/>: an abbreviation.</summary>
    Weekday,

    /// <summary>“Mondays”: 1 is Monday.</summary>
    Weekdays,

    /// <summary>“week”: a <see cref="TimeUnit"/>.</summary>
    Unit,

    /// <summary>“weeks”: a <see cref="TimeUnit"/>.</summary>
    Units,

    /// <summary>“10-year”: the number × 16 + the <see cref="TimeUnit"/>.</summary>
    UnitCount,

    /// <summary>“14-year-old”.</summary>
    Age,

    /// <summary>“summer”: the first month.</summary>
    Season,

    /// <summary>“summers”: the first month.</summary>
    Seasons,

    /// <summary>“morning”: an index into <see cref="DayParts"/>.</summary>
    DayPart,

    /// <summary>“mornings”: an index into <see cref="DayParts"/>.</summary>
    DayPartPlural,

    /// <summary>“third-quarter”: the quarter.</summary>
    QuarterCompound,

    /// <summary>“first-half”: the half.</summary>
    HalfCompound,

    /// <summary>“year-earlier”, “year-ago”: a <see cref="TimeUnit"/>.</summary>
    UnitEarlier,

    /// <summary>“year-end”: a <see cref="TimeUnit"/>.</summary>
    UnitEnd,

    /// <summary>“today”, “yesterday”, “tomorrow”: days after publication.</summary>
    DayWord,

    /// <summary>“tonight”, “overnight”.</summary>
    Tonight,

    /// <summary>The start of a holiday's name: an index into <see cref="Holidays"/>.</summary>
    Holiday,

    /// <summary>“this”, “current”.</summary>
    This,

    /// <summary>“last”.</summary>
    Last,

    /// <summary>“next”.</summary>
    Next,

    /// <summary>“past”.</summary>
    Past,

    /// <summary>“coming”, “upcoming”.</summary>
    Coming,

    /// <summary>“previous”, “preceding”, “prior”.</summary>
    Previous,

    /// <summary>“following”.</summary>
    Following,

    /// <summary>“same”.</summary>
    Same,

    /// <summary>“that”.</summary>
    That,

    /// <summary>“the”.</summary>
    The,

    /// <summary>“a”, “an”.</summary>
    A,

    /// <summary>“another”.</summary>
    Another,

    /// <summary>“of”.</summary>
    Of,

    /// <summary>“in”, “during”, “within”, “since”, …: words that lead on to a date.</summary>
    Preposition,

    /// <summary>“on”.</summary>
    On,

    /// <summary>“at”.</summary>
    At,

    /// <summary>“for”.</summary>
    For,

    /// <summary>“from”.</summary>
    From,

    /// <summary>“to”, “through”, “until”.</summary>
    To,

    /// <summary>“and”, “or”.</summary>
    And,

    /// <summary>“before”.</summary>
    Before,

    /// <summary>“after”.</summary>
    After,

    /// <summary>“ago”.</summary>
    Ago,

    /// <summary>“earlier”.</summary>
    Earlier,

    /// <summary>“later”, “hence”.</summary>
    Later,

    /// <summary>“early”, “late”, “mid”.</summary>
    Early,

    /// <summary>“end”, “beginning”, “middle”, “rest”.</summary>
    Part,

    /// <summary>“all”.</summary>
    All,

    /// <summary>“half”.</summary>
    Half,

    /// <summary>“several”, “few”, “many”, “recent”.</summary>
    Several,

    /// <summary>“couple”.</summary>
    Couple,

    /// <summary>“more”, “business”, “full”, “consecutive”: words between a number and its unit.</summary>
    Filler,

    /// <summary>“every”, “each”.</summary>
    Every,

    /// <summary>“per”.</summary>
    Per,

    /// <summary>“once”, “twice”.</summary>
    Once,

    /// <summary>“times”.</summary>
    Times,

    /// <summary>“daily”, “annually”: a <see cref="TimeUnit"/>.</summary>
    Recurring,

    /// <summary>“fiscal”, “FY”.</summary>
    Fiscal,

    /// <summary>“FY2019”, “FY19”: the year.</summary>
    FiscalYear,

    /// <summary>“Agreement”, “Parade”: what is named after a day (“Good Friday Agreement”).</summary>
    NamedAfterDay,

    /// <summary>“flight”, “route”: what a number after it names.</summary>
    Numbered,

    /// <summary>“points”, “people”: what a number before it counts.</summary>
    Counted,

    /// <summary>“levels”, “elections”: what a year before it dates.</summary>
    Dated,

    /// <summary>“nearly”, “some”: the number after it counts.</summary>
    Approximate,

    /// <summary>“Street”, “Avenue”: the number before its name is a house.</summary>
    Street,

    /// <summary>“now”, “currently”: an index into <see cref="References"/>.</summary>
    Reference,

    /// <summary>“future”.</summary>
    Future,

    /// <summary>“old”, “older”.</summary>
    Old,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A hyphen or dash.</summary>
    Dash,

    /// <summary>A slash.</summary>
    Slash,

    /// <summary>A full stop.</summary>
    Stop,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>An apostrophe.</summary>
    Apostrophe,

    /// <summary>“’s”.</summary>
    Possessive,

    /// <summary>A currency sign.</summary>
    Currency,
}
