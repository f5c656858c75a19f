using CsCheck;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Articles are counted per interval.</summary>
/// <param name="azurite">The storage.</param>
public sealed class TimelineTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "2022-02-01/2022-02-01:1 2022-01-31/2022-01-31:1 2022-01-10/2022-01-10:2 2021-12-31/2021-12-31:1")]
    [InlineData("interval=week", "2022-01-31/2022-02-06:2 2022-01-10/2022-01-16:2 2021-12-27/2022-01-02:1")]
    [InlineData("interval=month", "2022-02-01/2022-02-28:1 2022-01-01/2022-01-31:3 2021-12-01/2021-12-31:1")]
    [InlineData("interval=YEAR", "2022-01-01/2022-12-31:4 2021-01-01/2021-12-31:1")]
    [InlineData("interval=year&person=Karin", "2022-01-01/2022-12-31:2")]
    [InlineData("interval=year&person=Karin&person=Tokayev", "2022-01-01/2022-12-31:1")]
    [InlineData("interval=month&q=gas", "2022-01-01/2022-01-31:2")]
    [InlineData("interval=month&from=2022-01-31&to=2022-01-31", "2022-01-01/2022-01-31:1")]
    [InlineData("status=rejected", "")]
    public async Task Articles_that_meet_every_condition_are_counted_newest_interval_first(string url, string expected)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(
            "1",
            Documents.Naming("Karin", "Tokayev") with
            {
                DatePublished = new DateOnly(2022, 1, 10),
                Text = "gas",
            }
        );
        await world.PublishAsync("2", Documents.Naming("Tokayev") with { DatePublished = new DateOnly(2022, 1, 10), Text = "gas" });
        await world.PublishAsync("3", Documents.Naming("Karin") with { DatePublished = new DateOnly(2022, 1, 31) });
        await world.PublishAsync("4", Documents.Of() with { DatePublished = new DateOnly(2022, 2, 1) });
        await world.PublishAsync("5", Documents.Of() with { DatePublished = new DateOnly(2021, 12, 31) });

        Timeline timeline = await world.Catalog.TimelineAsync(QueryOf(url), Cancelled);

        Assert.Equal(
            expected,
            string.Join(' ', timeline.Items.Select(static interval => $"{interval.From:O}/{interval.To:O}:{interval.Articles}"))
        );
        Assert.Equal(timeline.Items.Sum(static interval => interval.Articles), timeline.Total);
        Assert.Null(timeline.Continuation);
    }

    [Fact]
    public async Task Intervals_say_what_share_of_all_articles_they_have_when_asked()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int day = 1; day <= 4; day++)
        {
            await world.PublishAsync(
                $"{day}",
                Documents.Naming(day == 1 ? "Karin" : "Mamin") with
                {
                    DatePublished = new DateOnly(2022, 1, day),
                }
            );
        }

        IntervalCount january = Assert.Single(
            (await world.Catalog.TimelineAsync(QueryOf("person=Karin&interval=month&share=true"), Cancelled)).Items
        );
        Assert.Equal((1, 4, 0.25), (january.Articles, january.All, january.Share));
        Assert.Null(Assert.Single((await world.Catalog.TimelineAsync(QueryOf("person=Karin&interval=month"), Cancelled)).Items).Share);
    }

    [Fact]
    public void Every_day_of_the_calendar_is_in_the_one_interval_that_holds_it() =>
        Gen.Select(Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.Enum<TimelineInterval>())
            .Sample(
                (number, interval) =>
                {
                    var day = DateOnly.FromDayNumber(number);
                    IntervalCount count = Assert.Single(Intervals.Count(Days(day), interval));
                    Assert.InRange(day, count.From, count.To);
                    Assert.Equal(count with { Articles = 2 }, Assert.Single(Intervals.Count(Days(count.To, count.From), interval)));
                    if (count.From > DateOnly.MinValue)
                    {
                        Assert.Equal(2, Intervals.Count(Days(count.From, count.From.AddDays(-1)), interval).Count);
                    }
                }
            );

    private static IEnumerable<KeyValuePair<DateOnly, int>> Days(params IEnumerable<DateOnly> days) =>
        days.Select(static day => KeyValuePair.Create(day, 1));

    private static TimelineQuery QueryOf(string url)
    {
        Assert.True(
            TimelineQuery.TryParse(CatalogWorldQueries.Parameters(url), out TimelineQuery? query, out IReadOnlyList<QueryError> errors),
            string.Join('\n', errors)
        );
        return query;
    }
}
