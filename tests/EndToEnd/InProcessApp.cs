using Pipeline.Functions;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The app in this process, on the local host, which sees uploads by itself.</summary>
internal sealed class InProcessApp(LocalFunctionsHost host) : IRunningApp
{
    public Uri BaseAddress => host.BaseAddress;

    public string StorageConnectionString => host.StorageConnectionString;

    public static async Task<InProcessApp> StartAsync(AzuriteServer azurite, CancellationToken cancellationToken) =>
        new(
            await LocalFunctionsHost.StartAsync<ParseArticle>(
                options =>
                {
                    options.Azurite = azurite;
                    RunningPipeline.WithoutTimers(options);
                },
                cancellationToken
            )
        );

    public Task AnnounceAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => host.WaitUntilIdleAsync(cancellationToken);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
