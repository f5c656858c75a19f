using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>An app that runs from its own entry point in this process.</summary>
public sealed class EntryPointTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_runs_from_its_own_entry_point()
    {
        await using LocalFunctionsHost host = await StartAsync(_ => { });
        await new BlobContainerClient(host.StorageConnectionString, "outbox").CreateAsync(cancellationToken: Cancel);
        await new BlobContainerClient(host.StorageConnectionString, "inbox").UploadBlobAsync("a", BinaryData.FromString("text"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        var copy = new BlobClient(host.StorageConnectionString, "outbox", "a");
        Assert.Equal("TEXT", (await copy.DownloadContentAsync(Cancel)).Value.Content.ToString());
    }

    [Fact]
    public async Task Settings_and_services_can_be_overridden_and_two_apps_run_side_by_side()
    {
        await using LocalFunctionsHost set = await StartAsync(options => options.Settings["Greeting"] = "good day");
        await using LocalFunctionsHost replaced = await StartAsync(options =>
            options.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(new Greeting("ahoy"))))
        );
        using HttpClient first = set.CreateClient();
        using HttpClient second = replaced.CreateClient();
        Assert.Equal("good day you", await first.GetStringAsync("Greet?name=you", Cancel));
        Assert.Equal("ahoy you", await second.GetStringAsync("Greet?name=you", Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_trace_of_a_caller_goes_on_in_the_worker(bool ownProcess)
    {
        const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-";
        await using LocalFunctionsHost host = ownProcess
            ? await LocalFunctionsHost.StartAsync(AppProcess.Folder, options => options.Azurite = storage.Azurite, Cancel)
            : await StartAsync(_ => { });
        using HttpClient client = host.CreateClient();
        client.DefaultRequestHeaders.Add("traceparent", Trace + "00f067aa0ba902b7-01");
        string[] traces = (await client.GetStringAsync("Trace", Cancel)).Split(' ');
        Assert.All(traces, trace => Assert.StartsWith(Trace, trace, StringComparison.Ordinal));
        Assert.Equal(2, traces.Length);
    }

    [Fact]
    public async Task Without_an_azurite_the_host_brings_its_own()
    {
        int port;
        await using (LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<Greeting>(cancellationToken: Cancel))
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
        HostSettingException error = await Assert.ThrowsAsync<HostSettingException>(() =>
            StartAsync(options => options.HostJson["extensions:queues:batchSize"] = "99")
        );
        Assert.Equal("extensions.queues.batchSize", error.Setting);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_fails_the_start_and_is_named()
    {
        StorageUnreachableException error = await Assert.ThrowsAsync<StorageUnreachableException>(() =>
            LocalFunctionsHost.StartAsync<Greeting>(
                options =>
                {
                    const string Nowhere = "http://127.0.0.1:1/devstoreaccount1";
                    options.StorageConnectionString =
                        $"AccountName=devstoreaccount1;AccountKey=a2V5;BlobEndpoint={Nowhere};QueueEndpoint={Nowhere}";
                    options.ConfigureBlobClient = client => client.Retry.MaxRetries = 0;
                    options.ConfigureQueueClient = client => client.Retry.MaxRetries = 0;
                },
                Cancel
            )
        );
        Assert.Equal(1, error.Address.Port);
        Assert.Contains("Connection refused", error.Message, StringComparison.Ordinal);
    }

    private Task<LocalFunctionsHost> StartAsync(Action<LocalFunctionsHostOptions> configure) =>
        LocalFunctionsHost.StartAsync<Greeting>(
            options =>
            {
                options.Azurite = storage.Azurite;
                configure(options);
            },
            Cancel
        );
}
