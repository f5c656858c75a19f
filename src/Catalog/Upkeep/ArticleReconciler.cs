using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Writing;
using Pipeline.Listing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Compares the originals with the table. Finds the blobs that no event announced, the articles whose blob is gone, and those that an older
/// extractor read. Events make the pipeline fast; this makes it right when one is lost. Running it twice, or while articles come in, does
/// no harm.
/// Every run lists the originals. To read all rows too, and compare them with the index, may take a twentieth of the time: a run that comes
/// sooner asks for the rows of those articles only that are not as the last one found them.
/// </summary>
public sealed partial class ArticleReconciler
{
    /// <summary>After how long without progress the unpacking of a batch has ended, whatever ended it.</summary>
    private static readonly TimeSpan Unpacking = TimeSpan.FromMinutes(10);

    /// <summary>How many blobs are parsed at once.</summary>
    private const int AtATime = 8;

    /// <summary>How many times as long as reading all rows took they are not read again.</summary>
    private const int Rest = 20;

    /// <summary>So the hourly run in Azure reads them always.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(50);

    private readonly CatalogStore _store;
    private readonly ArticleIntake _intake;
    private readonly ArticleCatalog _catalog;
    private readonly IndexBuilder _builder;
    private readonly string _version;
    private readonly TimeProvider _clock;
    private readonly ILogger<ArticleReconciler> _logger;
    private volatile Remembered? _last;

    /// <summary>Constructs the reconciler; asks nothing of storage.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="intake">Parses what was missed.</param>
    /// <param name="catalog">Removes what is gone.</param>
    /// <param name="builder">Builds the index, where there is none.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Where to report.</param>
    public ArticleReconciler(
        CatalogStore store,
        ArticleIntake intake,
        ArticleCatalog catalog,
        IndexBuilder builder,
        TimeProvider clock,
        ILogger<ArticleReconciler> logger
    )
        : this(store, intake, catalog, builder, MetadataExtractor.Version, clock, logger) { }

    /// <summary>Constructs a reconciler for another extractor, so that a test can say what is outdated.</summary>
    internal ArticleReconciler(
        CatalogStore store,
        ArticleIntake intake,
        ArticleCatalog catalog,
        IndexBuilder builder,
        string version,
        TimeProvider clock,
        ILogger<ArticleReconciler> logger
    )
    {
        _store = store;
        _intake = intake;
        _catalog = catalog;
        _builder = builder;
        _version = version;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Compares everything once.</summary>
    /// <param name="budget">After how long to stop where it is. What is left is found again by the next run.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ReconcileReport> RunAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        var time = new TimeBudget(budget, _clock);
        var tally = new Tally();
        TableLayout layout = await RestoreAsync(cancellationToken);
        await MendIndexAsync(layout, time, cancellationToken);

        // The queues first: when they are empty now, whatever was queued earlier has been dealt with, or was lost between parsing and
        // queueing.
        bool nothingWaits = await NothingWaitsAsync(cancellationToken);

        // The table before the blobs: what is indexed in between is found waiting, and what is deleted in between is asked for again.
        Remembered? earlier = _last is { } last && _clock.GetUtcNow() < last.Until ? last : null;
        Remembered all = earlier ?? await ReadAllAsync(layout, tally, cancellationToken);
        KnownVersions open = all.Versions.Copy();
        await Parallel.ForEachAsync(
            MissingAsync(open, tally, cancellationToken),
            Degree(cancellationToken),
            async (blob, cancel) => await TryInTimeAsync(ArticleId.FromBlobName(blob.Name), time, tally, () => MendAsync(blob, cancel))
        );
        await Parallel.ForEachAsync(
            open.Rest(),
            Degree(cancellationToken),
            async (id, cancel) => await TryInTimeAsync(id, time, tally, () => ForgetAsync(id, all.Versions, tally, cancel))
        );

        ReconcileReport report = tally.Report();
        _last = report.Complete ? all : null;
        Log.Done(_logger, report);
        return report;

        async Task MendAsync(BlobItem blob, CancellationToken cancel)
        {
            if (earlier is null || !await IsKnownByNowAsync(blob, all.Versions, cancel))
            {
                await QueueAsync(blob, nothingWaits, tally, cancel);
            }
        }
    }

