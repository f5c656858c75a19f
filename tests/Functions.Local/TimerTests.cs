using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Timers;
using Pipeline.Functions.Local.Tests.Apps;

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
        var (runs, time) = (new Runs(), new WatchedTime(Noon));
        await using var host = await StartAsync<Hourly>(runs, time, storage.Azurite.TakeAccount());
        await time.WaitForTimerAsync(TimeSpan.FromHours(1), Cancel);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, runs.Waiting);
        time.Advance(TimeSpan.FromMinutes(1));
        var first = await runs.NextAsync(Cancel);
        Assert.False(first.IsPastDue);
        Assert.Equal(Noon.UtcDateTime.AddHours(1), first.ScheduleStatus!.Next);
        await time.WaitForTimerAsync(TimeSpan.FromHours(1), Cancel);
        time.Advance(TimeSpan.FromHours(1));
        Assert.False((await runs.NextAsync(Cancel)).IsPastDue);
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_once()
    {
        var account = storage.Azurite.TakeAccount();
        var (runs, time) = (new Runs(), new WatchedTime(Noon));
        await using (await StartAsync<Hourly>(runs, time, account))
        {
            Assert.Equal(0, runs.Waiting);
        }

        var status = new BlobContainerClient(account, "azure-webjobs-hosts").GetBlobClient("timers/pipeline-functions-local-tests/Host.Functions.Hourly/status");
        Assert.Contains("\"Next\":\"2026-03-01T13:00:00Z\"", (await status.DownloadContentAsync(Cancel)).Value.Content.ToString(), StringComparison.Ordinal);

        var later = new WatchedTime(Noon.AddHours(5.5));
        await using var host = await StartAsync<Hourly>(runs, later, account);
        Assert.True((await runs.NextAsync(Cancel)).IsPastDue);
        await later.WaitForTimerAsync(TimeSpan.FromMinutes(30), Cancel);
        later.Advance(TimeSpan.FromMinutes(30));
        Assert.False((await runs.NextAsync(Cancel)).IsPastDue);
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

    [Fact]
    public async Task A_failed_run_is_tried_again_after_its_pause_as_often_as_its_policy_says()
    {
        var (runs, time) = (new Runs(), new WatchedTime(Noon));
        await using var host = await StartAsync<Retried>(runs, time, storage.Azurite.TakeAccount());
        for (var retry = 1; retry <= 2; retry++)
        {
            await time.WaitForTimerAsync(TimeSpan.FromSeconds(10), Cancel);
            Assert.Equal(retry, host.Invocations.Count);
            time.Advance(TimeSpan.FromSeconds(10));
        }

        await time.WaitForTimerAsync(TimeSpan.FromDays(1), Cancel); // No third: it sleeps until the next year.
        Assert.Equal(["attempt 0 of 2", "attempt 1 of 2", "attempt 2 of 2"], host.Invocations.Select(invocation => invocation.Error?.Message));
    }

    public sealed class Retried
    {
        [Function("Retried")]
        [FixedDelayRetry(2, "00:00:10")]
        public static void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, FunctionContext context)
        {
            Assert.NotNull(timer);
            throw new InvalidDataException($"attempt {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
        }
    }

    [Fact]
    public async Task A_stop_ends_the_pause_before_a_retry()
    {
        var (runs, time) = (new Runs(), new WatchedTime(Noon));
        await using var host = await StartAsync<Retried>(runs, time, storage.Azurite.TakeAccount());
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(10), Cancel);
        await host.StopAsync(Cancel);
        Assert.Single(host.Invocations);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1.8, 2.2)]
    [InlineData(3, 2.6, 3.4)]
    [InlineData(4, 4.2, 5.8)]
    [InlineData(9, 30, 30)]
    [InlineData(5000, 30, 30)]
    public void An_exponential_policy_waits_about_twice_as_long_each_time(int retry, double least, double most) =>
        Assert.InRange(new RetryPolicy(new ExponentialBackoffRetryAttribute(-1, "00:00:01", "00:00:30"), seed: 1).Before(retry).TotalSeconds, least, most);

    [Theory]
    [InlineData(-1, 1_000_000, true)]
    [InlineData(3, 2, true)]
    [InlineData(3, 3, false)]
    [InlineData(0, 0, false)]
    public void A_policy_knows_its_end(int most, int retries, bool allowed) =>
        Assert.Equal(allowed, new RetryPolicy(new FixedDelayRetryAttribute(most, "00:00:00"), seed: 1).Allows(retries));

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

    private Task<LocalFunctionsHost> StartAsync<T>(Runs runs, TimeProvider time, string account) => storage.StartAsync<T>(options =>
    {
        options.TimeProvider = time;
        options.StorageConnectionString = account;
        options.ConfigureServices(services => services.AddSingleton(runs));
    });
}
