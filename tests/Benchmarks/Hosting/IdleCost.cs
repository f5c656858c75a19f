using System.Diagnostics;
using Azure.Storage.Blobs;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>What a host costs that has nothing to do, over a container of 20,000 old blobs, and how soon it then sees a new one.</summary>
internal static class IdleCost
{
    private const int OldBlobs = 20_000;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Progress = Console.WriteLine }, cancellationToken);
        var account = azurite.TakeAccount();
        var container = new BlobContainerClient(account, EmptyFunctions.Container);
        await container.CreateAsync(cancellationToken: cancellationToken);
        Console.WriteLine($"uploading {OldBlobs:N0} blobs");
        await Parallel.ForAsync(
            0,
            OldBlobs,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (number, token) => await container.UploadBlobAsync($"old/{number:00000}.txt", BinaryData.FromString("x"), token));

        var started = Stopwatch.GetTimestamp();
        await using (var first = await StartAsync(azurite, account, true, cancellationToken))
        {
            await first.WaitUntilIdleAsync(cancellationToken);
            Console.WriteLine($"first run: all {OldBlobs:N0} blobs processed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        }

        await MeasureAsync(azurite, account, container, true, cancellationToken);
        await MeasureAsync(azurite, account, container, false, cancellationToken);
    }

    private static async Task MeasureAsync(AzuriteServer azurite, string account, BlobContainerClient container, bool withAccessLog, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var host = await StartAsync(azurite, account, withAccessLog, cancellationToken);
        await host.WaitUntilIdleAsync(cancellationToken);
        Console.WriteLine($"{(withAccessLog ? "with the access log" : "by listing alone")}: started and caught up in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {host.Invocations.Count} blobs run again");

        var requests = 0;
        using var process = Process.GetCurrentProcess();
        using var storage = Process.GetProcessById(azurite.ProcessId);
        using (azurite.AccessLog.Subscribe(_ => Interlocked.Increment(ref requests)))
        {
            var (own, other) = (process.TotalProcessorTime, storage.TotalProcessorTime);
            await Task.Delay(Quiet, cancellationToken);
            process.Refresh();
            storage.Refresh();
            Console.WriteLine(
                $"  idle for {Quiet.TotalSeconds:0} s: host {(process.TotalProcessorTime - own) / Quiet:P2} and Azurite {(storage.TotalProcessorTime - other) / Quiet:P2} of one core, "
                + $"{requests / Quiet.TotalSeconds:0.00} storage requests/s for one queue and one blob listener");
        }

        for (var i = 0; i < 3; i++)
        {
            var before = host.Invocations.Count;
            var uploaded = Stopwatch.GetTimestamp();
            await container.UploadBlobAsync($"new/{withAccessLog}{i}.txt", BinaryData.FromString("x"), cancellationToken);
            while (host.Invocations.Count == before)
            {
                await Task.Delay(1, cancellationToken);
            }

            Console.WriteLine($"  blob {i + 1} ran {Stopwatch.GetElapsedTime(uploaded).TotalMilliseconds:0} ms after its upload began");
        }
    }

    private static Task<LocalFunctionsHost> StartAsync(AzuriteServer azurite, string account, bool withAccessLog, CancellationToken cancellationToken) => LocalFunctionsHost.StartAsync(
        options =>
        {
            options.Azurite = withAccessLog ? azurite : null;
            options.StorageConnectionString = account;
            options.HostJson["extensions:queues:maxPollingInterval"] = "00:00:00.500";
            options.FunctionTypes.Add(typeof(EmptyFunctions));
        },
        cancellationToken);
}
