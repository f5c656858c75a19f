using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Functions that cannot run: each is named with what is wrong and what to do, and the others run.</summary>
public sealed class ProblemTests(Storage storage, ProblemTests.Broken broken) : IClassFixture<ProblemTests.Broken>
{
    public sealed class Broken(Storage storage)
        : SharedHost(() =>
            storage.StartAsync<ProblemApp>(options =>
            {
                options.AllowProblems = true;
                options.Settings["Nowhere"] = null;
                options.Settings["Broken"] = "AccountName;AccountKey=c2VjcmV0";
            })
        );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Unknown", "its trigger carrierPigeonTrigger is not known to this host", "AzureWebJobs.Unknown.Disabled=true")]
    [InlineData("NoConnection", "the setting \"Nowhere\" is missing", "local.settings.json", "UseDevelopmentStorage=true")]
    [InlineData("BadConnection", "the setting \"Broken\" is not a storage connection string")]
    [InlineData("BadBox", "\"My_Box\"", "cannot be the name of a container")]
    [InlineData("BadQueue", "\"My--Queue\"", "cannot be the name of a queue")]
    [InlineData("HostRoute", "its route \"admin/x\" belongs to the host")]
    [InlineData("NoSetting", "names the setting \"QueueName\", which is missing")]
    [InlineData("BadSchedule", "its schedule \"every day\" is not an NCRONTAB expression", "0 */5 * * * *")]
    public async Task A_function_that_cannot_run_says_why_where_and_what_to_do(string function, params string[] expected)
    {
        LocalFunctionsHost host = broken.Host;
        FunctionProblem problem = Assert.Single(host.Problems, problem => problem.Function == function);
        Assert.All(expected, part => Assert.Contains(part, problem.ToString(), StringComparison.Ordinal));
        Assert.Contains("ProblemApp", problem.Location, StringComparison.Ordinal);
        Assert.Contains(host.Logs, log => log.Message == problem.ToString());
        using HttpClient client = host.CreateClient();
        Assert.Equal("GET", await client.GetStringAsync("Right", Cancel));
        Assert.DoesNotContain(host.Logs, log => log.Message.Contains("c2VjcmV0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_host_does_not_start_with_a_bad_function_unless_asked()
    {
        FunctionProblemsException error = await Assert.ThrowsAsync<FunctionProblemsException>(() => storage.StartAsync<ProblemAlone>());
        Assert.Equal("Alone", Assert.Single(error.Problems).Function);
    }

    [Fact]
    public async Task A_function_that_cannot_run_is_no_problem_once_a_setting_turns_it_off()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<ProblemAlone>(options =>
            options.Settings["AzureWebJobs.Alone.Disabled"] = "true"
        );
        Assert.Empty(host.Problems);
        Assert.Contains(host.Logs, log => log.Message == "Alone: disabled");
    }

    [Fact]
    public void A_route_that_cannot_be_read_is_named()
    {
        var metadata = new RpcFunctionMetadata
        {
            Name = "BadRoute",
            RawBindings = { """{"name":"request","type":"httpTrigger","route":"x/{id"}""" },
        };
        string? problem = HttpFunctions.ProblemOf(new HostedFunction(metadata), "api");
        Assert.StartsWith("its route \"x/{id\" cannot be read", problem, StringComparison.Ordinal);
    }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CarrierPigeonTriggerAttribute : TriggerBindingAttribute;

public sealed class ProblemApp
{
    [Function("Unknown")]
    public static void Unknown([CarrierPigeonTrigger] string text) => Assert.NotNull(text);

    [Function("NoConnection")]
    public static void NoConnection([QueueTrigger("queue", Connection = "Nowhere")] string text) => Assert.NotNull(text);

    [Function("BadConnection")]
    public static void BadConnection([QueueTrigger("queue", Connection = "Broken")] string text) => Assert.NotNull(text);

    [Function("BadBox")]
    public static void BadBox([BlobTrigger("My_Box/{name}", Source = BlobTriggerSource.EventGrid)] string text) => Assert.NotNull(text);

    [Function("BadQueue")]
    public static void BadQueue([QueueTrigger("My--Queue")] string text) => Assert.NotNull(text);

    [Function("HostRoute")]
    public static void HostRoute([HttpTrigger("get", Route = "admin/x")] HttpRequest request) => Assert.NotNull(request);

    [Function("NoSetting")]
    public static void NoSetting([QueueTrigger("%QueueName%")] string text) => Assert.NotNull(text);

    [Function("BadSchedule")]
    public static void BadSchedule([TimerTrigger("every day")] TimerInfo timer) => Assert.NotNull(timer);

    [Function("Right")]
    public static IResult Right([HttpTrigger("get")] HttpRequest request) => Results.Text(request.Method);
}

public sealed class ProblemAlone
{
    [Function("Alone")]
    public static void Run([CarrierPigeonTrigger] string text) => Assert.NotNull(text);
}
