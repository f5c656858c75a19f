using System.Text;
using System.Threading.Channels;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Functions.Local.Tests.Apps;
using static Pipeline.Functions.Local.Tests.QueueTests;

namespace Pipeline.Functions.Local.Tests;

public sealed class QueueTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_as_whatever_the_function_takes()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueKinds>();
        foreach (string queue in (string[])["text", "bytes", "data", "message", "number"])
        {
            await SendAsync(host, queue, "42");
        }

        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["bytes 42", "data 42", "message 42 True", "number 43", "text 42 1"], Entries(host).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_listener_goes_on_after_storage_was_away_for_longer_than_all_tries(bool refuses)
    {
        var away = new Away("/work/messages", refuses);
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFailing>(options =>
            options.ConfigureQueueClient = client => client.AddPolicy(away, HttpPipelinePosition.PerCall)
        );
        await SendAsync(host, "work", "good");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["good"], Entries(host));
        Assert.True(away.IsOver);
    }

    /// <summary>Fails the first receptions as the SDK does at the end of its tries, or when it is not let in.</summary>
    private sealed class Away(string path, bool refuses) : HttpPipelineSynchronousPolicy
    {
        private int _left = 3;

        public bool IsOver => _left < 0;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (
                message.Request.Method == RequestMethod.Get
                && message.Request.Uri.Path.EndsWith(path, StringComparison.Ordinal)
                && Interlocked.Decrement(ref _left) >= 0
            )
            {
                throw refuses
                    ? new RequestFailedException(403, "Not now.")
                    : new AggregateException("Retry failed after 4 tries.", new RequestFailedException("Connection refused"));
            }
        }
    }

    [Fact]
    public async Task A_result_becomes_as_many_messages_as_it_has_elements()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueChain>(options => options.Settings["SecondQueue"] = "second");
        await SendAsync(host, "first", "a,b,,c");
        await host.WaitUntilIdleAsync(Cancel);
        // Objects are indented, as the real host sends them.
        Assert.Equal(["{\n  \"Name\": \"a\"\n}", "{\n  \"Name\": \"b\"\n}", "{\n  \"Name\": \"c\"\n}"], Entries(host).Order());
    }

    public sealed record Named(string Name);

    [Fact]
    public async Task A_message_that_keeps_failing_ends_in_the_poison_queue_unchanged()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFailing>();
        await SendAsync(host, "work", "bad");
        await SendAsync(host, "work", "good");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(5, host.Invocations.Count(invocation => !invocation.Succeeded));
        Assert.Equal("bad", (await Queue(host, "work-poison").PeekMessageAsync(Cancel)).Value.Body.ToString());
        Assert.Equal(["good"], Entries(host));
    }

    [Fact]
    public async Task A_message_that_is_not_base64_is_poison_at_once()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFailing>();
        var raw = new QueueClient(host.StorageConnectionString, "work");
        await raw.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await raw.SendMessageAsync("not base64!", Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Empty(host.Invocations);
        Assert.Equal(
            "not base64!",
            (await new QueueClient(host.StorageConnectionString, "work-poison").PeekMessageAsync(Cancel)).Value.Body.ToString()
        );
    }

    [Fact]
    public async Task Plain_text_messages_are_read_when_host_json_says_so()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFailing>(options =>
            options.HostJson["extensions:queues:messageEncoding"] = "none"
        );
        var raw = new QueueClient(host.StorageConnectionString, "work");
        await raw.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await raw.SendMessageAsync("not base64!", Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["not base64!"], Entries(host));
    }

    [Fact]
    public async Task A_failed_message_is_shown_again_after_the_time_that_host_json_says()
    {
        string account = storage.Azurite.TakeAccount();
        string messages = new QueueClient(account, "work").Uri.AbsolutePath + "/messages/";
        var shown = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using IDisposable subscription = storage.Azurite.AccessLog.Subscribe(request =>
        {
            if (request is { Method: "PUT", Status: 204 } && request.Path.StartsWith(messages, StringComparison.Ordinal))
            {
                shown.TrySetResult(request.Query);
            }
        });
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFailing>(options =>
        {
            options.StorageConnectionString = account;
            options.HostJson["extensions:queues:visibilityTimeout"] = "00:07:00";
        });
        await SendAsync(host, "work", "bad");
        Assert.Contains("visibilitytimeout=420", await shown.Task.WaitAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_fails_in_a_poison_queue_stays_there_hidden()
    {
        var gate = new Gate();
        await using LocalFunctionsHost host = await storage.StartAsync<QueuePoisoned>(options =>
        {
            options.HostJson["extensions:queues:maxDequeueCount"] = "1";
            options.ConfigureServices(services => services.AddSingleton(gate));
        });
        gate.Open();
        await SendAsync(host, "old-poison", "bad");
        await Eventually.TrueAsync(() => Task.FromResult(host.Invocations.Count > 0), Cancel);
        await host.StopAsync(Cancel);
        Assert.Single(host.Invocations);
        Assert.False(await Queue(host, "old-poison-poison").ExistsAsync(Cancel));
        Assert.Equal(1, (await Queue(host, "old-poison").GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
        Assert.Empty((await Queue(host, "old-poison").PeekMessagesAsync(cancellationToken: Cancel)).Value);
    }

    [Fact]
    public async Task No_more_messages_run_at_once_than_the_batch_and_the_threshold_allow()
    {
        var gate = new Gate();
        string account = storage.Azurite.TakeAccount();
        var queue = new QueueClient(account, "slow", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync(cancellationToken: Cancel);
        for (int i = 0; i < 12; i++)
        {
            await queue.SendMessageAsync($"{i}", Cancel);
        }

        await using LocalFunctionsHost host = await storage.StartAsync<QueueSlow>(options =>
        {
            options.StorageConnectionString = account;
            options.HostJson["extensions:queues:batchSize"] = "4";
            options.HostJson["extensions:queues:newBatchThreshold"] = "1";
            options.ConfigureServices(services => services.AddSingleton(gate));
        });
        // A batch of 4, and another as soon as only 1 runs: never more than 5.
        await gate.Entered(4, Cancel);
        gate.Open();
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(12, Entries(host).Count);
        Assert.InRange(gate.MostInside, 4, 5);
    }

    [Fact]
    public async Task A_stop_lets_what_runs_end_and_leaves_the_rest_in_the_queue()
    {
        string account = storage.Azurite.TakeAccount();
        var gate = new Gate();
        var done = new List<string>();
        await using (LocalFunctionsHost host = await StartSlowAsync(account, gate))
        {
            for (int i = 0; i < 20; i++)
            {
                await SendAsync(host, "slow", $"{i}");
            }

            await gate.Entered(1, Cancel);
            Task stop = host.StopAsync(Cancel);
            gate.Open();
            await stop;
            Assert.All(host.Invocations, invocation => Assert.True(invocation.Succeeded));
            done.AddRange(host.Invocations.Select(_ => "ran"));
        }

        Assert.NotEmpty(done);
        await using LocalFunctionsHost again = await StartSlowAsync(account, gate);
        await again.WaitUntilIdleAsync(Cancel);
        Assert.Equal(20, done.Count + again.Invocations.Count);
    }

    [Fact]
    public async Task A_stop_that_cannot_wait_cancels_the_function_and_shows_the_message_again()
    {
        string account = storage.Azurite.TakeAccount();
        var gate = new Gate();
        await using (LocalFunctionsHost host = await StartSlowAsync(account, gate, CutsShort))
        {
            await SendAsync(host, "slow", "a");
            await gate.Entered(1, Cancel);
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await host.StopAsync(now.Token);
            Assert.Contains("canceled", Assert.Single(host.Invocations).Error?.Message, StringComparison.Ordinal);
        }

        gate.Open();
        await using LocalFunctionsHost again = await StartSlowAsync(account, gate);
        await again.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["a"], Entries(again));
    }

    [Fact]
    public async Task A_message_that_fails_twice_is_done_at_the_third_try_and_is_not_poison()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<QueueFlaky>(options =>
            options.HostJson["extensions:queues:visibilityTimeout"] = "00:00:01"
        );
        await SendAsync(host, "flaky", "a");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal([false, false, true], host.Invocations.Select(invocation => invocation.Succeeded));
        Assert.Equal(["a at try 3"], Entries(host));
        Assert.False(await Queue(host, "flaky-poison").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task The_lease_of_a_long_run_is_renewed_until_it_ends()
    {
        var gate = new Gate();
        var time = new FakeTimeProvider(); // No machine is so busy that half a minute of this clock passes unseen.
        string account = storage.Azurite.TakeAccount();
        var renewals = Channel.CreateUnbounded<string>();
        string messages = new QueueClient(account, "slow").Uri.AbsolutePath + "/messages/";
        using IDisposable subscription = storage.Azurite.AccessLog.Subscribe(request =>
        {
            if (request is { Method: "PUT", Status: 204 } && request.Path.StartsWith(messages, StringComparison.Ordinal))
            {
                renewals.Writer.TryWrite(request.Query);
            }
        });
        await using LocalFunctionsHost host = await storage.StartAsync<QueueSlow>(options =>
        {
            options.StorageConnectionString = account;
            options.TimeProvider = time;
            options.ConfigureServices(services => services.AddSingleton(gate));
        });
        await SendAsync(host, "slow", "a");
        await gate.Entered(1, Cancel);
        for (int i = 0; i < 3; i++)
        {
            string renewal = "";
            await Eventually.TrueAsync(
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(4));
                    return Task.FromResult(renewals.Reader.TryRead(out renewal!));
                },
                Cancel
            );
            Assert.Contains("visibilitytimeout=30", renewal, StringComparison.Ordinal);
        }

        gate.Open();
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["a"], Entries(host));
        while (renewals.Reader.TryRead(out _)) { } // One may have been on its way.
        time.Advance(TimeSpan.FromMinutes(1));
        await host.WaitUntilIdleAsync(Cancel);
        Assert.False(renewals.Reader.TryRead(out _), "A message that is done with was renewed.");
    }

    private Task<LocalFunctionsHost> StartSlowAsync(string account, Gate gate, Action<LocalFunctionsHostOptions>? configure = null) =>
        storage.StartAsync<QueueSlow>(options =>
        {
            options.StorageConnectionString = account;
            options.ConfigureServices(services => services.AddSingleton(gate));
            configure?.Invoke(options);
        });

    // What is cut short is seen again when its lease has run out; until the host has stopped it is not received again, however long it
    // takes.
    private static void CutsShort(LocalFunctionsHostOptions options)
    {
        options.HostJson["extensions:queues:localLease"] = "00:00:03";
        options.HostJson["extensions:queues:batchSize"] = "1";
        options.HostJson["extensions:queues:newBatchThreshold"] = "0";
    }

    private static IReadOnlyList<string> Entries(LocalFunctionsHost host) => host.Services.GetRequiredService<Ledger>().Entries;

    private static QueueClient Queue(LocalFunctionsHost host, string name) =>
        new(host.StorageConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    // As on the real host, a queue is made by whoever sends the first message.
    private static async Task SendAsync(LocalFunctionsHost host, string queue, string text)
    {
        QueueClient client = Queue(host, queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await client.SendMessageAsync(text, Cancel);
    }
}

public sealed class QueueKinds(Ledger ledger)
{
    [Function("Text")]
    public void Text([QueueTrigger("text")] string text, int dequeueCount) => ledger.Add($"text {text} {dequeueCount}");

    [Function("Bytes")]
    public void Bytes([QueueTrigger("bytes")] byte[] bytes) => ledger.Add($"bytes {Encoding.UTF8.GetString(bytes)}");

    [Function("Data")]
    public Task Data([QueueTrigger("data")] BinaryData data)
    {
        ledger.Add($"data {data}");
        return Task.CompletedTask;
    }

    [Function("Message")]
    public ValueTask Message([QueueTrigger("message")] QueueMessage message, string id)
    {
        ledger.Add($"message {message.Body} {message.MessageId == id}");
        return default;
    }

    [Function("Number")]
    public void Number([QueueTrigger("number")] int number) => ledger.Add($"number {number + 1}");
}

public sealed class QueueChain(Ledger ledger)
{
    [Function("Split")]
    [QueueOutput("%SecondQueue%")]
    public static Named?[] Split([QueueTrigger("first")] string text) =>
        [.. text.Split(',').Select(name => name.Length == 0 ? null : new Named(name))];

    [Function("Note")]
    public void Note([QueueTrigger("second")] string text) => ledger.Add(text);
}

public sealed class QueueFailing(Ledger ledger)
{
    [Function("Work")]
    public void Work([QueueTrigger("work")] string text) => ledger.Add(text == "bad" ? throw new InvalidDataException("bad") : text);
}

public sealed class QueueFlaky(Ledger ledger)
{
    [Function("Flaky")]
    public void Run([QueueTrigger("flaky")] string text, int dequeueCount) =>
        ledger.Add(dequeueCount < 3 ? throw new IOException("Storage does not answer.") : $"{text} at try {dequeueCount}");
}

public sealed class QueuePoisoned(Gate gate)
{
    [Function("Poisoned")]
    public async Task Run([QueueTrigger("old-poison")] string text, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        throw new InvalidDataException(text);
    }
}

public sealed class QueueSlow(Ledger ledger, Gate gate)
{
    [Function("SlowMessage")]
    public async Task Run([QueueTrigger("slow")] string text, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        ledger.Add(text);
    }
}
