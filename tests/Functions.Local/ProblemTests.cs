using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class ProblemTests(Storage storage)
{
    public sealed class Wrong
    {
        [Function("Twice")]
        public static void TwiceA([QueueTrigger("queue")] string text) => Assert.NotNull(text);

        [Function("twice")]
        public static void TwiceB([QueueTrigger("queue")] string text) => Assert.NotNull(text);

        [Function("NoTrigger")]
        public static void NoTrigger(string text) => Assert.NotNull(text);

        [Function("TwoTriggers")]
        public static void TwoTriggers([QueueTrigger("queue")] string a, [QueueTrigger("queue")] string b) => Assert.Equal(a, b);

        [Function("Unknown")]
        public static void Unknown([CarrierPigeonTrigger] string text) => Assert.NotNull(text);

        [Function("BadParameter")]
        public static void BadParameter([HttpTrigger("get", Route = "x/{id}")] HttpRequest request, string di) => Assert.NotNull(request.Path + di);

        [Function("BadTriggerType")]
        public static void BadTriggerType([BlobTrigger("box/{name}")] DateTime blob) => Assert.NotEqual(default, blob);

        [Function("NoConnection")]
        public static void NoConnection([QueueTrigger("queue", Connection = "Nowhere")] string text) => Assert.NotNull(text);

        [Function("BadConnection")]
        public static void BadConnection([QueueTrigger("queue", Connection = "Broken")] string text) => Assert.NotNull(text);

        [Function("BadContainer")]
        public static void BadContainer([BlobTrigger("My_Box/{name}")] string text) => Assert.NotNull(text);

        [Function("BadQueue")]
        public static void BadQueue([QueueTrigger("My--Queue")] string text) => Assert.NotNull(text);

        [Function("BadOutput")]
        [QueueOutput("q")]
        public static string BadOutput([QueueTrigger("queue")] string text) => text;

        [Function("BadRoute")]
        public static void BadRoute([HttpTrigger("get", Route = "x/{id")] HttpRequest request) => Assert.NotNull(request);

        [Function("HostRoute")]
        public static void HostRoute([HttpTrigger("get", Route = "admin/x")] HttpRequest request) => Assert.NotNull(request);

        [Function("NoSetting")]
        public static void NoSetting([QueueTrigger("%QueueName%")] string text) => Assert.NotNull(text);

        [Function("BadSchedule")]
        public static void BadSchedule([TimerTrigger("*/5 * * * *")] TimerInfo timer) => Assert.NotNull(timer);

        [Function("RetriedMessage")]
        [FixedDelayRetry(3, "00:00:01")]
        public static void RetriedMessage([QueueTrigger("queue")] string text) => Assert.NotNull(text);

        [Function("BadRetry")]
        [ExponentialBackoffRetry(3, "00:01:00", "00:00:01")]
        public static void BadRetry([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);

        [Function("AsyncVoid")]
        public static async void AsyncVoid([QueueTrigger("queue")] string text) => await Task.FromResult(text);

        [Function("1Name")]
        public static void BadName([QueueTrigger("queue")] string text) => Assert.NotNull(text);

        [Function("NotPublic")]
        internal static void NotPublic([QueueTrigger("queue")] string text) => Assert.NotNull(text);
    }

    public sealed class NeedsService(IFormattable service)
    {
        [Function("NoService")]
        public void Run([QueueTrigger("queue")] string text) => Assert.NotNull(text + service);
    }

    public sealed class Right
    {
        [Function("Right")]
        public static string Run([HttpTrigger("get")] HttpRequest request) => request.Method;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class CarrierPigeonTriggerAttribute : TriggerBindingAttribute;

    [Theory]
    [InlineData("Twice", "2 methods have this name", "TwiceA", "TwiceB")]
    [InlineData("NoTrigger", "no parameter has a trigger")]
    [InlineData("TwoTriggers", "2 parameters have a trigger")]
    [InlineData("Unknown", "[CarrierPigeonTrigger] is not known")]
    [InlineData("BadParameter", "nothing binds its parameter 'di' of type String", "one of the values id")]
    [InlineData("BadTriggerType", "cannot bind [BlobTrigger] to its parameter 'blob' of type DateTime", "BlobClient")]
    [InlineData("NoConnection", "the setting \"Nowhere\" is missing", "local.settings.json", "UseDevelopmentStorage=true")]
    [InlineData("BadConnection", "the setting \"Broken\" is not a storage connection string")]
    [InlineData("BadContainer", "\"My_Box\"", "cannot be the name of a container")]
    [InlineData("BadQueue", "\"My--Queue\"", "cannot be the name of a queue")]
    [InlineData("BadOutput", "\"q\" of [QueueOutput(\"q\")]")]
    [InlineData("BadRoute", "its route \"x/{id\" cannot be read")]
    [InlineData("HostRoute", "belongs to the host")]
    [InlineData("NoSetting", "names the setting \"QueueName\", which is missing")]
    [InlineData("BadSchedule", "write \"0 */5 * * * *\"")]
    [InlineData("RetriedMessage", "[FixedDelayRetry] is not for [QueueTrigger], only for timers", "extensions.queues.maxDequeueCount")]
    [InlineData("BadRetry", "its retry attribute cannot be", "minimum")]
    [InlineData("AsyncVoid", "Return Task")]
    [InlineData("1Name", "its name must begin with a letter")]
    [InlineData("NotPublic", "must be public")]
    [InlineData("NoService", "its class NeedsService needs a IFormattable ('service')", "builder.Services")]
    public async Task A_function_that_cannot_run_says_why_where_and_what_to_do(string function, params string[] expected)
    {
        await using var host = await StartAsync();
        var problem = Assert.Single(host.Problems, problem => problem.Function == function);
        foreach (var part in expected)
        {
            Assert.Contains(part, problem.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("ProblemTests.cs, line ", problem.Location, StringComparison.Ordinal);
        Assert.Contains(host.Logs, log => log.Message == problem.ToString());
    }

    [Fact]
    public async Task One_bad_function_does_not_stop_the_others()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();
        Assert.Equal("GET", await client.GetStringAsync("Right", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_test_host_does_not_start_with_a_bad_function_unless_asked()
    {
        var error = await Assert.ThrowsAsync<FunctionProblemsException>(() => storage.StartAsync<NeedsService>());
        Assert.Equal("NoService", Assert.Single(error.Problems).Function);
    }

    [Fact]
    public async Task A_missing_connection_does_not_repeat_a_secret()
    {
        await using var host = await StartAsync();
        Assert.DoesNotContain(host.Logs, log => log.Message.Contains("c2VjcmV0", StringComparison.Ordinal));
    }

    private Task<LocalFunctionsHost> StartAsync() => storage.StartAsync(
        options =>
        {
            options.AllowProblems = true;
            options.Settings["Nowhere"] = null;
            options.Settings["Broken"] = "AccountName;AccountKey=c2VjcmV0";
        },
        typeof(Wrong), typeof(NeedsService), typeof(Right), typeof(Ledger));
}
