using Azure;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The one writer at work: replaces and deletes articles, publishes, merges. What was not published when it is disposed never happened.
/// </summary>
internal sealed class IndexWriting : IAsyncDisposable
{
    private const int MemoryMegabytes = 64;

    private readonly WriterLease _lease;
    private readonly WriteDirectory _directory;
    private readonly GatedMergeScheduler _merges;
    private readonly IndexWriter _writer;
    private readonly SearchThreads _threads;
    private readonly TimeProvider _clock;

    private IndexWriting(
        WriterLease lease,
        WriteDirectory directory,
        GatedMergeScheduler merges,
        IndexWriter writer,
        SearchThreads threads,
        TimeProvider clock
    )
    {
        _lease = lease;
        _directory = directory;
        _merges = merges;
        _writer = writer;
        _threads = threads;
        _clock = clock;
    }

    /// <summary>The last commit that was published.</summary>
    public IndexHead Head => _directory.Head;

    /// <summary>Its ETag; none before something was published here.</summary>
    public ETag ETag => _directory.ETag;

    /// <summary>Opens the index for writing.</summary>
    /// <param name="lease">The writer's lease. Stays the caller's.</param>
    /// <param name="directory">The files; disposed with this.</param>
    /// <param name="isAnew">Whether to begin without the articles of the last commit, which readers see until the first
    /// <see cref="CommitAsync"/>.</param>
    /// <param name="threads">Where Lucene may block.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Stops the wait for a thread.</param>
    public static Task<IndexWriting> OpenAsync(
        WriterLease lease,
        WriteDirectory directory,
        bool isAnew,
        SearchThreads threads,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        threads.RunAsync(
            () =>
            {
                var merges = new GatedMergeScheduler(clock);
                OpenMode mode = isAnew ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND;
                return new IndexWriting(lease, directory, merges, new IndexWriter(directory, Configure(merges, mode)), threads, clock);
            },
            cancellationToken
        );

    /// <summary>Replaces articles with what they are now; one that is null is gone.</summary>
    /// <param name="articles">The articles by their ids.</param>
    /// <param name="cancellationToken">Stops the wait for a thread.</param>
    public Task PutAsync(IReadOnlyCollection<KeyValuePair<string, IndexedArticle?>> articles, CancellationToken cancellationToken) =>
        _threads.RunAsync(
            () =>
            {
                foreach ((string id, IndexedArticle? article) in articles)
                {
                    var term = new Term(IndexFields.Id, id);
                    IReadOnlyList<Document> block = article is null ? [] : ArticleDocuments.Of(article);
                    if (block.Count == 0)
                    {
                        _writer.DeleteDocuments(term);
                    }
                    else
                    {
                        _writer.UpdateDocuments(term, block);
                    }
                }

                return articles.Count;
            },
            cancellationToken
        );

    /// <summary>Makes everything so far durable, and visible to readers. Only after this may new rows be deleted.</summary>
    /// <param name="cancellationToken">Stops the work; readers then see the commit before.</param>
    /// <exception cref="Azure.RequestFailedException">The lease was lost (412), or storage is away.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _threads.RunAsync(
            () =>
            {
                _writer.Commit();
                return true;
            },
            cancellationToken
        );
        await _directory.PublishAsync(_lease.Id, IndexFields.Format, _clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Merges small segments while there is time, and publishes the result. A merge that has begun is finished.</summary>
    /// <param name="budget">For how long merges may begin.</param>
    /// <param name="cancellationToken">Lets no further merge begin.</param>
    /// <returns>Whether there was something to merge.</returns>
    public async Task<bool> MergeAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        await using (cancellationToken.Register(_merges.Close))
        {
            bool hasMerged = await _threads.RunAsync(
                () =>
                {
                    _merges.OpenUntil(_clock.GetUtcNow() + budget);
                    _writer.MaybeMerge();
                    _merges.Close();
                    return _writer.HasUncommittedChanges();
                },
                cancellationToken
            );
            if (hasMerged)
            {
                await CommitAsync(cancellationToken);
            }

            return hasMerged;
        }
    }

    /// <summary>Leaves out of the next head what was retired and has been deleted.</summary>
    /// <param name="deleted">The blobs.</param>
    public void Forget(IReadOnlySet<string> deleted) => _directory.Forget(deleted);

    /// <summary>Ends the work. (<c>IndexWriter.Dispose</c> would wait for merges that the gate holds back, for ever.)</summary>
    public async ValueTask DisposeAsync()
    {
        await _threads.RunAsync(
            () =>
            {
                _writer.Rollback();
                return true;
            },
            CancellationToken.None
        );
        _directory.Dispose();
    }

    private static IndexWriterConfig Configure(MergeScheduler merges, OpenMode mode) =>
        new(LuceneVersion.LUCENE_48, IndexAnalyzer.Create())
        {
            OpenMode = mode,
            Similarity = IndexAnalyzer.Similarity,
            UseCompoundFile = true,
            MergePolicy = new TieredMergePolicy
            {
                NoCFSRatio = 1,
                MaxCFSSegmentSizeMB = 32,
                MaxMergedSegmentMB = 512,
                SegmentsPerTier = 8,
                MaxMergeAtOnce = 8,
            },
            MergeScheduler = merges,
            RAMBufferSizeMB = MemoryMegabytes,
            IndexDeletionPolicy = new KeepOnlyLastCommitDeletionPolicy(),
        };
}
