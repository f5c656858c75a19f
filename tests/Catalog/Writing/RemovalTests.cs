using Pipeline.Articles;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Tests.Writing;

public sealed class RemovalTests(AzuriteFixture azurite)
{
    private const string Name = "article.txt";
    private static readonly string Id = ArticleId.FromBlobName(Name);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_article_leaves_nothing_to_find()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        Assert.True(await world.Catalog.DeleteAsync(Id, Cancelled));
        Assert.Null(await world.Catalog.GetAsync(Id, Cancelled));
        Assert.Null(await world.Catalog.OpenOriginalAsync(Id, inParts: false, Cancelled));
        Assert.Empty(await world.SearchAsync("person=Karin"));
        Assert.Empty(await world.ParsedBlobsAsync());
        Assert.Equal(0, (await world.Catalog.StatusAsync(Cancelled)).Articles.Sum(static count => count.Count));
        Assert.False(await world.Catalog.DeleteAsync(Id, Cancelled));
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_late_message_does_not_bring_a_deleted_article_back()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        await world.UploadAsync(Name, Documents.Naming("Askar Mamin"));
        ParsedArticleMessage late = (await world.ReceiveAsync(Name))!;
        await world.Catalog.DeleteAsync(Id, Cancelled);
        Assert.Equal(IndexOutcome.Gone, await world.Indexer.IndexAsync(late, Cancelled));
        Assert.Empty(await world.ParsedBlobsAsync());
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_upload_under_the_name_of_a_deleted_article_is_a_new_article()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        await world.Catalog.DeleteAsync(Id, Cancelled);
        Assert.Equal(IndexOutcome.Indexed, await world.PublishAsync(Name, Documents.Naming("Askar Mamin")));
        Assert.Equal([Name], await world.SearchAsync("person=Mamin"));
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_article_is_forgotten_only_when_its_original_is_gone()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        Assert.False(await world.Catalog.ForgetAsync(Id, Cancelled));
        await world.AssertConsistentAsync();
        await world.Blob(Name).DeleteAsync(cancellationToken: Cancelled);
        Assert.True(await world.Catalog.ForgetAsync(Id, Cancelled));
        await world.AssertConsistentAsync();
        Assert.Empty(await world.ParsedBlobsAsync());
    }
}
