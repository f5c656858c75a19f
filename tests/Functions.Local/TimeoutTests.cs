using System.Net;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary><c>functionTimeout</c> of host.json.</summary>
public sealed class TimeoutTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Heeds")]
    [InlineData("Ignores")]
    public async Task A_request_that_takes_too_long_is_500_whether_the_function_heeds_its_cancellation_or_not(string function)
    {
        var gate = new Gate();
        await using LocalFunctionsHost host = await StartAsync<TimeoutApp>(gate, "00:00:01");
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(function, Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        Exception error = Assert.Single(host.Invocations).Error!;
        Assert.IsType<TimeoutException>(error);
        Assert.Equal($"Function '{function}' ran longer than functionTimeout of host.json allows, 00:00:01.", error.Message);
        gate.Open();
    }

    [Fact]
    public async Task A_message_whose_function_ran_too_long_comes_again_until_it_is_poison()
    {
        var gate = new Gate();
        string account = storage.Azurite.TakeAccount();
        var queue = new QueueClient(account, "too-slow", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync(cancellationToken: Cancel);
        await queue.SendMessageAsync("a", Cancel);
        await using LocalFunctionsHost host = await StartAsync<TimeoutQueue>(gate, "00:00:01", account);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal([false, false], host.Invocations.Select(invocation => invocation.Succeeded));
        Assert.NotNull((await new QueueClient(account, "too-slow-poison").PeekMessageAsync(Cancel)).Value);
    }

    private Task<LocalFunctionsHost> StartAsync<T>(Gate gate, string limit, string? account = null) =>
        storage.StartAsync<T>(options =>
        {
            options.StorageConnectionString = account;
            options.HostJson["functionTimeout"] = limit;
            options.HostJson["extensions:queues:maxDequeueCount"] = "2";
            options.ConfigureServices(services => services.AddSingleton(gate));
        });
}

public sealed class TimeoutApp(Gate gate)
{
    [Function("Heeds")]
    public async Task<IResult> Heeds([HttpTrigger("get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        return Results.Text(request.Method);
    }

    [Function("Ignores")]
    public async Task<IResult> Ignores([HttpTrigger("get")] HttpRequest request)
    {
        await gate.PassAsync(CancellationToken.None);
        return Results.Text(request.Method);
    }
}

public sealed class TimeoutQueue(Gate gate)
{
    [Function("TooSlow")]
    public Task Run([QueueTrigger("too-slow")] string text, CancellationToken cancellationToken)
    {
        Assert.NotNull(text);
        return gate.PassAsync(cancellationToken);
    }
}
