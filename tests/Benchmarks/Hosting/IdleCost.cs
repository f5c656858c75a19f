using System.Diagnostics;
using Pipeline.Functions.Local;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>What a host costs that has nothing to do, over a container of 20,000 old blobs.</summary>
internal static class IdleCost
{
    private const double MostOfACore = 0.01;
    private const double MostRequests = 2;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using OldBlobs blobs = await OldBlobs.CreateAsync(cancellationToken);
        await MeasureAsync(blobs, withAccessLog: true, cancellationToken);
        await MeasureAsync(blobs, withAccessLog: false, cancellationToken);
    }

    private static async Task MeasureAsync(OldBlobs blobs, bool withAccessLog, CancellationToken cancellationToken)
    {
        await using LocalFunctionsHost host = await blobs.StartHostAsync(withAccessLog, cancellationToken);
        int requests = 0;
        using var process = Process.GetCurrentProcess();
        using var storage = Process.GetProcessById(blobs.Azurite.ProcessId);
        using (blobs.Azurite.AccessLog.Subscribe(_ => Interlocked.Increment(ref requests)))
        {
            (TimeSpan own, TimeSpan other) = (process.TotalProcessorTime, storage.TotalProcessorTime);
            await Task.Delay(Quiet, cancellationToken);
            process.Refresh();
            storage.Refresh();
            double share = (process.TotalProcessorTime - own) / Quiet;
            double rate = requests / Quiet.TotalSeconds / OldBlobs.Listeners;
            string name = $"idle for {Quiet.TotalSeconds:0} s over {OldBlobs.Count:N0} old blobs, {OldBlobs.Name(withAccessLog)}";
            Verdict.Write(
                share < MostOfACore,
                $"{name}: host {share:P2} of one core (Azurite {(storage.TotalProcessorTime - other) / Quiet:P2})",
                $"host under {MostOfACore:P0}"
            );
            Verdict.Write(rate < MostRequests, $"{name}: {rate:0.00} storage requests per second and listener", $"under {MostRequests:0}");
        }
    }
}
