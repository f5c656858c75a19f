using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Core.Pipeline;
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
            Server = await AzuriteServer.StartAsync(new AzuriteOptions { ListsAnyName = false, Accounts = 4 }, Cancel);

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

    [Theory]
    [InlineData("azurite")]
    [InlineData("127.0.0.1")]
    public async Task A_listing_is_narrowed_down_wherever_the_azurite_runs_and_no_request_of_it_is_repeated(string host)
    {
        string account = other.Server.TakeAccount();
        await FillAsync(["a", "b\uFFFE", "c"], account);
        using var requests = new OneMachine(other.Server.Ports.Blob);
        var options = new BlobClientOptions { Transport = new HttpClientTransport(requests) };
        options.AddPolicy(new ListingsFailAtOnce(), HttpPipelinePosition.PerCall);
        string elsewhere = account.Replace($"127.0.0.1:{other.Server.Ports.Blob}", host + ":10000", StringComparison.Ordinal);
        List<string> told = [];
        Assert.Equal(["a", "c"], await ListAsync(new BlobContainerClient(elsewhere, "names", options), told));
        Assert.Equal(["b"], told);
        Assert.Equal(requests.Seen.Distinct(), requests.Seen);
    }

    private Task<BlobContainerClient> FillAsync(string[] names) => FillAsync(names, other.Server.TakeAccount());

    private static async Task<BlobContainerClient> FillAsync(string[] names, string account)
    {
        var container = new BlobContainerClient(account, "names", new BlobClientOptions { Retry = { MaxRetries = 0 } });
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

    /// <summary>Connects to one port of this machine whatever the name of the host, as a network of containers does.</summary>
    private sealed class OneMachine(int port)
        : DelegatingHandler(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
    {
        /// <summary>The id of each request, which all its tries have.</summary>
        public ConcurrentQueue<string> Seen { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Enqueue(request.Headers.GetValues("x-ms-client-request-id").Single());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
