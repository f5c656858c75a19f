namespace Pipeline.Articles.Dates;

/// <summary>A date as a file states it, with as much of the time of day as it states.</summary>
/// <param name="Day">The calendar day in the zone the file uses.</param>
/// <param name="Time">The time of day, if stated.</param>
/// <param name="Offset">The offset from UTC, if stated.</param>
internal readonly record struct PublicationDate(DateOnly Day, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>The instant, when both time and zone are stated.</summary>
    public DateTimeOffset? Instant
    {
        get
        {
            if (Time is not TimeOnly time || Offset is not TimeSpan offset)
            {
                return null;
            }

            var local = Day.ToDateTime(time);
            long utc = local.Ticks - offset.Ticks;
            return utc < 0 || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
        }
    }
}