    /// <summary>Creates again what storage has lost; then nothing holds any more that the last run found.</summary>
    /// <returns>How the table is laid out.</returns>
    private async Task<TableLayout> RestoreAsync(CancellationToken cancellationToken)
    {
        TableLayout layout = await _store.LayoutAsync(cancellationToken);
        if (!await _store.RestoreAsync(cancellationToken))
        {
            return layout;
        }

        _last = null;
        return await _store.LayoutAsync(cancellationToken);
    }

    /// <summary>An archive of an earlier format gets its index, and loses what the earlier format needed.</summary>
    private async Task MendIndexAsync(TableLayout layout, TimeBudget time, CancellationToken cancellationToken)
    {
        if (await _builder.IsNeededAsync(cancellationToken))
        {
            await _builder.BuildAsync(time.Length, null, cancellationToken);
        }

        if (layout.HasPostings && !await _builder.IsNeededAsync(cancellationToken))
        {
            await new EarlierFormat(_store, _logger).ClearAsync(() => time.Left > TimeSpan.Zero, cancellationToken);
        }

        await new IndexSweep(_store, _clock).RunAsync(cancellationToken);
    }

    private async Task<bool> NothingWaitsAsync(CancellationToken cancellationToken)
    {
        var census = new Census(_store);
        QueueDepth waiting = await census.DepthAsync(_store.Options.ParsedQueue, cancellationToken);
        QueueDepth poison = await census.DepthAsync(_store.Options.ParsedQueue + CatalogNames.PoisonSuffix, cancellationToken);
        return waiting.Messages == 0 && poison.Messages == 0;
    }

    /// <summary>Reads all rows, and compares them with the index.</summary>
    private async Task<Remembered> ReadAllAsync(TableLayout layout, Tally tally, CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        KnownVersions known = await KnownVersions.ReadAsync(_store.Table, layout, _version, cancellationToken);
        await RepackAsync(known, layout, tally, cancellationToken);
        var rest = TimeSpan.FromTicks(Math.Min(_clock.GetElapsedTime(start).Ticks * Rest, LongestRest.Ticks));
        return new Remembered(known, _clock.GetUtcNow() + rest);
    }

    /// <summary>Has what the index lacks, or has wrong, packed again. It should never find anything.</summary>
    private async Task RepackAsync(KnownVersions known, TableLayout layout, Tally tally, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexDifference> differences;
        try
        {
            differences = await new IndexComparison(_store).FindAsync(known, cancellationToken);
        }
        catch (IndexNotReadyException)
        {
            return; // another instance is building it
        }

        await Parallel.ForEachAsync(
            differences,
            Degree(cancellationToken),
            async (difference, cancel) =>
                await TryAsync(
                    difference.Id,
                    tally,
                    async () =>
                    {
                        Log.Repacked(_logger, difference.Id, difference.Kind);
                        await new ArticleWriter(_store.Table, layout.PartitionOf(difference.Id), difference.Id).RenewAsync(cancel);
                        tally.Repacked();
                    }
                )
        );
    }

    private async IAsyncEnumerable<BlobItem> MissingAsync(
        KnownVersions known,
        Tally tally,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var listing = new BlobListing(
            _store.Originals,
            beginning =>
            {
                tally.Failed();
                Log.Unlistable(_logger, _store.Originals.Uri, beginning);
            }
        );
        DateTimeOffset settled = _clock.GetUtcNow() - _store.Options.EventGrace;
        await foreach (BlobItem blob in listing.ReadAsync("", cancellationToken))
        {
            tally.Saw();
            bool isKnown = known.Take(ArticleId.FromBlobName(blob.Name), VersionOf(blob));
            if (!isKnown && blob.Properties.LastModified < settled)
            {
                yield return blob;
            }
        }
    }

    /// <summary>
    /// Whether the table has by now the version that a blob has, where the last run that read all rows found another, or none.
    /// </summary>
    private async Task<bool> IsKnownByNowAsync(BlobItem blob, KnownVersions known, CancellationToken cancellationToken)
    {
        string id = ArticleId.FromBlobName(blob.Name);
        StoredArticle? article = await new ArticleRows(_store).ReadAsync(id, Columns.Versions, cancellationToken);
        known.Put(id, article, _version);
        return KnownVersions.IsCurrent(article, VersionOf(blob), _version);
    }

