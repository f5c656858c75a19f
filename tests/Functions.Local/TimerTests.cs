using System.Text.Json.Nodes;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Timers run by the WebJobs SDK, on the machine's clock.</summary>
public sealed class TimerTests(Storage storage)
{
    private const string Status = "timers/pipeline-functions-local-tests/Host.Functions.Hourly/status";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_again_and_again_and_knows_its_schedule()
    {
        var runs = new TimerRuns();
        await using LocalFunctionsHost host = await StartAsync<TimerEverySecond>(runs, storage.Azurite.TakeAccount());
        for (int run = 0; run < 2; run++)
        {
            TimerInfo timer = await runs.NextAsync(Cancel);
            Assert.False(timer.IsPastDue);
        }
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_once()
    {
        string account = storage.Azurite.TakeAccount();
        var hosts = new BlobContainerClient(account, "azure-webjobs-hosts");
        await hosts.CreateAsync(cancellationToken: Cancel);
        DateTimeOffset now = TimeProvider.System.GetLocalNow();
        DateTimeOffset last = now.AddMinutes(-now.Minute)
            .AddSeconds(-now.Second)
            .AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))
            .AddHours(-5);
        await hosts.UploadBlobAsync(
            Status,
            BinaryData.FromObjectAsJson(
                new
                {
                    Last = last,
                    Next = last.AddHours(1),
                    LastUpdated = last,
                }
            ),
            Cancel
        );
        var runs = new TimerRuns();
        await using (await StartAsync<TimerHourly>(runs, account))
        {
            TimerInfo missed = await runs.NextAsync(Cancel);
            Assert.True(missed.IsPastDue);
            Assert.NotNull(missed.ScheduleStatus);
        }

        JsonNode status = JsonNode.Parse((await hosts.GetBlobClient(Status).DownloadContentAsync(Cancel)).Value.Content)!;
        Assert.True((DateTimeOffset)status["Next"]! > now, $"The next run is not in the future: {status}");
        await using LocalFunctionsHost again = await StartAsync<TimerHourly>(runs, account);
        await again.StopAsync(Cancel);
        Assert.Equal(0, runs.Waiting);
    }

    [Fact]
    public async Task RunOnStartup_runs_at_the_start()
    {
        var runs = new TimerRuns();
        await using LocalFunctionsHost host = await StartAsync<TimerAtStart>(runs, storage.Azurite.TakeAccount());
        Assert.Null((await runs.NextAsync(Cancel)).ScheduleStatus);
        await host.StopAsync(Cancel);
        Assert.Equal(0, runs.Waiting);
    }

    private Task<LocalFunctionsHost> StartAsync<T>(TimerRuns runs, string account) =>
        storage.StartAsync<T>(options =>
        {
            options.StorageConnectionString = account;
            options.ConfigureServices(services => services.AddSingleton(runs));
        });
}

/// <summary>What timer functions were told.</summary>
public sealed class TimerRuns
{
    private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();

    public int Waiting => _runs.Reader.Count;

    public void Add(TimerInfo timer) => _runs.Writer.TryWrite(timer);

    public ValueTask<TimerInfo> NextAsync(CancellationToken cancellationToken) => _runs.Reader.ReadAsync(cancellationToken);
}

public sealed class TimerEverySecond(TimerRuns runs)
{
    [Function("EverySecond")]
    public void Run([TimerTrigger("* * * * * *", UseMonitor = false)] TimerInfo timer) => runs.Add(timer);
}

public sealed class TimerHourly(TimerRuns runs)
{
    [Function("Hourly")]
    public void Run([TimerTrigger("0 0 * * * *", UseMonitor = true)] TimerInfo timer) => runs.Add(timer);
}

public sealed class TimerAtStart(TimerRuns runs)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) => runs.Add(timer);
}
