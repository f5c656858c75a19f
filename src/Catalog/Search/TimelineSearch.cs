using Lucene.Net.Search;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Counts articles or quotations per interval. Everything comes from the index.</summary>
/// <param name="view">What is searched.</param>
internal sealed class TimelineSearch(ArchiveView view)
{
    /// <summary>Counts articles.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="query">By how long an interval.</param>
    public Timeline CountArticles(Query articles, TimelineQuery query)
    {
        var days = new DayCollector();
        view.Search(articles, days);
        IReadOnlyList<IntervalCount> counts = Intervals.Count(days.Days, query.Interval);
        return new Timeline(
            query.Interval,
            query.WithShare ? Intervals.WithShare(counts, All(new ArticleFilter(), query)) : counts,
            null,
            days.Total
        );
    }

    /// <summary>Counts quotations, and the articles they are in.</summary>
    /// <param name="quotations">The quotations.</param>
    /// <param name="articles">The condition on their articles; null for any article.</param>
    /// <param name="query">By how long an interval.</param>
    public Timeline CountQuotations(Query quotations, Query? articles, TimelineQuery query)
    {
        (IReadOnlyList<IntervalCount> counts, int total) = Count(quotations, articles, query.Interval);
        if (query.WithShare)
        {
            counts = Intervals.WithShare(counts, Count(Conditions.Of(new QuotationQuery()), null, query.Interval).Counts);
        }

        return new Timeline(query.Interval, counts, null, total);
    }

    private (IReadOnlyList<IntervalCount> Counts, int Total) Count(Query quotations, Query? articles, TimelineInterval interval)
    {
        var days = new DayCollector();
        var articleDays = new DayCollector(eachArticleOnce: true);
        view.Search(quotations, articles, days, articleDays);
        IEnumerable<IntervalCount> counts = Intervals
            .Count(articleDays.Days, interval)
            .Zip(Intervals.Count(days.Days, interval), static (articles, quotations) => articles with { Quotations = quotations.Articles });
        return ([.. counts], days.Total);
    }

    private IReadOnlyList<IntervalCount> All(ArticleFilter filter, TimelineQuery query)
    {
        var days = new DayCollector();
        view.Search(Conditions.Of(filter, null), days);
        return Intervals.Count(days.Days, query.Interval);
    }
}
