using System.Diagnostics;
using Azure.Storage.Queues;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>How soon a message runs on an idle host, and how many requests an HTTP function answers in a second.</summary>
internal static class HostSpeed
{
    private const int Messages = 60;
    private const int Requests = 4_000;
    private static readonly TimeSpan MostLatency = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Progress = Console.WriteLine },
            cancellationToken
        );
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<EmptyFunctions>(
            options => options.Azurite = azurite,
            cancellationToken
        );
        await MessagesAsync(host, cancellationToken);
        await RequestsAsync(host, cancellationToken);
    }

    private static async Task MessagesAsync(LocalFunctionsHost host, CancellationToken cancellationToken)
    {
        var queue = new QueueClient(
            host.StorageConnectionString,
            EmptyFunctions.Queue,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var times = new List<TimeSpan>();
        for (int i = 0; i < Messages; i++)
        {
            await Task.Delay(Pause, cancellationToken);
            int before = host.Invocations.Count;
            await queue.SendMessageAsync("x", cancellationToken);
            long sent = Stopwatch.GetTimestamp();
            while (host.Invocations.Count == before)
            {
                await Task.Delay(1, cancellationToken);
            }

            times.Add(Stopwatch.GetElapsedTime(sent));
        }

        times.Sort();
        Verdict.Write(
            times[Messages / 2] <= MostLatency,
            $"message sent to its invocation's end: median {times[Messages / 2].TotalMilliseconds:0.0} ms, "
                + $"9 of 10 within {times[Messages * 9 / 10].TotalMilliseconds:0.0} ms",
            $"median within {MostLatency.TotalMilliseconds:0} ms"
        );
    }

    private static async Task RequestsAsync(LocalFunctionsHost host, CancellationToken cancellationToken)
    {
        using HttpClient client = host.CreateClient();
        await FirstAnswer.AskAsync(client, Requests / 4, cancellationToken);
        var started = Stopwatch.StartNew();
        await FirstAnswer.AskAsync(client, Requests, cancellationToken);
        Console.WriteLine($"      HTTP: {Requests / started.Elapsed.TotalSeconds:0} requests a second, {FirstAnswer.AtOnce} at once");
    }
}
