using System.Buffers.Binary;
using Lucene.Net.Store;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>Reads a file of the index, or a part of one, through the page cache.</summary>
/// <param name="name">What to call it in messages.</param>
/// <param name="cache">The pages.</param>
/// <param name="file">The file.</param>
/// <param name="start">Where in the file this input begins.</param>
/// <param name="length">How long it is.</param>
internal sealed class BlobInput(string name, PageCache cache, StoredFile file, long start, long length) : IndexInput(name)
{
    /// <summary>How many pages are read at a place: what comes next is often wanted too, and a request costs more than its bytes.</summary>
    private const int FirstRead = 4;

    private const int MaxReadAhead = 16;

    /// <summary>The bytes of the longest number that is written seven bits at a time.</summary>
    private const int MaxVInt32 = 5;

    private byte[] _page = [];
    private int _number = -1;
    private int _inPage;
    private int _readAhead = FirstRead;

    // Where the next byte is, counted from start; while a page is loaded, _inPage counts instead.
    private long _position;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position => InFile - start;

    private long InFile => _number < 0 ? start + _position : ((long)_number * PageCache.PageSize) + _inPage;

    /// <inheritdoc/>
    public override byte ReadByte()
    {
        if (_inPage >= _page.Length)
        {
            Load();
        }

        return _page[_inPage++];
    }

    // Numbers that lie whole in the page are read from it at once: Lucene would ask for one byte after the other.

    /// <inheritdoc/>
    public override short ReadInt16()
    {
        if (_page.Length - _inPage < sizeof(short))
        {
            return base.ReadInt16();
        }

        short number = BinaryPrimitives.ReadInt16BigEndian(_page.AsSpan(_inPage));
        _inPage += sizeof(short);
        return number;
    }

    /// <inheritdoc/>
    public override int ReadInt32()
    {
        if (_page.Length - _inPage < sizeof(int))
        {
            return base.ReadInt32();
        }

        int number = BinaryPrimitives.ReadInt32BigEndian(_page.AsSpan(_inPage));
        _inPage += sizeof(int);
        return number;
    }

    /// <inheritdoc/>
    public override long ReadInt64()
    {
        if (_page.Length - _inPage < sizeof(long))
        {
            return base.ReadInt64();
        }

        long number = BinaryPrimitives.ReadInt64BigEndian(_page.AsSpan(_inPage));
        _inPage += sizeof(long);
        return number;
    }

    /// <inheritdoc/>
    public override int ReadVInt32()
    {
        byte[] page = _page;
        int at = _inPage;
        if (page.Length - at < MaxVInt32)
        {
            return base.ReadVInt32();
        }

        int number = 0;
        byte part;
        int shift = 0;
        do
        {
            part = page[at++];
            number |= (part & 0x7F) << shift;
            shift += 7;
        } while (part >= 0x80 && shift < 7 * MaxVInt32);

        _inPage = at;
        return number;
    }

    /// <inheritdoc/>
    public override void ReadBytes(byte[] b, int offset, int len)
    {
        while (len > 0)
        {
            if (_inPage >= _page.Length)
            {
                Load();
            }

            int count = Math.Min(len, _page.Length - _inPage);
            _page.AsSpan(_inPage, count).CopyTo(b.AsSpan(offset));
            _inPage += count;
            offset += count;
            len -= count;
        }
    }

    /// <inheritdoc/>
    public override void Seek(long pos)
    {
        long target = start + pos;
        if (_number >= 0 && target / PageCache.PageSize == _number)
        {
            _inPage = (int)(target % PageCache.PageSize);
            return;
        }

        _position = pos;
        _number = -1;
        _inPage = 0;
        _page = [];
    }

    /// <summary>A view with a position of its own. It shares nothing that changes, so another thread may use it.</summary>
    public override object Clone()
    {
        var copy = new BlobInput(ToString(), cache, file, start, length);
        copy.Seek(Position);
        return copy;
    }

    /// <summary>A part of this input.</summary>
    /// <param name="description">What to call it in messages.</param>
    /// <param name="offset">Where in this input it begins.</param>
    /// <param name="sliceLength">How long it is.</param>
    public BlobInput Slice(string description, long offset, long sliceLength) => new(description, cache, file, start + offset, sliceLength);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Nothing is held that is not shared.
    }

    private void Load()
    {
        long at = InFile;
        if (at >= start + length)
        {
            throw new EndOfStreamException($"Read past the end of {this}.");
        }

        bool isNext = _number >= 0;
        _readAhead = isNext ? Math.Min(_readAhead * 2, MaxReadAhead) : FirstRead;
        int number = (int)(at / PageCache.PageSize);
        _page = cache.Get(file.Blob!, file.Length, number, _readAhead);
        _number = number;
        _inPage = (int)(at % PageCache.PageSize);
    }
}
