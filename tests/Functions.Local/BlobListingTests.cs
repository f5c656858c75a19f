using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Listing a container of an Azurite that another program started, which cannot list names that XML does not allow.</summary>
public sealed class BlobListingTests(BlobListingTests.OtherAzurite other) : IClassFixture<BlobListingTests.OtherAzurite>
{
    public sealed class OtherAzurite : IAsyncLifetime
    {
        public AzuriteServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Server = await AzuriteServer.StartAsync(new AzuriteOptions { ListsAnyName = false, Accounts = 2 }, Cancel);

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_that_cannot_be_listed_are_told_of_and_all_others_are_found()
    {
        string[] readable = ["a", "aé", "b/1.txt", "b/2.txt", "ba", "z", "zz/日本", "é/ü", "éa"];
        BlobContainerClient container = await FillAsync([.. readable, "b/1\u0001x", "ba\uFFFE", "é/\u0007"]);
        List<string> told = [];
        Assert.Equal(readable, await ListAsync(container, told));
        Assert.Equal(["b/1", "ba", "é/"], told);
    }

    [Fact]
    public async Task A_container_with_nothing_else_is_found_empty()
    {
        BlobContainerClient container = await FillAsync(["\u0001"]);
        List<string> told = [];
        Assert.Empty(await ListAsync(container, told));
        Assert.Equal([""], told);
    }

    private async Task<BlobContainerClient> FillAsync(string[] names)
    {
        var container = new BlobContainerClient(other.Server.TakeAccount(), "names", new BlobClientOptions { Retry = { MaxRetries = 0 } });
        await container.CreateAsync(cancellationToken: Cancel);
        foreach (string name in names)
        {
            await container.UploadBlobAsync(name, BinaryData.FromString("x"), Cancel);
        }

        return container;
    }

    private static async Task<List<string>> ListAsync(BlobContainerClient container, List<string> told)
    {
        List<string> names = [];
        await foreach (BlobItem blob in new BlobListing(container, told.Add).ReadAsync("", Cancel))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
