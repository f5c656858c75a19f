using Azure.Data.Tables;
using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Intersections of posting lists over several shards, on lists of a test's own making.</summary>
public sealed class MatchesTests(AzuriteFixture azurite)
{
    private static readonly DateOnly First = new(2020, 1, 1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_intersection_is_what_sets_say_however_it_is_paged()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        string[] shards = ["00", "01", "02"];

        // Lists from everything to nothing, over 300 articles.
        Dictionary<string, SortedSet<string>> lists = new(StringComparer.Ordinal);
        var random = new Random(3);
        foreach ((string value, double density) in new[] { ("all", 1.0), ("half", 0.5), ("other half", 0.5), ("tenth", 0.1), ("few", 0.02), ("none", 0.0) })
            lists[value] = new SortedSet<string>(Enumerable.Range(0, 300).Where(_ => random.NextDouble() < density).Select(Key), StringComparer.Ordinal);
        foreach (string shard in shards)
            await WriteAsync(world, shard, lists.SelectMany(list => list.Value.Where(key => shards[key[^1] % 3] == shard).Select(key => $"p|person|{list.Key}|{key}")));

        var choices = Gen.Select(Gen.Shuffle(lists.Keys.ToArray()), Gen.Int[1, 3], Gen.Int[1, 40], Gen.Int[1, 12], Gen.Int[0, 150], Gen.Int[0, 150]);
        await choices.SampleAsync(
            async (values, count, page, budget, after, until) =>
            {
                PostingList[] wanted = [.. values.Take(count).Select(static value => new PostingList(Facet.Person, value))];
                DateOnly from = First.AddDays(after);
                DateOnly to = First.AddDays(300 - until);
                string[] expected = [.. lists[values[0]].Where(key => wanted.All(list => lists[list.Value].Contains(key)) && InRange(key, from, to))];
                var found = new List<string>();
                string? position = "";
                for (int requests = 0; position is not null; requests++)
                {
                    Assert.True(requests < 1000, "It does not end.");
                    SortKeyRange range = SortKeyRange.Of(from, to).From(position);
                    var matches = new Matches([.. shards.Select(shard => new ShardMatches(world.Store.Table, shard, wanted, range, new ReadBudget(count + budget)))]);
                    found.AddRange(await matches.TakeAsync(page, Cancelled));
                    position = await matches.PositionAsync(Cancelled);
                }

                Assert.Equal(expected, found);
                return true;
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task An_intersection_reads_far_fewer_postings_than_its_lists_have()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        string[] keys = [.. Enumerable.Range(0, 4000).Select(Key).Order(StringComparer.Ordinal)];
        string[] rare = [keys[700], keys[2100], keys[3900]];
        await WriteAsync(world, "00", keys.Select(static key => $"p|person|common|{key}"));
        await WriteAsync(world, "00", rare.Select(static key => $"p|person|rare|{key}"));

        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            var matches = new Matches([new ShardMatches(world.Store.Table, "00", [new PostingList(Facet.Person, "common"), new PostingList(Facet.Person, "rare")], SortKeyRange.Of(null, null), new ReadBudget(100))]);
            Assert.Equal(rare, await matches.TakeAsync(20, Cancelled));
        }

        Assert.InRange(log.EntitiesRead, rare.Length, 250);
        Assert.InRange(log.Calls.Count, 2, 8);
    }

    [Fact]
    public async Task A_list_that_is_read_in_sequence_takes_few_requests()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await WriteAsync(world, "00", Enumerable.Range(0, 3000).Select(static i => $"p|person|common|{Key(i)}"));
        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            var matches = new Matches([new ShardMatches(world.Store.Table, "00", [new PostingList(Facet.Person, "common")], SortKeyRange.Of(null, null), new ReadBudget(100))]);
            Assert.Equal(3000, (await matches.TakeAsync(10_000, Cancelled)).Count);
        }

        Assert.InRange(log.Calls.Count, 3, 6);
    }

    [Fact]
    public async Task Lists_that_never_meet_end_after_a_bounded_number_of_reads_with_a_place_to_go_on()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await WriteAsync(world, "00", Enumerable.Range(0, 2000).Select(static i => $"p|person|{(i % 200 < 100 ? "one" : "other")}|{SortKey.Of(First.AddDays(-i), ArticleId.FromBlobName($"{i}"))}"));
        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            var matches = new Matches([new ShardMatches(world.Store.Table, "00", [new PostingList(Facet.Person, "one"), new PostingList(Facet.Person, "other")], SortKeyRange.Of(null, null), new ReadBudget(8))]);
            Assert.Empty(await matches.TakeAsync(20, Cancelled));
            Assert.NotNull(await matches.PositionAsync(Cancelled));
        }

        Assert.Equal(8, log.Calls.Count);
    }

    private static string Key(int article) => SortKey.Of(First.AddDays(article / 2), ArticleId.FromBlobName($"{article}"));

    private static bool InRange(string key, DateOnly from, DateOnly to) =>
        string.CompareOrdinal(key[..SortKey.DateLength], SortKey.Invert(to)) >= 0 && string.CompareOrdinal(key[..SortKey.DateLength], SortKey.Invert(from)) <= 0;

    private static async Task WriteAsync(CatalogWorld world, string shard, IEnumerable<string> rowKeys)
    {
        foreach (string[] batch in rowKeys.Chunk(100))
            await world.Store.Table.SubmitTransactionAsync(batch.Select(key => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(shard, key))), Cancelled);
    }
}
