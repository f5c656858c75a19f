using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;
using static Pipeline.Functions.Local.Tests.HttpTests;

namespace Pipeline.Functions.Local.Tests;

public sealed class HttpTests(Storage storage, HttpTests.Web web) : IClassFixture<HttpTests.Web>
{
    public sealed class Web(Storage storage) : SharedHost(() => storage.StartAsync<HttpWeb>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed record Thing(int Size, string? FirstName);

    [Theory]
    [InlineData("Shape", """{"size":6,"firstName":null}""")]
    [InlineData("typed/1/3f2504e0-4f89-11d3-9a0c-0305e82c3301/abc", "2 3f2504e0-4f89-11d3-9a0c-0305e82c3301 abc none GET")]
    [InlineData("typed/1/3f2504e0-4f89-11d3-9a0c-0305e82c3301/abc/xyz", "2 3f2504e0-4f89-11d3-9a0c-0305e82c3301 abc xyz GET")]
    [InlineData("files/a/b%20c.txt", "GETa/b c.txt")]
    [InlineData("Context", "True Context True")]
    public async Task A_request_is_answered(string path, string expected)
    {
        LocalFunctionsHost host = web.Host;
        using HttpClient client = host.CreateClient();
        Assert.Equal(expected, await client.GetStringAsync(path, Cancel));
    }

    [Theory]
    [InlineData("typed/one/3f2504e0-4f89-11d3-9a0c-0305e82c3301/abc")]
    [InlineData("typed/1/nobody/abc")]
    [InlineData("typed/1/3f2504e0-4f89-11d3-9a0c-0305e82c3301/4")]
    [InlineData("typed/1/3f2504e0-4f89-11d3-9a0c-0305e82c3301/abc/abc")]
    public async Task A_constraint_that_does_not_hold_is_an_unknown_route(string path)
    {
        LocalFunctionsHost host = web.Host;
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_body_and_a_content_type_go_both_ways()
    {
        LocalFunctionsHost host = web.Host;
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.PostAsync("Stream", JsonContent.Create("é"), Cancel);
        Assert.Equal("\"\\u00E9\"", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        using HttpResponseMessage problem = await client.GetAsync("Problem", Cancel);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Headers_of_host_json_are_on_every_answer()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<HttpWeb>(options =>
            options.HostJson["extensions:http:customHeaders:X-Frame-Options"] = "DENY"
        );
        using HttpClient client = host.CreateClient();
        foreach (string path in (string[])["Shape", "Fail", "nowhere"])
        {
            using HttpResponseMessage response = await client.GetAsync(path, Cancel);
            Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
        }
    }

    [Fact]
    public async Task Only_the_functions_that_host_json_names_are_there()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<HttpWeb>(options =>
            (options.HostJson["functions:0"], options.HostJson["functions:1"]) = ("shape", "Gone")
        );
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage left = await client.GetAsync("Shape", Cancel);
        using HttpResponseMessage leftOut = await client.GetAsync("Fail", Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (left.StatusCode, leftOut.StatusCode));
        Assert.Contains(host.Logs, log => log.Message == "host.json: functions names 'Gone', but the app has no function of that name.");
    }

    [Fact]
    public async Task A_function_that_throws_is_500_without_its_words()
    {
        LocalFunctionsHost host = web.Host;
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync("Fail", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
        CapturedInvocation failed = Assert.Single(host.Invocations, invocation => invocation.Function == "Fail");
        Assert.Contains("secret", Assert.IsType<WorkerException>(failed.Error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_cancels_the_function()
    {
        var gate = new Gate();
        await using LocalFunctionsHost host = await storage.StartAsync<HttpWeb>(options =>
            options.ConfigureServices(services => services.AddSingleton(gate))
        );
        Ledger ledger = host.Services.GetRequiredService<Ledger>();
        using HttpClient client = host.CreateClient();
        using var hangUp = new CancellationTokenSource();
        Task<HttpResponseMessage> call = client.GetAsync("Slow", hangUp.Token);
        await gate.Entered(1, Cancel);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.StartsWith("cancelled", ledger.Entries[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, -1, 2, 2)]
    [InlineData(3, 1, 3, 1)]
    public async Task Requests_over_the_limit_are_429(int outstanding, int concurrent, int accepted, int inside)
    {
        var gate = new Gate();
        await using LocalFunctionsHost host = await storage.StartAsync<HttpBusy>(options =>
        {
            options.HostJson["extensions:http:maxOutstandingRequests"] = $"{outstanding}";
            options.HostJson["extensions:http:maxConcurrentRequests"] = $"{concurrent}";
            options.ConfigureServices(services => services.AddSingleton(gate));
        });
        using HttpClient client = host.CreateClient();
        var calls = Enumerable.Range(0, accepted + 2).Select(_ => client.GetAsync("Busy", Cancel)).ToList();
        await gate.Entered(inside, Cancel);
        for (int refused = 0; refused < 2; refused++)
        {
            Task<HttpResponseMessage> first = await Task.WhenAny(calls);
            using HttpResponseMessage response = await first;
            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            calls.Remove(first);
        }

        gate.Open();
        foreach (Task<HttpResponseMessage>? call in calls)
        {
            using HttpResponseMessage response = await call;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(inside, gate.MostInside);
    }
}

public sealed class HttpWeb(Ledger ledger)
{
    [Function("Fail")]
    public static void Fail([HttpTrigger("get")] HttpRequest request) => throw new InvalidDataException($"secret of {request.Path}");

    [Function("Shape")]
    public static IResult Shape([HttpTrigger("get")] HttpRequest request) => Results.Json(new Thing(request.Path.Value!.Length, null));

    [Function("Typed")]
    public static IResult Typed(
        [HttpTrigger("get", Route = "typed/{number:int}/{id:guid}/{word:alpha}/{rest:regex(^x.*$)?}")] HttpRequest request,
        int number,
        Guid id,
        string word,
        string? rest
    ) => Results.Text($"{number + 1} {id} {word} {rest ?? "none"} {request.Method}");

    [Function("Files")]
    public static IResult Files([HttpTrigger("get", Route = "files/{*path}")] HttpRequest request, string path) =>
        Results.Text(request.Method + path);

    [Function("Stream")]
    public static async Task<IResult> Stream([HttpTrigger("post")] HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(cancellationToken), "text/csv");
    }

    [Function("Problem")]
    public static IResult Problem([HttpTrigger("get")] HttpRequest request) => Results.Problem(request.Method, statusCode: 422);

    [Function("Context")]
    public static IResult Context([HttpTrigger("get")] HttpRequest request, FunctionContext context) =>
        Results.Text(
            $"{ReferenceEquals(context.GetHttpContext(), request.HttpContext)} {context.FunctionDefinition.Name} "
                + $"{context.FunctionDefinition.EntryPoint.EndsWith("HttpWeb.Context", StringComparison.Ordinal)}"
        );

    [Function("Slow")]
    public async Task Slow([HttpTrigger("get")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.InstanceServices.GetRequiredService<Gate>().PassAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            ledger.Add($"cancelled {request.Method}");
            throw;
        }
    }
}

public sealed class HttpBusy(Gate gate)
{
    [Function("Busy")]
    public async Task<IResult> Run([HttpTrigger("get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        return Results.Text(request.Method);
    }
}
