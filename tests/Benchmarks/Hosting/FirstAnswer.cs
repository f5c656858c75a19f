using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>
/// How soon an app that starts in this process answers its first request, and how many it answers in a second. <c>beside.sh</c> compiles
/// this file into an older commit too, so it uses nothing but what every host has had.
/// </summary>
internal static class FirstAnswer
{
    private const int Starts = 11;
    private const int Requests = 8_000;

    /// <summary>How many requests are under way at once.</summary>
    internal const int AtOnce = 16;

    private const int Rounds = 8; // A new process compiles its code twice: the first rounds show that, the last ones what is left.

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = Starts + 2 }, cancellationToken);
        Console.WriteLine($"first start to first answer: {(await StartAndStopAsync(azurite, cancellationToken)).TotalMilliseconds:0} ms");
        var times = new List<TimeSpan>();
        for (int i = 0; i < Starts; i++)
        {
            times.Add(await StartAndStopAsync(azurite, cancellationToken));
        }

        times.Sort();
        Console.WriteLine($"later starts to their first answer: median {times[Starts / 2].TotalMilliseconds:0} ms");
        await using LocalFunctionsHost host = await StartAsync(azurite, cancellationToken);
        using HttpClient client = host.CreateClient();
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.StartNew();
            await AskAsync(client, Requests, cancellationToken);
            Console.WriteLine(
                $"HTTP, round {round + 1} of {Requests} requests, {AtOnce} at once: "
                    + $"{Requests / started.Elapsed.TotalSeconds:0} requests/s, "
                    + $"{(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds * 1000 / Requests:0} us of processor each, "
                    + "the caller included"
            );
        }
    }

    /// <summary>Starts the app on an account of its own, asks it once, and stops it.</summary>
    /// <returns>From the start to the answer.</returns>
    internal static async Task<TimeSpan> StartAndStopAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        await using LocalFunctionsHost host = await StartAsync(azurite, cancellationToken);
        using HttpClient client = host.CreateClient();
        await client.GetStringAsync("Greet?name=you", cancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }

    private static Task<LocalFunctionsHost> StartAsync(AzuriteServer azurite, CancellationToken cancellationToken) =>
        LocalFunctionsHost.StartAsync<Greeting>(
            options =>
            {
                options.Azurite = azurite;
                options.HostJson["extensions:http:routePrefix"] = "";
            },
            cancellationToken
        );

    /// <summary>Asks an app so often, <see cref="AtOnce"/> requests at a time.</summary>
    internal static Task AskAsync(HttpClient client, int requests, CancellationToken cancellationToken)
    {
        var left = new ConcurrentBag<int>(Enumerable.Range(0, requests));
        return Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(async _ =>
                {
                    while (left.TryTake(out int _))
                    {
                        await client.GetStringAsync("Greet?name=you", cancellationToken);
                    }
                })
        );
    }
}
