namespace Pipeline.Articles.Batches;

/// <summary>Stops a parser that reads more than one record may have.</summary>
/// <param name="inner">The stream.</param>
/// <param name="limits">The limits.</param>
internal sealed class RecordStream(Stream inner, ArticleLimits limits) : ReadOnlyStream
{
    // Parsers read ahead by a buffer.
    private const int ReadAhead = 256 * 1024;

    private long _sinceRecord;

    /// <summary>Says that a record has ended.</summary>
    public void EndRecord() => _sinceRecord = 0;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    private int Count(int read)
    {
        _sinceRecord += read;
        return _sinceRecord <= limits.MaxBytes + ReadAhead ? read : throw new RecordTooLargeException();
    }
}
