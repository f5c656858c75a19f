using System.Net;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Middleware of the worker, seen through the host.</summary>
public sealed class MiddlewareTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_runs_around_the_function_the_first_outermost()
    {
        await using LocalFunctionsHost host = await StartAsync(builder =>
        {
            builder.UseMiddleware<Notes>();
            builder.UseMiddleware(
                async (context, next) =>
                {
                    LedgerOf(context).Add("in");
                    await next();
                    LedgerOf(context).Add("out");
                }
            );
        });
        using HttpClient client = host.CreateClient();
        Assert.Equal("hello", await client.GetStringAsync("ask/hello", Cancel));
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["into Ask", "in", "asked hello GET", "out", "out of Ask"], Entries(host));
    }

    [Fact]
    public async Task It_may_turn_a_failure_into_an_answer()
    {
        await using LocalFunctionsHost host = await StartAsync(builder =>
            builder.UseMiddleware(
                async (context, next) =>
                {
                    try
                    {
                        await next();
                    }
                    catch (InvalidDataException error)
                    {
                        context.GetInvocationResult().Value = new BadRequestObjectResult($"no {error.Message}");
                    }
                }
            )
        );
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync("ask/fail", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("no fail", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Its_own_failure_is_the_invocations()
    {
        await using LocalFunctionsHost host = await StartAsync(builder =>
            builder.UseMiddleware((_, _) => throw new InvalidOperationException("closed"))
        );
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync("ask/hello", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Contains("closed", Assert.Single(host.Invocations).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_it_leaves_is_what_goes_to_the_queue()
    {
        await using LocalFunctionsHost host = await StartAsync(builder =>
            builder.UseMiddleware(
                async (context, next) =>
                {
                    await next();
                    if (context.FunctionDefinition.Name == "Forward")
                    {
                        InvocationResult<string> result = context.GetInvocationResult<string>();
                        result.Value = $"{result.Value} and more";
                    }
                }
            )
        );
        var queue = new QueueClient(
            host.StorageConnectionString,
            "incoming-words",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await queue.SendMessageAsync("this", Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["received this and more"], Entries(host));
    }

    private static Ledger LedgerOf(FunctionContext context) => context.InstanceServices.GetRequiredService<Ledger>();

    private static IReadOnlyList<string> Entries(LocalFunctionsHost host) => host.Services.GetRequiredService<Ledger>().Entries;

    private Task<LocalFunctionsHost> StartAsync(Action<FunctionsApplicationBuilder> build) =>
        storage.StartAsync<MiddlewareApp>(build: build);

    private sealed class Notes(Ledger ledger) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            ledger.Add($"into {context.FunctionDefinition.Name}");
            await next(context);
            ledger.Add($"out of {context.FunctionDefinition.Name}");
        }
    }
}

public sealed class MiddlewareApp(Ledger ledger)
{
    [Function("Ask")]
    public IActionResult Ask([HttpTrigger("get", Route = "ask/{word}")] HttpRequest request, string word)
    {
        ledger.Add($"asked {word} {request.Method}");
        return word == "fail" ? throw new InvalidDataException(word) : new OkObjectResult(word);
    }

    [Function("Forward")]
    [QueueOutput("forwarded-words")]
    public static string Forward([QueueTrigger("incoming-words")] string text) => text;

    [Function("Receive")]
    public void Receive([QueueTrigger("forwarded-words")] string text) => ledger.Add($"received {text}");
}
