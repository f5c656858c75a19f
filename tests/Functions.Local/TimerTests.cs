using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Timers;

namespace Pipeline.Functions.Local.Tests;

public sealed class TimerTests(Storage storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-01T12:05:00")]
    [InlineData("30 0 3 * * *", "2026-03-02T03:00:30")]
    [InlineData("0 0 9-17 * * MON-FRI", "2026-03-02T09:00:00")]
    [InlineData("0 0 0 1 Jan *", "2027-01-01T00:00:00")]
    [InlineData("00:10:00", "2026-03-01T12:10:00")]
    public void A_schedule_tells_its_next_run(string schedule, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next + "Z", null), TimerSchedule.Parse(schedule).Next(Noon));

    [Theory]
    [InlineData("*/5 * * * *", "five fields")]
    [InlineData("every day", "cannot be read")]
    [InlineData("0 61 * * * *", "cannot be read")]
    [InlineData("", "cannot be read")]
    public void A_schedule_that_cannot_be_read_says_what_to_write(string schedule, string expected) =>
        Assert.Contains(expected, Assert.Throws<FunctionException>(() => TimerSchedule.Parse(schedule)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_timer_runs_when_it_is_due_and_knows_its_schedule()
    {
        var (runs, time) = (new Runs(), new FakeTimeProvider(Noon));
        await using var host = await StartAsync<Hourly>(runs, time, storage.Azurite.TakeAccount());
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, runs.Waiting);
        time.Advance(TimeSpan.FromMinutes(1));
        var first = await runs.NextAsync(Cancel);
        Assert.False(first.IsPastDue);
        Assert.Equal(Noon.UtcDateTime.AddHours(1), first.ScheduleStatus!.Next);
        await AdvanceUntilRunAsync(time, runs);
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_once()
    {
        var account = storage.Azurite.TakeAccount();
        var (runs, time) = (new Runs(), new FakeTimeProvider(Noon));
        await using (await StartAsync<Hourly>(runs, time, account))
        {
            Assert.Equal(0, runs.Waiting);
        }

        var status = new BlobContainerClient(account, "azure-webjobs-hosts").GetBlobClient("timers/pipeline-functions-local-tests/Host.Functions.Hourly/status");
        Assert.Contains("\"Next\":\"2026-03-01T13:00:00Z\"", (await status.DownloadContentAsync(Cancel)).Value.Content.ToString(), StringComparison.Ordinal);

        var later = new FakeTimeProvider(Noon.AddHours(5.5));
        await using var host = await StartAsync<Hourly>(runs, later, account);
        Assert.True((await runs.NextAsync(Cancel)).IsPastDue);
        await AdvanceUntilRunAsync(later, runs);
        Assert.Equal(0, runs.Waiting);
    }

    [Fact]
    public async Task RunOnStartup_runs_at_the_start_and_counts_as_work()
    {
        var runs = new Runs();
        await using var host = await StartAsync<AtStart>(runs, TimeProvider.System, storage.Azurite.TakeAccount());
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(1, runs.Waiting);
    }

    public sealed class Hourly(Runs runs)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => runs.Add(timer);
    }

    public sealed class AtStart(Runs runs)
    {
        [Function("AtStart")]
        public async Task Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer)
        {
            await Task.Yield();
            Assert.Null(timer.ScheduleStatus);
            runs.Add(timer);
        }
    }

    /// <summary>What timer functions were told.</summary>
    public sealed class Runs
    {
        private readonly System.Threading.Channels.Channel<TimerInfo> _runs = System.Threading.Channels.Channel.CreateUnbounded<TimerInfo>();

        public int Waiting => _runs.Reader.Count;

        public void Add(TimerInfo timer) => _runs.Writer.TryWrite(timer);

        public ValueTask<TimerInfo> NextAsync(CancellationToken cancellationToken) => _runs.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>The timer sets its next sleep a moment after a run, so the clock is moved until it has.</summary>
    private static async Task AdvanceUntilRunAsync(FakeTimeProvider time, Runs runs)
    {
        while (runs.Waiting == 0)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        await runs.NextAsync(Cancel);
    }

    private Task<LocalFunctionsHost> StartAsync<T>(Runs runs, TimeProvider time, string account) => storage.StartAsync<T>(options =>
    {
        options.TimeProvider = time;
        options.StorageConnectionString = account;
        options.ConfigureServices(services => services.AddSingleton(runs));
    });
}
