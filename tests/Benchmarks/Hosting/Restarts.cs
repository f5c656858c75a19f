using System.Diagnostics;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>
/// An app that is started, asked once and stopped again and again in one process, as in a long test run: how long that takes, and by how
/// much the process grows.
/// </summary>
internal static class Restarts
{
    private const int WarmUp = 5;
    private const int Times = 50;
    private const int MostGrowthMegabytes = 100;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Accounts = WarmUp + Times, Progress = Console.WriteLine },
            cancellationToken
        );
        Console.WriteLine(
            $"      first start to first answer: {(await FirstAnswer.StartAndStopAsync(azurite, cancellationToken)).TotalMilliseconds:0} ms"
        );
        for (int i = 1; i < WarmUp; i++)
        {
            await FirstAnswer.StartAndStopAsync(azurite, cancellationToken);
        }

        (double live, double whole) = Memory();
        var times = new List<TimeSpan>();
        for (int i = 0; i < Times; i++)
        {
            times.Add(await FirstAnswer.StartAndStopAsync(azurite, cancellationToken));
        }

        (double liveAfter, double wholeAfter) = Memory();
        times.Sort();
        Console.WriteLine($"      later starts to their first answer: median {times[Times / 2].TotalMilliseconds:0} ms");
        Verdict.Write(
            wholeAfter - whole <= MostGrowthMegabytes,
            $"{Times} starts and stops: the process grew from {whole:0} to {wholeAfter:0} MB, "
                + $"of which objects from {live:0} to {liveAfter:0} MB",
            $"by at most {MostGrowthMegabytes} MB"
        );
    }

    /// <returns>Megabytes of live objects, and of the whole process.</returns>
    private static (double Live, double Whole) Memory()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true) / 1e6, process.WorkingSet64 / 1e6);
    }
}
