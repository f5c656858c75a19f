using Azure;
using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The committed index as this process last saw it. One reader serves all queries; a newer commit shares its unchanged segments.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class CommittedIndex(CatalogStore store) : IDisposable
{
    private readonly PageCache _cache = new(store.Index, store.Options.IndexCacheBytes);
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private readonly Lock _swapping = new();
    private Commit? _current;

    /// <summary>How many bytes of the index are kept as they are stored.</summary>
    public long CachedBytes => _cache.Bytes;

    /// <summary>The pages that queries of this process read; null while nobody has asked anything.</summary>
    public PageCache? Pages => Volatile.Read(ref _current) is null ? null : _cache;

    /// <summary>Opens the newest commit: asks whether there is a newer one than this process knows, in one request.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async ValueTask<IndexSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        Commit? known = Volatile.Read(ref _current);
        HeadAnswer answer = await store.Index.ReadHeadAsync(known?.ETag ?? default, cancellationToken);
        if (answer.IsUnchanged)
        {
            return Take();
        }

        if (answer.Head is not { Format: IndexFields.Format } head)
        {
            throw new IndexNotReadyException();
        }

        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // Whoever had the turn before may have opened this commit, or a newer one.
            Commit? current = Volatile.Read(ref _current);
            if (current == known || current is null || current.Head.Generation < head.Generation)
            {
                await RefreshAsync(current, head, answer.ETag, cancellationToken);
            }
        }
        finally
        {
            _refreshing.Release();
        }

        return Take();
    }

    /// <summary>
    /// Opens a commit that was published in this process, so that the next query need not; does nothing while nobody has asked anything.
    /// </summary>
    /// <param name="head">The commit.</param>
    /// <param name="etag">Its ETag.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task FollowAsync(IndexHead head, ETag etag, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _current) is null)
        {
            return;
        }

        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _current) is { } current && current.Head.Generation < head.Generation)
            {
                await RefreshAsync(current, head, etag, cancellationToken);
            }
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_swapping)
        {
            _current?.Reader?.DecRef();
            _current = null;
        }

        _refreshing.Dispose();
    }

    private IndexSnapshot Take()
    {
        lock (_swapping)
        {
            _current?.Reader?.IncRef();
            return new IndexSnapshot(_current?.Reader, _current?.Head.Generation ?? 0);
        }
    }

    private async Task RefreshAsync(Commit? current, IndexHead head, ETag etag, CancellationToken cancellationToken)
    {
        await _cache.PrefetchAsync(
            head.Files.Where(file => !IsIn(current?.Head, file)).Select(static file => file.Value),
            cancellationToken
        );
        Commit next = await store.Threads.RunAsync(() => Open(current, head, etag), cancellationToken);
        lock (_swapping)
        {
            _current = next;
            if (next.Reader != current?.Reader)
            {
                current?.Reader?.DecRef();
            }
        }
    }

    private Commit Open(Commit? current, IndexHead head, ETag etag)
    {
        if (head.Files.Count == 0)
        {
            return new Commit(head, etag, null, null);
        }

        if (current is not { Reader: { } reader, Directory: { } directory } || !IsContinued(current.Head, head))
        {
            var anew = new ReadDirectory(head, _cache);
            return new Commit(head, etag, anew, DirectoryReader.Open(anew));
        }

        directory.Show(head);
        return new Commit(head, etag, directory, DirectoryReader.OpenIfChanged(reader) ?? reader);
    }

    /// <summary>
    /// Whether files of the same name are the same files: Lucene goes by names, and an index that was built anew without the old one begins
    /// them again.
    /// </summary>
    private static bool IsContinued(IndexHead earlier, IndexHead later) =>
        later.Files.All(file => !earlier.Files.TryGetValue(file.Key, out StoredFile? same) || same.IsSame(file.Value));

    /// <summary>Whether a commit has a file.</summary>
    private static bool IsIn(IndexHead? commit, KeyValuePair<string, StoredFile> file) =>
        commit?.Files.TryGetValue(file.Key, out StoredFile? same) == true && same.IsSame(file.Value);

    private sealed record Commit(IndexHead Head, ETag ETag, ReadDirectory? Directory, DirectoryReader? Reader);
}
