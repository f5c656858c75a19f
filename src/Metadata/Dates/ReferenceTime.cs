namespace Pipeline.Metadata.Dates;

/// <summary>What relative dates are counted from: the day of publication, and the date the text named last.</summary>
/// <param name="published">The day of publication; without it relative dates stay unresolved.</param>
internal sealed class ReferenceTime(DateOnly? published)
{
    // A day without a year that is this much farther ahead than back is still taken for past: news tells what happened.
    private const int AheadFactor = 5,
        BackFactor = 4;

    // “is to run from January 23”, written in January: it has begun, and will not begin in a year. In days.
    private const int Recent = 45,
        FarAhead = 300;

    private int _sentence,
        _lastSentence;

    /// <summary>The day of publication.</summary>
    public DateOnly? Published => published;

    /// <summary>The period the text named last.</summary>
    public CalendarPeriod? Last { get; private set; }

    /// <summary>The quarter or half-year the text is about.</summary>
    public CalendarPeriod? LastQuarter { get; private set; }

    /// <summary>The day a bare time of day belongs to: one named in this sentence or the one before, else the day of publication.</summary>
    public DateOnly? NearDay => _sentence - _lastSentence <= 1 ? LastDay : published;

    /// <summary>The last day named in the same sentence, where it is to come: “from tomorrow into Friday” goes on from it.</summary>
    public DateOnly? Ahead =>
        _sentence == _lastSentence && Last is { Unit: TimeUnit.Day } day && published is { } today && day.Start >= today ? day.Start : null;

    /// <summary>The day that “the next day” follows: the one named last, else the day of publication.</summary>
    public DateOnly? LastDay => Last is { Unit: TimeUnit.Day } day ? day.Start : published;

    /// <summary>Tells that the text goes on to the next sentence.</summary>
    public void NextSentence() => _sentence++;

    /// <summary>Takes a period as the one named last.</summary>
    /// <param name="period">The period; null changes nothing.</param>
    public void Remember(CalendarPeriod? period)
    {
        if (period is not null)
        {
            Last = period;

            // “a year earlier” is what a quarter is compared with, not the one the text goes on about.
            bool compared = LastQuarter?.Plus(-1, TimeUnit.Year) == period;
            LastQuarter = period is { Unit: TimeUnit.Quarter or TimeUnit.Half } && !compared ? period : LastQuarter;
            _lastSentence = _sentence;
        }
    }

    /// <summary>The period of that length around the day of publication, moved by so many of its lengths.</summary>
    /// <param name="unit">The length.</param>
    /// <param name="count">How many, negative for earlier.</param>
    public CalendarPeriod? FromPublished(TimeUnit unit, int count) =>
        published is { } day ? CalendarPeriod.Containing(unit, day).Plus(count) : null;

    /// <summary>The period of that length around the date named last, moved by so many of its lengths.</summary>
    /// <param name="unit">The length.</param>
    /// <param name="count">How many, negative for earlier.</param>
    public CalendarPeriod? FromLast(TimeUnit unit, int count) =>
        Last is { } last && last.Unit <= unit ? CalendarPeriod.Containing(unit, last.Start).Plus(count) : FromPublished(unit, count);

    /// <summary>Chooses the year of a date that names none.</summary>
    /// <param name="inYear">The date in a year, or nothing where that year has none.</param>
    /// <param name="tense">Where the words around it point.</param>
    /// <returns>The date meant, or nothing when it cannot be told.</returns>
    public CalendarPeriod? InSomeYear(Func<int, CalendarPeriod?> inYear, Tense tense)
    {
        if (published is not { } today)
        {
            return null;
        }

        CalendarPeriod? back = null,
            ahead = null;
        for (int year = today.Year - 1; year <= today.Year + 1; year++)
        {
            if (inYear(year) is not { } candidate)
            {
                continue;
            }

            // The period the article appeared in is both the last and the next one.
            bool current = CalendarPeriod.Containing(candidate.Unit, today) == candidate;
            if (current || candidate.Start < today)
            {
                back = candidate;
            }

            if (ahead is null && (current || candidate.Start > today))
            {
                ahead = candidate;
            }
        }

        if (back is null || ahead is null)
        {
            return back ?? ahead;
        }

        return tense switch
        {
            Tense.Past => back,
            Tense.Future when Distance(back.Value, today) > Recent || Distance(ahead.Value, today) < FarAhead => ahead,
            Tense.Future => back,
            _ => Distance(back.Value, today) * BackFactor <= Distance(ahead.Value, today) * AheadFactor ? back : ahead,
        };
    }

    private static int Distance(CalendarPeriod period, DateOnly day) => Math.Abs(period.Start.DayNumber - day.DayNumber);
}
