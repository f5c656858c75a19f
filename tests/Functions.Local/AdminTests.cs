using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;
using static Pipeline.Functions.Local.Tests.AdminTests;

namespace Pipeline.Functions.Local.Tests;

public sealed class AdminTests(Storage storage, AdminTests.App app) : IClassFixture<AdminTests.App>
{
    public sealed class App(Storage storage)
        : SharedHost(() =>
            storage.StartAsync<AdminApp>(options =>
            {
                options.Settings["AzureWebJobs.Off.Disabled"] = "true";
                options.ConfigureServices(services => services.AddSingleton<Signal>());
            })
        )
    {
        /// <summary>Tells that a function has run.</summary>
        public Signal Ran => Host.Services.GetRequiredService<Signal>();

        protected override async Task StartedAsync()
        {
            var box = new BlobContainerClient(Host.StorageConnectionString, "box");
            await box.UploadBlobAsync("a/b.txt", BinaryData.FromString("content"), Cancel);
            await Ran.WaitAsync(1, Cancel);
            await Host.WaitUntilIdleAsync(Cancel);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_functions_are_listed_with_their_bindings()
    {
        LocalFunctionsHost host = app.Host;
        using HttpClient client = host.CreateClient();
        JsonArray functions = (await client.GetFromJsonAsync<JsonArray>("admin/functions", Cancel))!;
        Assert.Equal(["Blob", "Off", "Queue", "Timer", "Web"], functions.Select(function => (string?)function!["name"]).Order());
        JsonObject web = (await client.GetFromJsonAsync<JsonObject>("admin/functions/web", Cancel))!;
        Assert.Equal($"{host.BaseAddress}api/web/{{id?}}", (string?)web["invoke_url_template"]);
        Assert.Equal("httpTrigger", (string?)web["config"]!["bindings"]![0]!["type"]);
        JsonObject queue = (await client.GetFromJsonAsync<JsonObject>("admin/functions/Queue", Cancel))!;
        Assert.Equal(
            ["queue", "queueTrigger"],
            queue["config"]!["bindings"]!.AsArray().Select(binding => (string?)binding!["type"]).Order()
        );
        Assert.True((bool)functions.Single(function => (string?)function!["name"] == "Off")!["isDisabled"]!);
    }

    [Theory]
    [InlineData("Queue", "hello", "queue hello")]
    [InlineData("blob", "box/a/b.txt", "blob a/b.txt content")]
    [InlineData("Timer", "", "timer False")]
    [InlineData("Web", "", "web GET")]
    [InlineData("Off", "x", "off x")]
    public async Task A_function_runs_by_hand(string function, string input, string expected)
    {
        LocalFunctionsHost host = app.Host;
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.PostAsJsonAsync($"admin/functions/{function}", new { input }, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await app.Ran.WaitAsync(1, Cancel);
        Assert.Equal(expected, Entries(host)[^1]);
    }

    [Theory]
    [InlineData("Nobody", """{"input":"x"}""", "application/json", HttpStatusCode.NotFound)]
    [InlineData("Queue", "x", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("Queue", "", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("Queue", "[1]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("Queue", "{", "application/json", HttpStatusCode.BadRequest)]
    public async Task A_run_by_hand_that_makes_no_sense_is_refused(string function, string body, string type, HttpStatusCode expected)
    {
        LocalFunctionsHost host = app.Host;
        using HttpClient client = host.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, type);
        using HttpResponseMessage response = await client.PostAsync($"admin/functions/{function}", content, Cancel);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_function_turned_off_by_a_setting_does_not_listen()
    {
        LocalFunctionsHost host = app.Host;
        Assert.DoesNotContain(host.Logs, log => log.Message.Contains("Off: queue", StringComparison.Ordinal));
        Assert.Contains(host.Logs, log => log.Message == "Off: disabled");
    }

    [Fact]
    public async Task The_status_tells_what_does_not_run_and_why()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<AdminBad>(options => options.AllowProblems = true);
        using HttpClient client = host.CreateClient();
        JsonObject status = (await client.GetFromJsonAsync<JsonObject>("admin/host/status", Cancel))!;
        Assert.Equal("Running", (string?)status["state"]);
        Assert.Equal("pipeline-functions-local-tests", (string?)status["id"]);
        Assert.Contains("BAD NAME", (string?)status["errors"]![0], StringComparison.Ordinal);
        JsonObject function = (await client.GetFromJsonAsync<JsonObject>("admin/functions/Bad/status", Cancel))!;
        Assert.Contains("BAD NAME", (string?)function["errors"]![0], StringComparison.Ordinal);
        using HttpResponseMessage unknown = await client.GetAsync("admin/functions/Nobody/status", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_configuration_in_force_can_be_read()
    {
        LocalFunctionsHost host = app.Host;
        using HttpClient client = host.CreateClient();
        JsonNode config = JsonNode.Parse(await client.GetStringAsync("admin/host/config", Cancel))!;
        Assert.Equal(16, (int)config["extensions"]!["queues"]!["batchSize"]!);
        Assert.Equal(5, (int)config["extensions"]!["blobs"]!["poisonBlobThreshold"]!);
    }

    [Fact]
    public async Task The_home_page_is_there_unless_a_setting_turns_it_off()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<AdminBad>(options =>
        {
            options.EnableAuth = true; // It needs no key.
            options.Settings["AzureWebJobsDisableHomepage"] = null;
            options.AllowProblems = true;
        });
        using HttpClient client = host.CreateClient();
        Assert.Contains("<h1>", await client.GetStringAsync("", Cancel), StringComparison.Ordinal);
    }

    /// <summary>Tells a test that a function has run.</summary>
    public sealed class Signal
    {
        private readonly Channel<bool> _set = Channel.CreateUnbounded<bool>();

        public void Set() => _set.Writer.TryWrite(true);

        public async Task WaitAsync(int times, CancellationToken cancellationToken)
        {
            for (int i = 0; i < times; i++)
            {
                await _set.Reader.ReadAsync(cancellationToken);
            }
        }
    }

    private static IReadOnlyList<string> Entries(LocalFunctionsHost host) => host.Services.GetRequiredService<Ledger>().Entries;
}

public sealed class AdminApp(Ledger ledger, Signal signal)
{
    [Function("Web")]
    public void Web([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/web/{id?}")] HttpRequest request) =>
        Note($"web {request.Method}");

    [Function("Blob")]
    public void Blob([BlobTrigger("box/{name}", Source = BlobTriggerSource.EventGrid)] string text, string name) =>
        Note($"blob {name} {text}");

    [Function("Queue")]
    [QueueOutput("outgoing")]
    public string Queue([QueueTrigger("incoming")] string text)
    {
        Note($"queue {text}");
        return text;
    }

    [Function("Timer")]
    public void Timer([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => Note($"timer {timer.IsPastDue}");

    [Function("Off")]
    public void Off([QueueTrigger("off")] string text) => Note($"off {text}");

    private void Note(string entry)
    {
        ledger.Add(entry);
        signal.Set();
    }
}

public sealed class AdminBad
{
    [Function("Bad")]
    public static void Run([QueueTrigger("BAD NAME")] string text) => Assert.NotNull(text);
}
