using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>What an operator sees of an article.</summary>
/// <param name="azurite">The storage.</param>
public sealed class TelemetryTests(AzuriteFixture azurite)
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string UploadSpan = "00f067aa0ba902b7";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_leads_from_the_upload_to_the_index()
    {
        var spans = new ConcurrentQueue<Activity>();
        using ActivityListener listener = ListenForSpans(spans);
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadTracedAsync(world, "a.txt");

        ParsedArticleMessage message = (await world.ReceiveAsync("a.txt"))!;
        await world.Indexer.IndexAsync(message, Cancelled);

        Activity parse = Assert.Single(spans, static span => span.OperationName == "parse article" && span.TraceId.ToHexString() == Trace);
        Activity index = Assert.Single(spans, static span => span.OperationName == "index article" && span.TraceId.ToHexString() == Trace);
        Assert.Equal(UploadSpan, parse.ParentSpanId.ToHexString());
        Assert.Equal(parse.SpanId, index.ParentSpanId);
        Assert.Equal("Indexed", index.GetTagItem("article.outcome"));
    }

    [Fact]
    public async Task A_span_says_nothing_of_names_and_words()
    {
        var spans = new ConcurrentQueue<Activity>();
        using ActivityListener listener = ListenForSpans(spans);
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadTracedAsync(world, "secret name.txt");

        await world.Indexer.IndexAsync((await world.ReceiveAsync("secret name.txt"))!, Cancelled);

        string[] tags = [.. spans.Where(static span => span.TraceId.ToHexString() == Trace).SelectMany(static span => span.TagObjects).Select(static tag => tag.Key).Distinct().Order()];
        Assert.Equal(["article.id", "article.outcome"], tags);
    }

    [Fact]
    public async Task A_failure_names_its_type_and_no_more()
    {
        var spans = new ConcurrentQueue<Activity>();
        using ActivityListener listener = ListenForSpans(spans);
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadTracedAsync(world, "lost.txt");
        ParsedArticleMessage message = (await world.ReceiveAsync("lost.txt"))!;
        await world.Store.Parsed.GetBlobClient(message.ParsedBlob).DeleteAsync(cancellationToken: Cancelled);

        await Assert.ThrowsAsync<InvalidDataException>(() => world.Indexer.IndexAsync(message, Cancelled));

        Activity failed = Assert.Single(spans, static span => span.Status == ActivityStatusCode.Error && span.TraceId.ToHexString() == Trace);
        Assert.Equal("System.IO.InvalidDataException", failed.GetTagItem("error.type"));
        Assert.Null(failed.StatusDescription);
    }

    [Fact]
    public async Task A_metadata_value_that_is_no_trace_is_ignored()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadTracedAsync(world, "a.txt", "no trace at all");

        Assert.Equal(IndexOutcome.Indexed, await world.Indexer.IndexAsync((await world.ReceiveAsync("a.txt"))!, Cancelled));
    }

    [Fact]
    public async Task Articles_indexed_and_rejected_are_counted_with_duration_and_lag()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var measured = new ConcurrentQueue<(string Instrument, double Value, string? Tag)>();
        using MeterListener listener = ListenForMeasurements(world.Telemetry, measured);

        await world.PublishAsync("good.txt", Documents.Of());
        await world.UploadAsync("bad.txt", CatalogWorld.Bad);
        await world.Indexer.IndexAsync((await world.ReceiveAsync("bad.txt"))!, Cancelled);

        Assert.Equal(1, Assert.Single(measured, static m => m.Instrument == "pipeline.articles.indexed").Value);
        Assert.Equal("bad", Assert.Single(measured, static m => m.Instrument == "pipeline.articles.rejected").Tag);
        Assert.Equal(2, measured.Count(static m => m is { Instrument: "pipeline.article.lag", Value: >= 0 }));
        Assert.Equal(["index", "index", "parse", "parse"], measured.Where(static m => m is { Instrument: "pipeline.article.duration", Value: > 0 }).Select(static m => m.Tag).Order());
    }

    private static async Task UploadTracedAsync(CatalogWorld world, string name, string traceParent = $"00-{Trace}-{UploadSpan}-01") =>
        await world.Blob(name).UploadAsync(
            BinaryData.FromString(JsonSerializer.Serialize(Documents.Of(), MetadataJsonContext.Default.ArticleMetadata)),
            new BlobUploadOptions { Metadata = new Dictionary<string, string> { [CatalogTelemetry.TraceParent] = traceParent } },
            Cancelled);

    private static ActivityListener ListenForSpans(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == CatalogTelemetry.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenForMeasurements(CatalogTelemetry telemetry, ConcurrentQueue<(string Instrument, double Value, string? Tag)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == telemetry)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.Length > 0 ? (string?)tags[0].Value : null)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.Length > 0 ? (string?)tags[0].Value : null)));
        listener.Start();
        return listener;
    }
}
