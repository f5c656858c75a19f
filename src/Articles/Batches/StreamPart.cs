namespace Pipeline.Articles.Batches;

/// <summary>The next bytes of a stream, as a stream that ends after them. Does not own the stream.</summary>
/// <param name="inner">The stream, where the part begins.</param>
/// <param name="length">How many bytes.</param>
internal sealed class StreamPart(Stream inner, long length) : ReadOnlyStream
{
    private long _left = length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }
}
