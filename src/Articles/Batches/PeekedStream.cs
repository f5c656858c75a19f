namespace Pipeline.Articles.Batches;

/// <summary>A stream whose first bytes were looked at and are read again.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly byte[] _prefix;
    private int _position;
    private long _read;

    private PeekedStream(Stream inner, byte[] prefix)
    {
        _inner = inner;
        _prefix = prefix;
        _read = prefix.Length;
    }

    /// <summary>The first bytes.</summary>
    public ReadOnlyMemory<byte> Prefix => _prefix;

    /// <summary>How many bytes of the stream were read; all of them where it seeks.</summary>
    public long Consumed => _inner.CanSeek ? _inner.Length : _read;

    /// <summary>The stream itself, back at its start, where it seeks.</summary>
    public Stream? Seekable
    {
        get
        {
            if (!_inner.CanSeek)
            {
                return null;
            }

            _inner.Position = 0;
            return _inner;
        }
    }

    /// <summary>Reads the first bytes of a stream.</summary>
    /// <param name="inner">The stream.</param>
    /// <param name="length">How many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<PeekedStream> OpenAsync(Stream inner, int length, CancellationToken cancellationToken)
    {
        byte[] prefix = new byte[length];
        int read = await inner.ReadAtLeastAsync(prefix, length, throwOnEndOfStream: false, cancellationToken);
        return new PeekedStream(inner, prefix[..read]);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Replay(buffer) is int replayed and > 0 ? replayed : Count(_inner.Read(buffer));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Replay(buffer.Span) is int replayed and > 0 ? replayed : Count(await _inner.ReadAsync(buffer, cancellationToken));

    private int Count(int read)
    {
        _read += read;
        return read;
    }

    private int Replay(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _prefix.Length - _position);
        _prefix.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
