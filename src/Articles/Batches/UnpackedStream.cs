namespace Pipeline.Articles.Batches;

/// <summary>Counts what is read from a decompressor, and stops it at a ratio to what went in.</summary>
/// <param name="inner">The decompressor.</param>
/// <param name="packed">Tells how many compressed bytes have gone in.</param>
/// <param name="limits">The limits.</param>
internal sealed class UnpackedStream(Stream inner, Func<long> packed, ArticleLimits limits) : ReadOnlyStream
{
    // Decompressors give the first bytes before much has gone in.
    private const long Allowance = 1024 * 1024;

    private long _unpacked;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    private int Count(int read)
    {
        _unpacked += read;
        return _unpacked <= Allowance + (packed() * limits.MaxExpansion) ? read : throw new ExpansionException();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
