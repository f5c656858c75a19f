using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>An article's document lists its near-duplicates.</summary>
/// <param name="azurite">The storage.</param>
public sealed class NearDuplicateTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Near_duplicates_are_listed_earliest_first_with_their_similarity()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 8 });
        await world.PublishAsync("original.txt", Printed(1..13, new DateOnly(2022, 1, 10)));
        await world.PublishAsync("half.txt", Printed(7..19, new DateOnly(2022, 1, 12)));
        await world.PublishAsync("same.txt", Printed(1..13, new DateOnly(2022, 1, 8)));
        await world.PackAsync();
        await world.PublishAsync("one phrase.txt", Printed(12..24, new DateOnly(2022, 1, 9)));
        await world.PublishAsync("unlike.txt", Printed(40..52, new DateOnly(2022, 1, 9)));

        IReadOnlyList<NearDuplicate> duplicates = await DuplicatesOfAsync(world, "original.txt");

        Assert.Equal([("same.txt", 1), ("half.txt", 0.5)], duplicates.Select(static duplicate => (duplicate.Name, duplicate.Similarity)));
        Assert.Equal(["half.txt", "original.txt", "same.txt"], await world.SearchAsync($"near={ArticleId.FromBlobName("original.txt")}"));
    }

    [Fact]
    public async Task A_near_duplicate_that_was_replaced_or_deleted_is_not_listed()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("original.txt", Printed(1..13));
        await world.PublishAsync("replaced.txt", Printed(1..13));
        await world.PublishAsync("deleted.txt", Printed(1..13));
        Assert.Equal(2, (await DuplicatesOfAsync(world, "original.txt")).Count);

        await world.PublishAsync("replaced.txt", Printed(40..52));
        await world.Catalog.DeleteAsync(ArticleId.FromBlobName("deleted.txt"), Cancelled);

        Assert.Empty(await DuplicatesOfAsync(world, "original.txt"));
    }

    [Fact]
    public async Task The_entity_tag_changes_when_a_near_duplicate_comes()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("original.txt", Printed(1..13));
        string alone = (await RecordOfAsync(world, "original.txt")).EntityTag;

        await world.PublishAsync("copy.txt", Printed(1..13));

        string inCompany = (await RecordOfAsync(world, "original.txt")).EntityTag;
        Assert.NotEqual(alone, inCompany);
        Assert.Equal(inCompany, (await RecordOfAsync(world, "original.txt")).EntityTag);
    }

    [Fact]
    public async Task A_text_too_short_for_a_fingerprint_has_none()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one.txt", Documents.Of());
        await world.PublishAsync("two.txt", Documents.Of());

        Assert.Empty(await DuplicatesOfAsync(world, "one.txt"));
    }

    private static async Task<IReadOnlyList<NearDuplicate>> DuplicatesOfAsync(CatalogWorld world, string name) =>
        (await RecordOfAsync(world, name)).Metadata!.NearDuplicates!;

    private static async Task<ArticleRecord> RecordOfAsync(CatalogWorld world, string name) =>
        (await world.Catalog.GetWithNearDuplicatesAsync(ArticleId.FromBlobName(name), Cancelled))!;

    // A fingerprint whose bands are these numbers: as many as they have in common, two articles share.
    private static ArticleMetadata Printed(Range bands, DateOnly? published = null) =>
        Documents.Of() with
        {
            Fingerprint = string.Concat(
                Enumerable.Range(bands.Start.Value, bands.End.Value - bands.Start.Value).Select(static band => $"{band:x8}")
            ),
            DatePublished = published,
        };
}
