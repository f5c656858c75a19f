using System.Buffers;

namespace Pipeline.Articles.Batches;

/// <summary>Reads lines and counted blocks from a stream, with one buffer.</summary>
/// <param name="stream">The stream.</param>
internal sealed class ByteReader(Stream stream) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;

    /// <summary>Reads up to and including a byte.</summary>
    /// <param name="delimiter">The byte.</param>
    /// <param name="most">How many bytes are kept; what is longer is read to its end and not kept whole.</param>
    /// <param name="line">Where they go, the delimiter included; cleared first.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many bytes the line has; 0 at the end of the stream.</returns>
    public async ValueTask<long> ReadLineAsync(byte delimiter, long most, ArrayBufferWriter<byte> line, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        long length = 0;
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                return length;
            }

            ReadOnlyMemory<byte> rest = _buffer.AsMemory(_start, _end - _start);
            int at = rest.Span.IndexOf(delimiter);
            int taken = at < 0 ? rest.Length : at + 1;
            if (length + taken <= most)
            {
                line.Write(rest.Span[..taken]);
            }

            _start += taken;
            length += taken;
            if (at >= 0)
            {
                return length;
            }
        }
    }

    /// <summary>Reads a counted block.</summary>
    /// <param name="length">How many bytes.</param>
    /// <param name="block">Where they go; null to skip them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>False when the stream ends first.</returns>
    public async ValueTask<bool> ReadBlockAsync(long length, ArrayBufferWriter<byte>? block, CancellationToken cancellationToken)
    {
        while (length > 0)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                return false;
            }

            int taken = (int)Math.Min(length, _end - _start);
            block?.Write(_buffer.AsSpan(_start, taken));
            _start += taken;
            length -= taken;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
        return _end > 0;
    }
}
