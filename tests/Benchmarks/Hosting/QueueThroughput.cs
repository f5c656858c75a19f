using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>
/// Messages per second of the host, against a bare loop of the same storage calls (receive a batch, delete each message) with the same
/// number of messages in flight, on the same Azurite, in turns. Azurite's access log says when the first messages were received and the
/// last one was deleted; the host's start is not part of it.
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
            Pace bare = await BareAsync(azurite, cancellationToken);
            Pace host = await HostAsync(azurite, cancellationToken);
            Console.WriteLine($"      round {round}: bare loop {bare}; host {host}; {host.Rate / bare.Rate:P0}");
            shares.Add(host.Rate / bare.Rate);
        }

        shares.Sort();
        Verdict.Write(
            shares[Rounds / 2] >= LeastShare,
            $"queue throughput: {shares[Rounds / 2]:P0} of a bare loop, median of {Rounds} rounds",
            $"at least {LeastShare:P0}"
        );
    }

    private static int InFlight => BatchSize + (BatchSize / 2 * Environment.ProcessorCount);

    private static async Task<Pace> HostAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        string account = azurite.TakeAccount();
        await FillAsync(account, cancellationToken);
        using var span = new Span(azurite, account);
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
        return await span.EndAsync(cancellationToken);
    }

    private static async Task<Pace> BareAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        string account = azurite.TakeAccount();
        QueueClient queue = await FillAsync(account, cancellationToken);
        using var slots = new SemaphoreSlim(InFlight);
        using var span = new Span(azurite, account);
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
        return await span.EndAsync(cancellationToken);
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

    /// <summary>How fast messages went, and what each took of the processors.</summary>
    private sealed record Pace(double Rate, TimeSpan Own, TimeSpan Storage)
    {
        public override string ToString() =>
            $"{Rate:0} messages/s ({Own.TotalMilliseconds:0.00} ms of processor each, Azurite {Storage.TotalMilliseconds:0.00} ms)";
    }

    /// <summary>The time from the first reception to the last deletion, as storage saw it.</summary>
    private sealed class Span : IDisposable
    {
        private readonly TaskCompletionSource<Pace> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly string _messages;
        private readonly IDisposable _subscription;
        private readonly Process _storage;
        private (TimeSpan Own, TimeSpan Storage) _processor;
        private long _first;
        private int _deleted;

        public Span(AzuriteServer azurite, string account)
        {
            _messages = $"{new QueueClient(account, EmptyFunctions.Queue).Uri.AbsolutePath}/messages";
            _storage = Process.GetProcessById(azurite.ProcessId);
            _subscription = azurite.AccessLog.Subscribe(See);
        }

        /// <summary>The pace, when all are deleted.</summary>
        public Task<Pace> EndAsync(CancellationToken cancellationToken) => _end.Task.WaitAsync(cancellationToken);

        public void Dispose()
        {
            _subscription.Dispose();
            _storage.Dispose();
        }

        private void See(AzuriteRequest request)
        {
            if (!request.Path.StartsWith(_messages, StringComparison.Ordinal))
            {
                return;
            }

            if (request.Method == "GET" && _first == 0)
            {
                _first = Stopwatch.GetTimestamp();
                _processor = Processor();
            }

            if (request.Method == "DELETE" && ++_deleted == Messages)
            {
                (TimeSpan own, TimeSpan storage) = Processor();
                _end.TrySetResult(
                    new(
                        Messages / Stopwatch.GetElapsedTime(_first).TotalSeconds,
                        (own - _processor.Own) / Messages,
                        (storage - _processor.Storage) / Messages
                    )
                );
            }
        }

        private (TimeSpan Own, TimeSpan Storage) Processor()
        {
            _storage.Refresh();
            return (Environment.CpuUsage.TotalTime, _storage.TotalProcessorTime);
        }
    }
}
