using System.Threading.Channels;
using Azure.Storage.Blobs;
using Google.Protobuf.WellKnownTypes;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Tests;

/// <summary>How a worker in this process speaks to its host: directly, or by gRPC where its client is made otherwise.</summary>
public sealed class DirectClientTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_whose_client_is_made_otherwise_speaks_grpc(bool otherwise)
    {
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<Greeting>(
            options =>
            {
                options.Azurite = storage.Azurite;
                options.WorkerLibrary = otherwise ? typeof(DirectClientTests).Assembly : null;
            },
            Cancel
        );
        Assert.Equal(otherwise, host.Logs.Any(entry => entry.Message.Contains("gRPC", StringComparison.Ordinal)));
        using HttpClient client = host.CreateClient();
        Assert.Equal("hello you", await client.GetStringAsync("Greet?name=you", Cancel));
        await new BlobContainerClient(host.StorageConnectionString, "outbox").CreateAsync(cancellationToken: Cancel);
        await new BlobContainerClient(host.StorageConnectionString, "inbox").UploadBlobAsync("a", BinaryData.FromString("text"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        var copy = new BlobClient(host.StorageConnectionString, "outbox", "a");
        Assert.Equal("TEXT", (await copy.DownloadContentAsync(Cancel)).Value.Content.ToString());
    }

    [Fact]
    public void The_client_of_the_worker_in_use_is_known() =>
        Assert.NotNull(DirectClient.Of(DirectClient.LibraryOf(typeof(Greeting).Assembly)));

    [Fact]
    public void A_client_is_known_by_its_shape() => Assert.NotNull(DirectClient.Of(typeof(IFactory<IClient>), typeof(Output<Empty>)));

    [Theory]
    [InlineData(typeof(IFactory<IOtherClient>), typeof(Output<Empty>))]
    [InlineData(typeof(IFactory<IDisposableClient>), typeof(Output<Empty>))]
    [InlineData(typeof(IFactory<Output<Empty>>), typeof(Output<Empty>))]
    [InlineData(typeof(ITwoFactories), typeof(Output<Empty>))]
    [InlineData(typeof(IFactoryOfNothing), typeof(Output<Empty>))]
    [InlineData(typeof(IFactory<IClient>), typeof(Output<Any>))]
    [InlineData(typeof(IFactory<IClient>), typeof(Empty))]
    public void A_client_of_another_shape_is_not_known(System.Type factory, System.Type output) =>
        Assert.Null(DirectClient.Of(factory, output));

    public interface IFactory<TClient>
    {
        public TClient CreateClient(IProcessor processor);
    }

    public interface ITwoFactories
    {
        public IClient CreateClient(IProcessor processor);

        public IClient CreateOther(IProcessor processor);
    }

    public interface IFactoryOfNothing
    {
        public IClient CreateClient(string address);
    }

    public interface IProcessor
    {
        public Task ProcessMessageAsync(Empty message);
    }

    public interface IClient
    {
        public Task StartAsync(CancellationToken token);

        public ValueTask SendMessageAsync(Empty message);
    }

    public interface IOtherClient
    {
        public Task StartAsync(CancellationToken token);

        public ValueTask SendMessageAsync(Empty message, bool urgent);
    }

    public interface IDisposableClient : IDisposable
    {
        public Task StartAsync(CancellationToken token);

        public ValueTask SendMessageAsync(Empty message);
    }

    public sealed class Output<TMessage>(Channel<TMessage> channel)
    {
        public Channel<TMessage> Channel { get; } = channel;
    }
}
