using CsCheck;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Collapsing;
using Pipeline.Catalog.Search.Names;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>
/// The law of whatever is counted: it is what a scan of the articles would count, whatever was replaced or deleted, packed or not.
/// </summary>
public sealed class RandomAggregateTests
{
    private delegate void Check(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random);

    [Fact]
    public void Facets_of_quotations_count_what_a_scan_would() => Sample(CheckFacets);

    [Fact]
    public void A_timeline_of_quotations_counts_what_a_scan_would() => Sample(CheckTimeline);

    [Fact]
    public void Near_duplicates_are_put_together_as_a_scan_would() => Sample(CheckGroups);

    [Fact]
    public void A_network_has_the_names_and_pairs_that_a_scan_would_count() => Sample(CheckNetwork);

    [Fact]
    public void A_map_has_the_places_that_a_scan_would_count() => Sample(CheckPlaces);

    [Fact]
    public void A_profile_says_what_a_scan_would() => Sample(CheckProfile);

    /// <summary>10 archives, 25 queries each.</summary>
    private static void Sample(Check check) =>
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    using var archive = new MemoryArchive();
                    List<IndexedArticle> truth = RandomArticles.Fill(archive, random);
                    using ArchiveView view = archive.Open();
                    for (int i = 0; i < 25; i++)
                    {
                        var filter = new ArticleFilter
                        {
                            Names = [.. RandomArticles.Names(random)],
                            From = random.Next(3) == 0 ? RandomArticles.Day(random) : null,
                        };
                        check(
                            view,
                            Conditions.Of(filter, null),
                            [.. truth.Where(article => RandomArticles.Meets(article, filter))],
                            random
                        );
                    }
                },
                iter: Sweep.Runs(10),
                threads: 1
            );

    private static void CheckFacets(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        (IndexedArticle Article, Quotation Quotation)[] said =
        [
            .. articles.SelectMany(static article => article.Metadata!.Quotations, static (article, quotation) => (article, quotation)),
        ];
        var facets = new FacetSearch(
            view,
            Enum.GetValues<QuotationFacet>().Select(CountedFacet.Of),
            new Lucene.Net.Index.Term(IndexFields.QuotationKind, IndexFields.AnyKind)
        );
        view.Search(Conditions.Of(new QuotationQuery()), condition, [.. facets.Collectors]);
        IReadOnlyList<FacetCounts> counts = facets.Read(100, Math.Max(1, said.Length), isEverything: false)!;
        Assert.Equal(["speaker", "medium", "kind", "source"], counts.Select(static facet => facet.Name));
        AssertCounts(said.Select(static one => one.Quotation.Speaker), counts[0]);
        AssertCounts(said.Select(static one => one.Quotation.Medium), counts[1]);
        AssertCounts(said.Select(static one => one.Quotation.Kind.ToString()), counts[2]);
        AssertCounts(said.SelectMany(static one => SourceNames.Of(one.Article.Metadata!).Distinct()), counts[3]);
    }

    private static void CheckTimeline(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        var query = new TimelineQuery { Interval = (TimelineInterval)random.Next(4) };
        Timeline timeline = new TimelineSearch(view).CountQuotations(Conditions.Of(new QuotationQuery()), condition, query);
        IEnumerable<IntervalCount> expected = Intervals
            .Count(articles.CountBy(static article => article.Day).OrderByDescending(static day => day.Key), query.Interval)
            .Select(interval =>
            {
                List<int> counts =
                [
                    .. articles
                        .Where(article => article.Day >= interval.From && article.Day <= interval.To)
                        .Select(static article => article.Metadata!.Quotations.Count),
                ];
                return interval with { Articles = counts.Count(static count => count > 0), Quotations = counts.Sum() };
            })
            .Where(static interval => interval.Quotations > 0);
        Assert.Equal(expected, timeline.Items);
        Assert.Equal(articles.Sum(static article => article.Metadata!.Quotations.Count), timeline.Total);
    }

    private static void CheckGroups(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        var order = (ResultOrder)random.Next(2);
        var kept = (DuplicateKept)random.Next(3);
        int limit = random.Next(1, 9);
        var expected = GroupsOf(articles)
            .Select(group => Show(group, order, kept))
            .OrderBy(group => Position.Of(order, group.Shown, 0, 0))
            .Select(static group => $"{group.Shown.Id}: {group.Others}")
            .ToList();

        var found = new List<string>();
        for (Position after = Position.Start; ; )
        {
            var collector = new DuplicateCollector(order);
            view.Search(condition, collector);
            CollapsedPage page = collector.Read(kept, limit, after);
            Assert.Equal(expected.Count, page.Page.Total);
            found.AddRange(
                page.Page.Hits.Select(hit => $"{hit.Id}: {string.Join(' ', page.Others[hit.Id].Select(static other => other.Id))}")
            );
            if (!page.Page.HasMore)
            {
                break;
            }

            after = page.Page.Hits[^1].Position;
        }

        Assert.Equal(expected, found);
    }

    private static void CheckNetwork(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        var query = new NetworkQuery
        {
            Types = [NameType.Person, NameType.Place, NameType.Source],
            Limit = random.Next(1, 12),
            MinArticles = random.Next(1, 6),
        };
        Network network = new NetworkSearch(view).Find(condition, query);

        List<HashSet<string>> named = [.. articles.Select(static article => IdsOf(article.Metadata!).ToHashSet())];
        var counts = named.SelectMany(static names => names).CountBy(static name => name).ToDictionary();
        Assert.Equal(articles.Count, network.Total);
        Assert.Equal(
            counts.Values.Where(count => count >= query.MinArticles).OrderDescending().Take(query.Limit),
            network.Nodes.Select(static node => node.Articles)
        );
        Assert.All(network.Nodes, node => Assert.Equal(counts[node.Id], node.Articles));
        string[] shown = [.. network.Nodes.Select(static node => node.Id)];
        IEnumerable<string> pairs =
            from first in shown
            from second in shown
            where Array.IndexOf(shown, first) < Array.IndexOf(shown, second)
            let together = named.Count(names => names.Contains(first) && names.Contains(second))
            where together >= query.MinArticles
            select $"{first} {second} {together}";
        Assert.Equal(pairs.Order(), network.Edges.Select(static edge => $"{edge.Source} {edge.Target} {edge.Articles}").Order());
    }

    private static void CheckPlaces(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        BoundingBox? box = random.Next(2) == 0 ? null : new BoundingBox(60, 30, 90, random.Next(44, 50));
        PlaceMap map = new PlaceSearch(view).Find(condition, new PlacesQuery { Box = box });
        var counts = articles
            .SelectMany(static article => article.Metadata!.Entities.Where(static entity => entity.Type == EntityType.Place))
            .CountBy(static place => place.Name)
            .ToDictionary();
        Assert.Equal(counts.ContainsKey(RandomArticles.Places[0]) ? 1 : 0, map.WithoutCoordinates);
        Assert.Equal(
            counts
                .Where(place => place.Key != RandomArticles.Places[0] && (box is null || 40 + place.Key.Length <= box.North))
                .Select(static place => $"{place}")
                .Order(),
            map.Features.Select(static feature => $"{KeyValuePair.Create(feature.Properties.Name, feature.Properties.Articles)}").Order()
        );
        Assert.Equal(
            map.Features.OrderByDescending(static feature => feature.Properties.Articles)
                .Select(static feature => feature.Properties.Articles),
            map.Features.Select(static feature => feature.Properties.Articles)
        );
    }

    private static void CheckProfile(ArchiveView view, Query condition, List<IndexedArticle> articles, Random random)
    {
        string person = RandomArticles.People[random.Next(RandomArticles.People.Length)];
        var everything = new DayCollector();
        view.Search(condition, everything);
        List<IndexedArticle> naming = [.. articles.Where(article => article.Metadata!.Entities.Any(entity => entity.Name == person))];
        DateOnly? from = articles.Count == 0 ? null : articles.Min(static article => article.Day);
        EntityProfile? profile = new ProfileSearch(view).Find(new ProfileQuery { Name = person.Split(' ')[^1], From = from });
        if (everything.Total < AllFrom(view, from))
        {
            return; // the query has other conditions than its days: a profile has not
        }

        Assert.Equal(naming.Count, profile?.Articles ?? 0);
        if (profile is null)
        {
            return;
        }

        Assert.Equal((person, EntityType.Person), (profile.Name, profile.Type));
        Assert.Equal(
            (naming.Min(static article => article.Day), naming.Max(static article => article.Day)),
            (profile.FirstNamed, profile.LastNamed)
        );
        IEnumerable<KnownRole> roles =
            from article in naming
            from role in article.Metadata!.Entities.Single(entity => entity.Name == person).Roles
            group article.Day by role into days
            select new KnownRole(days.Key, days.Count(), days.Min(), days.Max());
        Assert.Equal(roles.OrderBy(static role => role.Text), profile.Roles.OrderBy(static role => role.Text));
        Assert.Equal(
            naming
                .SelectMany(static article => article.Metadata!.Entities)
                .Where(entity => entity.Name != person)
                .CountBy(static entity => entity.Name)
                .Select(static name => $"{name}")
                .Order(),
            profile.With.Select(static name => $"{KeyValuePair.Create(name.Name, name.Articles)}").Order()
        );
        Assert.Equal(
            naming.Sum(article => article.Metadata!.Quotations.Count(quotation => quotation.Speaker == person)),
            profile.Quotations.By
        );
        Assert.Equal(profile.Articles, profile.Timeline.Items.Sum(static month => month.Articles));
    }

    private static int AllFrom(ArchiveView view, DateOnly? from)
    {
        var all = new DayCollector();
        view.Search(Conditions.Of(new ArticleFilter { From = from }, null), all);
        return all.Total;
    }

    private static void AssertCounts(IEnumerable<string?> values, FacetCounts counts) =>
        Assert.Equal(
            values.OfType<string>().CountBy(IndexValue.Of).Select(static value => $"{value}").Order(),
            counts.Values.Select(static value => $"{KeyValuePair.Create(IndexValue.Of(value.Value), value.Count)}").Order()
        );

    private static IEnumerable<string> IdsOf(ArticleMetadata article) =>
        article
            .Entities.Select(static entity => $"{(entity.Type == EntityType.Person ? "person" : "place")}|{entity.Name}")
            .Concat(SourceNames.Of(article).Select(static source => $"source|{source}"));

    /// <summary>Grows each group until no other article is a near-duplicate of one in it.</summary>
    private static IEnumerable<List<IndexedArticle>> GroupsOf(List<IndexedArticle> articles)
    {
        List<IndexedArticle> rest = [.. articles];
        while (rest.Count > 0)
        {
            var group = new List<IndexedArticle> { rest[0] };
            rest.RemoveAt(0);
            for (int i = 0; i < group.Count; i++)
            {
                List<IndexedArticle> near =
                [
                    .. rest.Where(other => Fingerprint.AreNearDuplicates(group[i].Metadata!.Fingerprint, other.Metadata!.Fingerprint)),
                ];
                group.AddRange(near);
                rest.RemoveAll(near.Contains);
            }

            yield return group;
        }
    }

    private static (SortKey Shown, string Others) Show(List<IndexedArticle> group, ResultOrder order, DuplicateKept kept)
    {
        List<SortKey> newestFirst = [.. group.Select(static article => SortKey.Of(article.Day, article.Id)).Order()];
        SortKey shown =
            kept == DuplicateKept.Newest || (kept == DuplicateKept.First && order == ResultOrder.Newest) ? newestFirst[0] : newestFirst[^1];
        return (shown, string.Join(' ', newestFirst.Where(key => key != shown).Reverse().Select(static key => key.Id)));
    }
}
