using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Queues;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class TelemetryTests(Storage storage)
{
    private const string Caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private const string Source = "Microsoft.Azure.Functions.Worker";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class App(Ledger ledger)
    {
        [Function("TraceFirst")]
        [QueueOutput("traced")]
        public string First([BlobTrigger("trace/{name}")] string text, FunctionContext context)
        {
            ledger.Add(context.TraceContext.TraceParent);
            return text;
        }

        [Function("TraceSecond")]
        public void Second([QueueTrigger("traced")] string text) => ledger.Add(text);

        [Function("TraceTold")]
        public void Told([BlobTrigger("told/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob, FunctionContext context) =>
            ledger.Add($"{blob.Name} {context.TraceContext.TraceParent}");

        [Function("TraceCarried")]
        public void Carried([QueueTrigger("carried")] string text, FunctionContext context)
        {
            Assert.NotNull(text);
            ledger.Add($"{context.TraceContext.TraceParent} {context.TraceContext.TraceState}");
        }

        [Function("TraceAsked")]
        public static string Asked([HttpTrigger("get")] HttpRequest request, FunctionContext context) =>
            $"{request.Method} {context.TraceContext.TraceParent} {context.TraceContext.TraceState}";

        [Function("TraceFailing")]
        public static string Failing([HttpTrigger("get")] HttpRequest request) => throw new InvalidDataException(request.Path);
    }

    [Fact]
    public async Task A_trace_flows_from_the_blob_through_the_queue()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = Listen(activities);
        await using var host = await storage.StartAsync<App>();
        await new BlobContainerClient(host.StorageConnectionString, "trace").UploadBlobAsync("a", BinaryData.FromString("x"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        var first = Assert.Single(activities, activity => activity.OperationName == "function TraceFirst");
        var second = Assert.Single(activities, activity => activity.OperationName == "function TraceSecond");
        Assert.Equal(first.TraceId, second.TraceId);
        Assert.Equal(first.SpanId, second.ParentSpanId);
        Assert.Equal(ActivityKind.Consumer, second.Kind);
        Assert.Equal(
            [new("faas.invocation_id", host.Invocations.Single(invocation => invocation.Function == "TraceFirst").InvocationId), new("faas.name", "TraceFirst"), new("faas.trigger", "datasource")],
            first.Tags.OrderBy(tag => tag.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trace_that_a_message_carries_goes_on_even_when_nobody_watches(bool watched)
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = watched ? Listen(activities) : null;
        var account = storage.Azurite.TakeAccount();
        var queue = new QueueClient(account, "carried", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync(cancellationToken: Cancel);
        await queue.SendMessageAsync($$"""{"id":{"traceparent":"no"},"list":[1,{}],"traceparent":"{{Caller}}","tracestate":"shop=7"}""", Cancel);
        await using var host = await storage.StartAsync<App>(options => options.StorageConnectionString = account);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Matches("^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01 shop=7$", Assert.Single(host.Services.GetRequiredService<Ledger>().Entries));
        if (watched)
        {
            Assert.Equal("00f067aa0ba902b7", Assert.Single(activities, activity => activity.OperationName == "function TraceCarried").ParentSpanId.ToString());
        }
    }

    [Fact]
    public async Task A_trace_of_the_caller_goes_on_over_http_and_through_the_webhook()
    {
        await using var host = await storage.StartAsync<App>();
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("traceparent", Caller);
        client.DefaultRequestHeaders.Add("tracestate", "shop=7");
        Assert.Matches("^GET 00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01 shop=7$", await client.GetStringAsync("TraceAsked", Cancel));
        using var request = new HttpRequestMessage(HttpMethod.Post, "runtime/webhooks/blobs?functionName=TraceTold");
        request.Headers.Add("aeg-event-type", "Notification");
        request.Content = new StringContent("""[{"eventType":"Microsoft.Storage.BlobCreated","data":{"url":"https://x.blob.core.windows.net/told/a"}}]""");
        using var response = await client.SendAsync(request, Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Matches("^a 00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$", Assert.Single(host.Services.GetRequiredService<Ledger>().Entries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("traceparent")]
    [InlineData("{\"traceparent\":")]
    [InlineData("{\"traceparent\":1}")]
    [InlineData("{\"traceparent\":\"00-zz-zz-01\"}")]
    [InlineData("[\"traceparent\"]")]
    [InlineData("{\"a\":{\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"}}")]
    public void A_message_without_a_trace_has_none(string body) => Assert.Equal(default, MessageTrace.Of(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_failure_marks_its_trace_and_is_counted()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = Listen(activities);
        var measurements = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measurements.Enqueue($"{instrument.Name} {value} {Name(tags)}"));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measurements.Enqueue($"{instrument.Name} {Name(tags)}"));
        meters.Start();
        await using var host = await storage.StartAsync<App>();
        using (var client = host.CreateClient())
        {
            using var response = await client.GetAsync("TraceFailing", Cancel);
        }

        await host.WaitUntilIdleAsync(Cancel);
        var failed = Assert.Single(activities, activity => activity.OperationName == "function TraceFailing");
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Equal("exception", Assert.Single(failed.Events).Name);
        Assert.Equal(["faas.errors 1 TraceFailing", "faas.invoke_duration TraceFailing"], measurements.Where(one => one.EndsWith("TraceFailing", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Every_invocation_is_one_line_of_the_log()
    {
        await using var host = await storage.StartAsync<App>();
        await new BlobContainerClient(host.StorageConnectionString, "trace").UploadBlobAsync("a b", BinaryData.FromString("x"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        var line = Assert.Single(host.Logs, log => log.Category == "Function.TraceFirst");
        Assert.Equal(LogLevel.Information, line.Level);
        var invocation = host.Invocations.Single(invocation => invocation.Function == "TraceFirst");
        Assert.Matches($@"^Executed 'Functions\.TraceFirst' \(Succeeded, Id={invocation.InvocationId}, Trigger='blob trace/a b', Duration=\d+ms\)$", line.Message);
    }

    private static string Name(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == "faas.name")
            {
                return (string)tag.Value!;
            }
        }

        return "";
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> activities)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
