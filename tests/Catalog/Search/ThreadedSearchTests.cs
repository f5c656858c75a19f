using System.Text.Json;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Names;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Several threads, each with some of the segments, find what one thread finds, in the same order.</summary>
public sealed class ThreadedSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Several_threads_find_what_one_finds(int seed)
    {
        var random = new Random(seed);
        using var archive = new MemoryArchive();
        RandomArticles.Fill(archive, random);
        using ArchiveView several = archive.Open(enough: 0);
        using ArchiveView one = archive.Open(enough: int.MaxValue);
        for (int i = 0; i < 20; i++)
        {
            Query condition = Conditions.Of(new ArticleFilter { Names = [.. RandomArticles.Names(random)] }, null);
            foreach (ResultOrder order in new[] { ResultOrder.Newest, ResultOrder.Oldest, ResultOrder.Uploaded })
            {
                int limit = random.Next(1, 9);
                Assert.Equal(Page(one, condition, order, limit), Page(several, condition, order, limit));
            }

            Assert.Equal(Counts(one, condition), Counts(several, condition));
        }
    }

    [Fact]
    public void What_fails_on_one_of_several_threads_fails_the_search()
    {
        using var archive = new MemoryArchive();
        RandomArticles.Fill(archive, new Random(1));
        using ArchiveView view = archive.Open();
        Assert.True(view.Segments.Count > 2);
        Assert.Throws<InvalidOperationException>(() => view.Search(new MatchAllDocsQuery(), new Failing(isFork: false)));
    }

    private static string Page(ArchiveView view, Query condition, ResultOrder order, int limit)
    {
        var page = new PageCollector(order, limit, Position.Start);
        view.Search(condition, page);
        return $"{page.Total} {page.HasMore} {string.Join(' ', page.Hits)}";
    }

    private static string Counts(ArchiveView view, Query condition)
    {
        var days = new DayCollector();
        var people = new FacetCollector(Facet.Person);
        var sketches = new SketchCollector();
        view.Search(condition, days, people, sketches);
        object?[] found =
        [
            days.Days,
            people.Top(3),
            people.All(),
            sketches.Hits.Select(static hit => $"{hit.Key} {hit.Fingerprint}").Order(StringComparer.Ordinal),
            new NetworkSearch(view).Find(condition, new NetworkQuery { Types = [NameType.Person, NameType.Place] }),
            new PlaceSearch(view).Find(condition, new PlacesQuery()),
            new ProfileSearch(view).Find(new ProfileQuery { Name = "Karin" }),
        ];
        return JsonSerializer.Serialize(found);
    }

    private sealed class Failing(bool isFork) : HitCollector
    {
        public override HitCollector Fork() => new Failing(isFork: true);

        public override void Join(HitCollector fork) { }

        public override void Add(int doc, SortKey key, float score)
        {
            if (isFork)
            {
                throw new InvalidOperationException("As the test has it.");
            }
        }
    }
}