    /// <summary>
    /// Parses and queues a blob, unless that was done before and its message may still wait, or lie in the poison queue, where it is seen.
    /// To queue it again and again would fill that queue and mend nothing.
    /// </summary>
    private async Task QueueAsync(BlobItem blob, bool nothingWaits, Tally tally, CancellationToken cancellationToken)
    {
        string parsed = BlobVersion.ParsedBlobName(ArticleId.FromBlobName(blob.Name), VersionOf(blob));
        if (await IsQueuedAsync(parsed, nothingWaits, cancellationToken))
        {
            tally.Waits();
            return;
        }

        if (await _intake.ReceiveAsync(blob.Name, cancellationToken) is { } message)
        {
            await _store.SendAsync(message, cancellationToken);
            tally.Queued();
        }
    }

    private async Task<bool> IsQueuedAsync(string parsedBlob, bool nothingWaits, CancellationToken cancellationToken)
    {
        if (await _store.Parsed.GetBlobClient(parsedBlob).FindPropertiesAsync(cancellationToken) is not { } properties)
        {
            return false;
        }

        // A batch that is being unpacked notes every few seconds how far it is.
        if (!properties.Metadata.ContainsKey(CatalogStore.ExtractorMetadata))
        {
            return properties.LastModified > _clock.GetUtcNow() - Unpacking;
        }

        bool isRecent = properties.LastModified > _clock.GetUtcNow() - _store.Options.EventGrace;
        return (isRecent || !nothingWaits)
            && properties.Metadata.TryGetValue(CatalogStore.ExtractorMetadata, out string? extractor)
            && !RowState.IsOlder(extractor, _version);
    }

    private async Task ForgetAsync(string id, KnownVersions known, Tally tally, CancellationToken cancellationToken)
    {
        if (await _catalog.ForgetAsync(id, cancellationToken))
        {
            tally.Forgot();
        }

        known.Put(id, null, _version);
    }

    /// <summary>Does the work on one article, unless the time for all is spent.</summary>
    private async Task TryInTimeAsync(string id, TimeBudget time, Tally tally, Func<Task> work)
    {
        if (time.IsSpent)
        {
            tally.RanOut();
        }
        else
        {
            await TryAsync(id, tally, work);
        }
    }

    private async Task TryAsync(string id, Tally tally, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is InvalidDataException or RequestFailedException or InvalidOperationException)
        {
            // One that cannot be mended must not keep the others from being.
            tally.Failed();
            Log.Failed(_logger, e, id);
        }
    }

    private static ParallelOptions Degree(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };

    private static string VersionOf(BlobItem blob) =>
        ArticleName.Check(blob.Name) is not null ? BlobVersion.OfInvalidName : BlobVersion.TextOf(blob.Properties.ETag.GetValueOrDefault());

    /// <summary>What the table had when all rows were read, kept up with what runs have asked for since.</summary>
    /// <param name="Versions">The versions.</param>
    /// <param name="Until">When all rows are read again.</param>
    private sealed record Remembered(KnownVersions Versions, DateTimeOffset Until);

    private static partial class Log
    {
        public static void Done(ILogger logger, ReconcileReport report) =>
            Done(
                logger,
                report.Blobs,
                report.Queued,
                report.Waiting,
                report.Forgotten,
                report.Repacked,
                report.Failed,
                report.Complete ? "Everything was compared" : "Time ran out, the next run goes on"
            );

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Reconciled {Blobs} blobs: {Queued} queued, {Waiting} waiting, {Forgotten} forgotten, {Repacked} "
                + "packed again, {Failed} failed. {End}."
        )]
        private static partial void Done(
            ILogger logger,
            int blobs,
            int queued,
            int waiting,
            int forgotten,
            int repacked,
            int failed,
            string end
        );

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Container} has blobs whose names begin with '{Beginning}' and go on with a character that the storage "
                + "emulator cannot list. They are passed over: delete them, or use the Azurite that `pipeline up` starts, which lists "
                + "them too."
        )]
        public static partial void Unlistable(ILogger logger, Uri container, string beginning);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Id}: {Difference} in the index, packed again.")]
        public static partial void Repacked(ILogger logger, string id, IndexDifferenceKind difference);

        [LoggerMessage(Level = LogLevel.Error, Message = "Article {Id}: could not be reconciled.")]
        public static partial void Failed(ILogger logger, Exception exception, string id);
    }
}
