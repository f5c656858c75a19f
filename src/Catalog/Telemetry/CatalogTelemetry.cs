using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Telemetry;

/// <summary>
/// What an operator sees of the catalogue: one trace from an upload to its index rows, and a few metrics. Ids, sizes and codes only: no
/// word of an article, and no name that an uploader gave.
/// </summary>
/// <remarks>
/// The steps of one article run in different processes, minutes apart. What joins them is the W3C trace context
/// (https://www.w3.org/TR/trace-context/): an uploader may leave it in the blob's metadata under <see cref="TraceParent"/>, and
/// <see cref="ParsedArticleMessage"/> carries it on. The function invocation that a step happens to run in is linked to it.
/// </remarks>
public sealed class CatalogTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Pipeline.Catalog";

    /// <summary>
    /// The metadata key under which an uploaded blob may name the trace it belongs to, as the W3C header of that name does.
    /// </summary>
    public const string TraceParent = "traceparent";

    private const string ParseStep = "parse";
    private const string IndexStep = "index";
    private const string PackStep = "pack";

    private readonly TimeProvider _clock;
    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _indexed;
    private readonly Counter<long> _rejected;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _packed;
    private readonly Gauge<long> _new;
    private readonly Gauge<long> _messages;
    private readonly Gauge<double> _oldest;

    /// <summary>Opens the instruments. They cost next to nothing while nobody listens.</summary>
    /// <param name="clock">The clock.</param>
    public CatalogTelemetry(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _meter = new Meter(Name, version: null, tags: null, scope: this);
        _indexed = _meter.CreateCounter<long>(
            "pipeline.articles.indexed",
            "{article}",
            "Versions of articles that queries find from now on."
        );
        _rejected = _meter.CreateCounter<long>(
            "pipeline.articles.rejected",
            "{article}",
            "Versions of articles that were rejected, by reason."
        );
        _duration = _meter.CreateHistogram<double>("pipeline.article.duration", "s", "Time one article took, by step.");
        _lag = _meter.CreateHistogram<double>(
            "pipeline.article.lag",
            "s",
            "Time from an upload to the moment queries see it; uploads are timed to the second."
        );
        _packed = _meter.CreateCounter<long>(
            "pipeline.index.packed",
            "{article}",
            "Articles, or deletions, that were packed into the index."
        );
        _new = _meter.CreateGauge<long>(
            "pipeline.index.new",
            "{article}",
            "Articles that are not packed into the index yet; queries find them all the same."
        );
        _messages = _meter.CreateGauge<long>("pipeline.queue.messages", "{message}", "Messages in a queue, the poison queues included.");
        _oldest = _meter.CreateGauge<double>(
            "pipeline.queue.oldest_message.age",
            "s",
            "Age of the message that waits longest in a queue; 0 when none waits."
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    /// <summary>
    /// Marks a span as failed, by the type of the exception only: its message may hold a blob's name. For exception filters: it catches
    /// nothing.
    /// </summary>
    /// <param name="span">The span.</param>
    /// <param name="failure">Why.</param>
    /// <returns>False.</returns>
    internal static bool Failed(Activity? span, Exception failure)
    {
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
        return false;
    }

    /// <summary>Takes the time at which a step begins.</summary>
    internal StepStart Begin() => new(_clock.GetTimestamp(), _clock.GetUtcNow());

    /// <summary>Opens the span of reading one uploaded blob.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="traceParent">The trace its uploader began, where the blob names one.</param>
    /// <param name="start">When the work began: the trace is known only once the blob is open.</param>
    internal Activity? Parsing(string id, string? traceParent, StepStart start) => Open("parse article", id, traceParent, start);

    /// <summary>Opens the span of extracting and indexing one parsed article.</summary>
    /// <param name="message">The message that brought it.</param>
    /// <param name="start">When the work began.</param>
    internal Activity? Indexing(ParsedArticleMessage message, StepStart start) =>
        Open("index article", message.Id, message.TraceParent, start);

    /// <summary>Records that a blob was read.</summary>
    /// <param name="start">When the work began.</param>
    internal void Parsed(StepStart start) => RecordDuration(ParseStep, start);

    /// <summary>Records that an article was indexed.</summary>
    /// <param name="message">The message that brought it.</param>
    internal void Indexed(ParsedArticleMessage message)
    {
        _indexed.Add(1);
        RecordLag(message);
    }

    /// <summary>Records that an article was rejected.</summary>
    /// <param name="message">The message that brought it.</param>
    /// <param name="reason">The code of the rejection.</param>
    internal void Rejected(ParsedArticleMessage message, string reason)
    {
        _rejected.Add(1, new KeyValuePair<string, object?>("reason", reason));
        RecordLag(message);
    }

    /// <summary>Records that a message was dealt with, whatever became of it.</summary>
    /// <param name="start">When the work began.</param>
    internal void Handled(StepStart start) => RecordDuration(IndexStep, start);

    /// <summary>Records how many articles are not packed yet.</summary>
    /// <param name="articles">How many.</param>
    internal void New(int articles) => _new.Record(articles);

    /// <summary>Records that articles were packed.</summary>
    /// <param name="articles">How many.</param>
    /// <param name="start">When the packing began.</param>
    internal void Packed(int articles, long start)
    {
        _packed.Add(articles);
        _duration.Record(_clock.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("step", PackStep));
    }

    /// <summary>Records how a queue stands.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="messages">How many messages it has.</param>
    /// <param name="inserted">When the message that waits longest came; null when none waits.</param>
    internal void Queue(string queue, long messages, DateTimeOffset? inserted)
    {
        var tag = new KeyValuePair<string, object?>("queue", queue);
        _messages.Record(messages, tag);
        _oldest.Record(inserted is { } since ? Math.Max(0, (_clock.GetUtcNow() - since).TotalSeconds) : 0, tag);
    }

    private Activity? Open(string name, string id, string? traceParent, StepStart start)
    {
        ActivityContext invocation = Activity.Current?.Context ?? default;
        bool hasParent = ActivityContext.TryParse(traceParent, null, isRemote: true, out ActivityContext parent);
        return _source.StartActivity(
            name,
            ActivityKind.Consumer,
            hasParent ? parent : invocation,
            [new("article.id", id)],
            hasParent && invocation != default ? [new ActivityLink(invocation)] : null,
            start.Time
        );
    }

    private void RecordLag(ParsedArticleMessage message) =>
        _lag.Record(Math.Max(0, (_clock.GetUtcNow() - message.LastModified).TotalSeconds));

    private void RecordDuration(string step, StepStart start) =>
        _duration.Record(_clock.GetElapsedTime(start.Timestamp).TotalSeconds, new KeyValuePair<string, object?>("step", step));
}
