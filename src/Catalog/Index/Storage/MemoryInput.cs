using Lucene.Net.Store;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>Reads a file that is in memory.</summary>
/// <param name="name">What to call it in messages.</param>
/// <param name="bytes">The file.</param>
internal sealed class MemoryInput(string name, ReadOnlyMemory<byte> bytes) : IndexInput(name)
{
    private int _position;

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override byte ReadByte() => _position < bytes.Length ? bytes.Span[_position++] : throw PastEnd();

    /// <inheritdoc/>
    public override void ReadBytes(byte[] b, int offset, int len)
    {
        if (len > bytes.Length - _position)
        {
            throw PastEnd();
        }

        bytes.Span.Slice(_position, len).CopyTo(b.AsSpan(offset));
        _position += len;
    }

    /// <inheritdoc/>
    public override void Seek(long pos) => _position = checked((int)pos);

    /// <inheritdoc/>
    public override object Clone() => new MemoryInput(ToString(), bytes) { _position = _position };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) { }

    private EndOfStreamException PastEnd() => new($"Read past the end of {this}.");
}
