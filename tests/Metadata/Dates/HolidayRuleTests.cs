using Pipeline.Metadata.Dates;

namespace Pipeline.Metadata.Tests.Dates;

public sealed class HolidayRuleTests
{
    [Theory]
    [InlineData("July 14", "2023-07-14")]
    [InlineData("third Monday of January", "2023-01-16")]
    [InlineData("last Monday of May", "2023-05-29")]
    [InlineData("fourth Thursday of November + 1", "2023-11-24")]
    [InlineData("Easter - 2", "2023-04-07")]
    [InlineData("Easter + 0", "2023-04-09")]
    public void A_rule_gives_the_day_of_a_year(string rule, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture), HolidayRule.Parse(rule)(2023));

    [Theory]
    [InlineData("July")]
    [InlineData("Julember 14")]
    [InlineData("third Moonday of January")]
    [InlineData("fifth Monday of January")]
    public void What_is_no_rule_is_named_in_the_error(string rule) =>
        Assert.Contains(rule, Assert.Throws<InvalidDataException>(() => HolidayRule.Parse(rule)).Message, StringComparison.Ordinal);
}
