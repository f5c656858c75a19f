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

public sealed class MiddlewareTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class App(Ledger ledger)
    {
        [Function("Ask")]
        public IActionResult Ask([HttpTrigger("get", Route = "ask/{word}")] HttpRequest request, string word)
        {
            ledger.Add($"asked {word} {request.Method}");
            return word == "fail" ? throw new InvalidDataException(word) : new OkObjectResult(word);
        }

        [Function("Forward")]
        [QueueOutput("forwarded")]
        public static string Forward([QueueTrigger("incoming")] string text) => text;

        [Function("Receive")]
        public void Receive([QueueTrigger("forwarded")] string text) => ledger.Add($"received {text}");
    }

    public sealed class Notes(Ledger ledger) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            ledger.Add($"into {context.FunctionDefinition.Name}");
            await next(context);
            ledger.Add($"out of {context.FunctionDefinition.Name}");
        }
    }

    [Fact]
    public async Task It_runs_around_the_function_the_first_outermost()
    {
        await using var host = await StartAsync(builder => builder
            .UseMiddleware<Notes>()
            .UseMiddleware(async (context, next) =>
            {
                Ledger(context).Add("in");
                await next();
                Ledger(context).Add("out");
            }));
        using var client = host.CreateClient();
        Assert.Equal("hello", await client.GetStringAsync("ask/hello", Cancel));
        Assert.Equal(["into Ask", "in", "asked hello GET", "out", "out of Ask"], Entries(host));
    }

    [Fact]
    public async Task It_may_answer_in_the_place_of_the_function()
    {
        await using var host = await StartAsync(builder => builder.UseWhen(
            context => context.GetHttpContext()?.Request.RouteValues["word"] is "secret",
            (context, _) =>
            {
                context.GetInvocationResult().Value = new StatusCodeResult(StatusCodes.Status418ImATeapot);
                return Task.CompletedTask;
            }));
        using var client = host.CreateClient();
        using var refused = await client.GetAsync("ask/secret", Cancel);
        Assert.Equal((HttpStatusCode)StatusCodes.Status418ImATeapot, refused.StatusCode);
        Assert.Equal("open", await client.GetStringAsync("ask/open", Cancel));
        Assert.Equal(["asked open GET"], Entries(host));
    }

    [Fact]
    public async Task It_may_turn_a_failure_into_an_answer()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidDataException error)
            {
                context.GetInvocationResult().Value = new BadRequestObjectResult($"no {error.Message}");
            }
        }));
        using var client = host.CreateClient();
        using var response = await client.GetAsync("ask/fail", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("no fail", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Its_own_failure_is_the_invocations()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware((_, _) => throw new InvalidOperationException("closed")));
        using var client = host.CreateClient();
        using var response = await client.GetAsync("ask/hello", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal("closed", Assert.Single(host.Invocations).Error?.Message);
    }

    [Fact]
    public async Task The_result_it_leaves_is_what_goes_to_the_queue()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            if (context.FunctionDefinition.Name == "Forward")
            {
                var result = context.GetInvocationResult<string>();
                result.Value = $"{result.Value} and more";
            }
        }));
        await new QueueClient(host.StorageConnectionString, "incoming", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync("this", Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["received this and more"], Entries(host));
    }

    [Fact]
    public void It_cannot_be_added_to_an_app_that_is_built()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        using var app = builder.Build();
        Assert.Contains("add middleware before", Assert.Throws<InvalidOperationException>(() => builder.Use(next => next)).Message, StringComparison.Ordinal);
    }

    private static Ledger Ledger(FunctionContext context) => context.InstanceServices.GetRequiredService<Ledger>();

    private static IReadOnlyList<string> Entries(LocalFunctionsHost host) => host.Services.GetRequiredService<Ledger>().Entries;

    private Task<LocalFunctionsHost> StartAsync(Action<FunctionsApplicationBuilder> configure) =>
        storage.StartAsync<App>(options => options.ConfigureApplication(configure));
}
