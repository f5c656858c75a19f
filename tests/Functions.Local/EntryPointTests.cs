using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local.Tests;

public sealed class EntryPointTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_runs_from_its_own_entry_point()
    {
        await using var host = await StartAsync(_ => { });
        await new BlobContainerClient(host.StorageConnectionString, "outbox").CreateAsync(cancellationToken: Cancel);
        await new BlobContainerClient(host.StorageConnectionString, "inbox").UploadBlobAsync("a", BinaryData.FromString("text"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        var copy = await new BlobClient(host.StorageConnectionString, "outbox", "a").DownloadContentAsync(Cancel);
        Assert.Equal("TEXT", copy.Value.Content.ToString());
    }

    [Fact]
    public async Task Settings_and_services_can_be_overridden()
    {
        await using var set = await StartAsync(options => options.Settings["Greeting"] = "good day");
        await using var replaced = await StartAsync(options => options.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(new Greeting("ahoy")))));
        using var first = set.CreateClient();
        using var second = replaced.CreateClient();
        Assert.Equal("good day you", await first.GetStringAsync("api/greet?name=you", Cancel));
        Assert.Equal("ahoy you", await second.GetStringAsync("api/greet?name=you", Cancel));
    }

    [Fact]
    public async Task Without_an_azurite_the_host_brings_its_own()
    {
        int port;
        await using (var host = await LocalFunctionsHost.StartAsync<Program>(cancellationToken: Cancel))
        {
            port = new BlobServiceClient(host.StorageConnectionString).Uri.Port;
            Assert.NotEqual(storage.Azurite.Ports.Blob, port);
            Assert.NotNull(await AzuriteServer.FindRunningAsync(port, Cancel));
        }

        Assert.Null(await AzuriteServer.FindRunningAsync(port, Cancel));
    }

    [Fact]
    public async Task A_setting_that_the_host_refuses_fails_the_start()
    {
        var error = await Assert.ThrowsAsync<Hosting.Settings.HostSettingException>(() => StartAsync(options => options.HostJson["extensions:queues:batchSize"] = "99"));
        Assert.Equal("extensions.queues.batchSize", error.Setting);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_fails_the_start_and_is_named()
    {
        var error = await Assert.ThrowsAsync<StorageUnreachableException>(() => LocalFunctionsHost.StartAsync<Program>(
            options =>
            {
                const string Nowhere = "http://127.0.0.1:1/devstoreaccount1";
                options.StorageConnectionString = $"AccountName=devstoreaccount1;AccountKey=a2V5;BlobEndpoint={Nowhere};QueueEndpoint={Nowhere}";
                options.ConfigureBlobClient = client => client.Retry.MaxRetries = 0;
                options.ConfigureQueueClient = client => client.Retry.MaxRetries = 0;
            },
            Cancel));
        Assert.Equal(1, error.Address.Port);
        Assert.Contains("Connection refused", error.Message, StringComparison.Ordinal);
    }

    private Task<LocalFunctionsHost> StartAsync(Action<LocalFunctionsHostOptions> configure) => LocalFunctionsHost.StartAsync<Program>(
        options =>
        {
            options.Azurite = storage.Azurite;
            configure(options);
        },
        Cancel);
}
