using Lucene.Net.Index;

namespace Pipeline.Catalog.Index;

/// <summary>The committed index as it was at one moment. Dispose it when the query is done.</summary>
internal sealed class IndexSnapshot : IDisposable
{
    private DirectoryReader? _reader;

    /// <summary>Holds a reader that the caller has counted up.</summary>
    /// <param name="reader">The reader; null while nothing has been committed.</param>
    /// <param name="generation">Which commit this is; 0 before the first.</param>
    public IndexSnapshot(DirectoryReader? reader, long generation)
    {
        _reader = reader;
        Generation = generation;
    }

    /// <summary>Which commit this is; it grows by one with each.</summary>
    public long Generation { get; }

    /// <summary>The reader; null while nothing has been committed. Use it inside <see cref="SearchThreads"/>: its reads block.</summary>
    public DirectoryReader? Reader => _reader;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _reader, null)?.DecRef();
}
