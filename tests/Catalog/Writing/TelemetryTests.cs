using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
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

        string[] tags =
        [
            .. spans
                .Where(static span => span.TraceId.ToHexString() == Trace)
                .SelectMany(static span => span.TagObjects)
                .Select(static tag => tag.Key)
                .Distinct()
                .Order(),
        ];
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

        Activity failed = Assert.Single(
            spans,
            static span => span.Status == ActivityStatusCode.Error && span.TraceId.ToHexString() == Trace
        );
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
        using var measurements = new Measurements(world.Telemetry);

        await world.PublishAsync("good.txt", Documents.Of());
        await world.UploadAsync("bad.txt", CatalogWorld.Bad);
        await world.Indexer.IndexAsync((await world.ReceiveAsync("bad.txt"))!, Cancelled);

        Assert.Equal(1, Assert.Single(measurements.Of("pipeline.articles.indexed")).Value);
        Assert.Equal("bad", Assert.Single(measurements.Of("pipeline.articles.rejected")).Tag);
        Assert.Equal(2, measurements.Of("pipeline.article.lag").Count(static m => m.Value >= 0));
        Assert.Equal(
            ["index", "index", "parse", "parse"],
            measurements.Of("pipeline.article.duration").Where(static m => m.Value > 0).Select(static m => m.Tag).Order()
        );
    }

    private static async Task UploadTracedAsync(CatalogWorld world, string name, string traceParent = $"00-{Trace}-{UploadSpan}-01") =>
        await world
            .Blob(name)
            .UploadAsync(
                BinaryData.FromString(JsonSerializer.Serialize(Documents.Of(), MetadataJsonContext.Default.ArticleMetadata)),
                new BlobUploadOptions { Metadata = new Dictionary<string, string> { [CatalogTelemetry.TraceParent] = traceParent } },
                Cancelled
            );

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
}
