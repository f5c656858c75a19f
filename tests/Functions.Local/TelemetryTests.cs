using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class TelemetryTests(Storage storage)
{
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
