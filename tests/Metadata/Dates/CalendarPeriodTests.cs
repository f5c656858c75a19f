using System.Globalization;
using CsCheck;
using Pipeline.Metadata.Dates;

namespace Pipeline.Metadata.Tests.Dates;

public sealed class CalendarPeriodTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber]
        .Select(DateOnly.FromDayNumber);
    private static readonly Gen<TimeUnit> Units = Gen.OneOf(
        TimeUnit.Day,
        TimeUnit.Week,
        TimeUnit.Month,
        TimeUnit.Season,
        TimeUnit.Quarter,
        TimeUnit.Half,
        TimeUnit.Year,
        TimeUnit.Decade,
        TimeUnit.Century
    );

    [Fact]
    public void Containing_gives_the_period_that_starts_on_or_before_the_day_and_the_next_one_starts_after_it() =>
        Gen.Select(Days, Units)
            .Sample(
                (day, unit) =>
                {
                    var period = CalendarPeriod.Containing(unit, day);
                    Assert.True(period.Start <= day);
                    Assert.True(period.Plus(1) is not { } next || next.Start > day);
                }
            );

    /// <summary>From the year 100 on: the first decade and the first century are shorter than others, since there is no year 0.</summary>
    [Fact]
    public void Plus_and_minus_undo_each_other() =>
        Gen.Select(Days.Where(day => day.Year >= 100), Units, Gen.Int[-500, 500])
            .Sample(
                (day, unit, count) =>
                {
                    var period = CalendarPeriod.Containing(unit, day);
                    Assert.True(period.Plus(count) is not { } moved || moved.Plus(-count) == period);
                }
            );

    [Fact]
    public void Shift_never_leaves_the_calendar() =>
        Gen.Select(Days, Gen.Enum<TimeUnit>(), Gen.Long[-1_000_000_000, 1_000_000_000])
            .Sample((day, unit, count) => CalendarPeriod.Shift(day, count, unit));

    [Fact]
    public void The_first_winter_of_the_calendar_starts_with_it() =>
        Assert.Equal(DateOnly.MinValue, CalendarPeriod.Containing(TimeUnit.Season, new DateOnly(1, 2, 28)).Start);

    [Theory]
    [InlineData("Week", "2021-01-03", "2020-W53")]
    [InlineData("Week", "2022-01-10", "2022-W02")]
    [InlineData("Season", "2022-01-10", "2021-WI")]
    [InlineData("Season", "2022-11-30", "2022-FA")]
    [InlineData("Season", "0001-01-31", "0001-WI")]
    [InlineData("Quarter", "2022-06-30", "2022-Q2")]
    [InlineData("Half", "2022-07-01", "2022-H2")]
    [InlineData("Decade", "1999-12-31", "199")]
    [InlineData("Century", "1999-12-31", "19")]
    public void Value_is_the_name_TIMEX3_has(string unit, string day, string expected) =>
        Assert.Equal(
            expected,
            CalendarPeriod.Containing(Enum.Parse<TimeUnit>(unit), DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToString()
        );

    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2018, 4, 1)]
    [InlineData(2024, 3, 31)]
    [InlineData(2038, 4, 25)]
    public void EasterSunday_is_the_day_of_the_tables(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), HolidayRule.EasterSunday(year));
}
