using CsCheck;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>The law of the search: it answers what a scan of the articles would, whatever was replaced or deleted, packed or not.</summary>
public sealed class RandomArchiveTests
{
    private static readonly Position Start = Position.Start;
    private static readonly ResultOrder[] Orders = [ResultOrder.Newest, ResultOrder.Oldest, ResultOrder.Uploaded];

    /// <summary>20 archives in a full sweep, 100 queries each.</summary>
    [Fact]
    public void Every_query_answers_what_a_scan_of_the_articles_would() =>
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    using var archive = new MemoryArchive();
                    List<IndexedArticle> truth = RandomArticles.Fill(archive, random);
                    using ArchiveView view = archive.Open();
                    for (int i = 0; i < 100; i++)
                    {
                        Check(view, truth, random);
                    }
                },
                iter: Sweep.Runs(20),
                threads: 1
            );

    private static void Check(ArchiveView view, List<IndexedArticle> truth, Random random)
    {
        RandomQueries? text = random.Next(4) == 0 ? null : RandomQueries.Any(random, 2);
        var filter = new ArticleFilter
        {
            Names = [.. RandomArticles.Names(random)],
            Text = text?.Text,
            From = random.Next(4) == 0 ? RandomArticles.Day(random) : null,
            To = random.Next(4) == 0 ? RandomArticles.Day(random) : null,
        };
        List<IndexedArticle> expected =
        [
            .. truth.Where(article => RandomArticles.Meets(article, filter) && (text is null || text.IsMet(article.Metadata!))),
        ];
        string question = $"{filter.Text} {string.Join(' ', filter.Names)} {filter.From}/{filter.To}";

        ResultOrder order = Orders[random.Next(Orders.Length)];
        var sorted = expected
            .OrderBy(article => order == ResultOrder.Uploaded ? -article.Uploaded.ToUnixTimeMilliseconds() : 0)
            .ThenBy(article => Position.Of(order, SortKey.Of(article.Day, article.Id), 0, 0))
            .Select(static article => $"{article.Id} {IndexFields.VersionOf(article.Version)}")
            .ToList();
        Assert.Equal(
            (question, string.Join('\n', sorted)),
            (question, string.Join('\n', Pages(view, filter, order, random.Next(1, 20), expected.Count)))
        );

        var days = new DayCollector();
        var people = new FacetCollector(Facet.Person);
        view.Search(Conditions.Of(filter, null), days, people);
        Assert.Equal(expected.CountBy(static article => article.Day).OrderByDescending(static day => day.Key), days.Days);
        var named = expected
            .SelectMany(static article => article.Metadata!.Entities.Where(static entity => entity.Type == EntityType.Person))
            .CountBy(static entity => IndexValue.Of(entity.Name))
            .ToDictionary();
        foreach (int count in new[] { 1, 2, 10 })
        {
            Assert.Equal(
                named.OrderByDescending(static name => name.Value).ThenBy(static name => name.Key, StringComparer.Ordinal).Take(count),
                people.Top(count)
            );
        }

        CheckQuotations(view, expected, filter, random);
    }

    private static void CheckQuotations(ArchiveView view, List<IndexedArticle> articles, ArticleFilter filter, Random random)
    {
        string? speaker = random.Next(3) == 0 ? null : RandomArticles.People[random.Next(RandomArticles.People.Length)].Split(' ')[^1];
        (string Written, string Folded)? word = random.Next(2) == 0 ? null : RandomQueries.Words[random.Next(5)];
        var query = new QuotationQuery
        {
            Speakers = speaker is null ? [] : [speaker],
            Text = word?.Written,
            Filter = filter with { Text = null },
        };
        List<string> expected =
        [
            .. from article in articles
            orderby SortKey.Of(article.Day, article.Id)
            from quotation in article.Metadata!.Quotations
            where speaker is null || quotation.Speaker!.EndsWith(speaker, StringComparison.Ordinal)
            where word is null || RandomQueries.FoldedWords(quotation.Text).Contains(word.Value.Folded)
            select $"{article.Id} {article.Metadata!.Quotations.Count - article.Metadata!.Quotations.ToList().IndexOf(quotation)}",
        ];
        var page = new PageCollector(ResultOrder.Newest, 1000, Start);
        view.Search(Conditions.Of(query), Conditions.Of(filter, null), page);
        Assert.Equal(expected, page.Hits.Select(static hit => $"{hit.Id} {hit.ToArticle}"));
        Assert.Equal(expected.Count, page.Total);
    }

    private static List<string> Pages(ArchiveView view, ArticleFilter filter, ResultOrder order, int limit, int total)
    {
        var all = new List<string>();
        Position after = Start;
        while (true)
        {
            var page = new PageCollector(order, limit, after);
            view.Search(Conditions.Of(filter, null), page);
            Assert.Equal(total, page.Total);
            all.AddRange(page.Hits.Select(static hit => $"{hit.Id} {hit.Version}"));
            if (!page.HasMore)
            {
                return all;
            }

            Assert.Equal(limit, page.Hits.Count);
            after = page.Hits[^1].Position;
        }
    }
}
