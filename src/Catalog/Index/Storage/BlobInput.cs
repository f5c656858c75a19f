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
    private const int MaxReadAhead = 16;

    private byte[] _page = [];
    private int _number = -1;
    private int _inPage;
    private int _readAhead = 1;

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
        _readAhead = isNext ? Math.Min(_readAhead * 2, MaxReadAhead) : 1;
        int number = (int)(at / PageCache.PageSize);
        _page = cache.Get(file.Blob!, file.Length, number, _readAhead);
        _number = number;
        _inPage = (int)(at % PageCache.PageSize);
    }
}
