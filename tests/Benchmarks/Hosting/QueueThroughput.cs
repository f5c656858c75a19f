using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>
/// Messages per second of the host, against a bare loop of the same storage calls (receive a batch, delete each message) with the same
/// number of messages in flight, on the same Azurite, in turns.
/// </summary>
internal static class QueueThroughput
{
    private const int Messages = 1_500;
    private const int BatchSize = 16;
    private const int Rounds = 5;
    private const double LeastShare = 0.9;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Accounts = (2 * Rounds) + 2, Progress = Console.WriteLine },
            cancellationToken
        );
        Console.WriteLine(
            $"{Messages} messages a round, batches of {BatchSize}, up to {InFlight} in flight, {Environment.ProcessorCount} processors"
        );
        await HostAsync(azurite, cancellationToken);
        await BareAsync(azurite, cancellationToken);
        var shares = new List<double>();
        for (int round = 1; round <= Rounds; round++)
        {
            (double one, double other) = (await BareAsync(azurite, cancellationToken), await HostAsync(azurite, cancellationToken));
            Console.WriteLine($"      round {round}: bare loop {one:0} messages/s, host {other:0} messages/s, {other / one:P0}");
            shares.Add(other / one);
        }

        shares.Sort();
        Verdict.Write(
            shares[Rounds / 2] >= LeastShare,
            $"queue throughput, its start included: {shares[Rounds / 2]:P0} of a bare loop, median of {Rounds} rounds",
            $"at least {LeastShare:P0}"
        );
    }

    private static int InFlight => BatchSize + (BatchSize / 2 * Environment.ProcessorCount);

    private static async Task<double> HostAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        string account = azurite.TakeAccount();
        await FillAsync(account, cancellationToken);
        long started = Stopwatch.GetTimestamp();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<EmptyFunctions>(
            options =>
            {
                options.Azurite = azurite;
                options.StorageConnectionString = account;
                (options.HostJson["functions:0"], options.HostJson["functions:1"]) = ("OnMessage", "OnBlob");
                options.Settings["AppStorage"] = account;
            },
            cancellationToken
        );
        await host.WaitUntilIdleAsync(cancellationToken);
        return Messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> BareAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        string account = azurite.TakeAccount();
        QueueClient queue = await FillAsync(account, cancellationToken);
        using var slots = new SemaphoreSlim(InFlight);
        long started = Stopwatch.GetTimestamp();
        int done = 0;
        var deletions = new List<Task>(Messages);
        while (done < Messages)
        {
            // As the host: a new batch is fetched when those in flight fall to the threshold.
            for (int i = 0; i < BatchSize; i++)
            {
                await slots.WaitAsync(cancellationToken);
            }

            QueueMessage[] batch = await queue.ReceiveMessagesAsync(BatchSize, Lease, cancellationToken);
            if (batch.Length < BatchSize)
            {
                slots.Release(BatchSize - batch.Length);
            }

            done += batch.Length;
            deletions.AddRange(
                batch.Select(message =>
                    Task.Run(
                        async () =>
                        {
                            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                            slots.Release();
                        },
                        cancellationToken
                    )
                )
            );
        }

        await Task.WhenAll(deletions);
        return Messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<QueueClient> FillAsync(string account, CancellationToken cancellationToken)
    {
        var queue = new QueueClient(
            account,
            EmptyFunctions.Queue,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        await queue.CreateAsync(cancellationToken: cancellationToken);
        await Parallel.ForAsync(
            0,
            Messages,
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellationToken },
            async (number, token) => await queue.SendMessageAsync($"message {number}", token)
        );
        return queue;
    }
}
