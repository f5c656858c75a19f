using System.Net;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class TimeoutTests(Storage storage)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class App(Gate gate)
    {
        [Function("Heeds")]
        public async Task<IResult> Heeds([HttpTrigger("get")] HttpRequest request, CancellationToken cancellationToken)
        {
            await gate.PassAsync(cancellationToken);
            return Results.Text(request.Method);
        }

        [Function("Ignores")]
        public async Task Ignores([HttpTrigger("get")] HttpRequest request)
        {
            Assert.NotNull(request);
            await gate.PassAsync(CancellationToken.None);
        }
    }

    public sealed class Slow(Gate gate)
    {
        [Function("Slow")]
        public Task Run([QueueTrigger("slow")] string text, CancellationToken cancellationToken)
        {
            Assert.NotNull(text);
            return gate.PassAsync(cancellationToken);
        }
    }

    [Fact]
    public async Task A_function_that_runs_too_long_is_cancelled_and_has_failed()
    {
        var (gate, time) = (new Gate(), new WatchedTime(TimeProvider.System.GetUtcNow()));
        await using var host = await StartAsync<App>(gate, time);
        using var client = host.CreateClient();
        var call = client.GetAsync("Heeds", Cancel);
        await time.WaitForTimerAsync(Limit, Cancel);
        time.Advance(Limit);
        using var response = await call;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        var error = Assert.Single(host.Invocations).Error;
        Assert.IsType<TimeoutException>(error, exactMatch: false);
        Assert.Equal("Function 'Heeds' ran longer than functionTimeout of host.json allows, 00:01:00.", error.Message);
        Assert.Contains(host.Logs, log => log.Message.StartsWith("Timeout value of 00:01:00 exceeded by function 'Functions.Heeds' (Id: '", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_does_not_heed_its_token_is_given_up_and_said_to_run_still()
    {
        var (gate, time) = (new Gate(), new WatchedTime(TimeProvider.System.GetUtcNow()));
        await using var host = await StartAsync<App>(gate, time);
        using var client = host.CreateClient();
        var call = client.GetAsync("Ignores", Cancel);
        await time.WaitForTimerAsync(Limit, Cancel);
        time.Advance(Limit);
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(5), Cancel);
        time.Advance(TimeSpan.FromSeconds(5));
        using var response = await call;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(host.Logs, log => log.Message.Contains("does not heed its CancellationToken", StringComparison.Ordinal));
        gate.Open();
    }

    [Fact]
    public async Task Without_a_limit_it_may_run_for_ever()
    {
        var (gate, time) = (new Gate(), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        await using var host = await StartAsync<App>(gate, time, "-1");
        using var client = host.CreateClient();
        var call = client.GetStringAsync("Heeds", Cancel);
        await gate.Entered(1, Cancel);
        time.Advance(TimeSpan.FromDays(2));
        gate.Open();
        Assert.Equal("GET", await call);
    }

    [Fact]
    public async Task A_message_whose_function_ran_too_long_comes_again_until_it_is_poison()
    {
        var (gate, account) = (new Gate(), storage.Azurite.TakeAccount());
        var queue = new QueueClient(account, "slow", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync(cancellationToken: Cancel);
        await queue.SendMessageAsync("a", Cancel);
        await using var host = await StartAsync<Slow>(gate, TimeProvider.System, "00:00:01", account, maxDequeueCount: 2);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(2, host.Invocations.Count);
        Assert.All(host.Invocations, invocation => Assert.IsType<TimeoutException>(invocation.Error, exactMatch: false));
        Assert.NotNull((await new QueueClient(account, "slow-poison").PeekMessageAsync(Cancel)).Value);
    }

    private Task<LocalFunctionsHost> StartAsync<T>(Gate gate, TimeProvider time, string limit = "00:01:00", string? account = null, int maxDequeueCount = 5) => storage.StartAsync<T>(options =>
    {
        options.TimeProvider = time;
        options.StorageConnectionString = account;
        options.HostJson["functionTimeout"] = limit;
        options.HostJson["extensions:queues:maxDequeueCount"] = $"{maxDequeueCount}";
        options.ConfigureServices(services => services.AddSingleton(gate));
    });
}
