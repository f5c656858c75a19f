using Pipeline.Articles.Dates;

namespace Pipeline.Articles.Tests.Dates;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("2022-01-10", "2022-01-10", null, null)]
    [InlineData("2022-01-10T02:03:04.567Z", "2022-01-10", "02:03", 0)]
    [InlineData("2022-01-10T02:03:04+05:30", "2022-01-10", "02:03", 330)]
    [InlineData("2022-01-10 02:03 -0800", "2022-01-10", "02:03", -480)]
    [InlineData("20220110T102030Z", "2022-01-10", "10:20", 0)]
    [InlineData("Mon, 10 Jan 2022 12:30:00 GMT", "2022-01-10", "12:30", 0)]
    [InlineData("January 10th, 2022", "2022-01-10", null, null)]
    [InlineData("Published: Monday, 10 January 2022 at 7.45 p.m. CET", "2022-01-10", "19:45", 60)]
    [InlineData("10:30 a.m. ET, Jan. 10, 2022", "2022-01-10", "10:30", null)]
    [InlineData("12 am, 10 January 2022", "2022-01-10", "00:00", null)]
    [InlineData("10.01.2022", "2022-01-10", null, null)]
    [InlineData("31/12/2022", "2022-12-31", null, null)]
    [InlineData("12/31/2022", "2022-12-31", null, null)]
    [InlineData("2022年1月10日", "2022-01-10", null, null)]
    [InlineData("10. Januar 2022", "2022-01-10", null, null)]
    [InlineData("10 de enero de 2022", "2022-01-10", null, null)]
    public void A_date_is_read_with_as_much_of_the_time_as_it_states(string text, string day, string? time, int? offsetMinutes)
    {
        Assert.True(DateReader.TryFind(text, out PublicationDate date));

        Assert.Equal(day, date.Day.ToString("O", null));
        Assert.Equal(time, date.Time?.ToString("HH:mm", null));
        Assert.Equal(offsetMinutes, (int?)date.Offset?.TotalMinutes);
    }

    [Theory]
    [InlineData("03/04/2022")]
    [InlineData("2022-02-30")]
    [InlineData("2022")]
    [InlineData("January 2022")]
    [InlineData("in 1066 and 14.10.16")]
    [InlineData("99999999999999")]
    [InlineData("")]
    public void No_date_is_read_where_none_is_stated_or_two_are_possible(string text) => Assert.False(DateReader.TryFind(text, out _));

    [Theory]
    [InlineData("Monday, March 27, 2006", true, false)]
    [InlineData("Updated: 27 March 2006, 10:30 GMT", true, true)]
    [InlineData("On March 27, 2006 the court ruled", false, false)]
    [InlineData("March 27, 2006 (Reuters)", false, false)]
    public void A_line_is_a_date_line_only_if_it_says_nothing_else(string line, bool isDate, bool change)
    {
        Assert.Equal(isDate, DateReader.TryReadLine(line, out _, out bool isChange));
        Assert.Equal(change, isDate && isChange);
    }
}
