using System.IO.Hashing;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>A file that is being written, or was written by this writer: in memory, and in a temporary file once it is large.</summary>
/// <param name="folder">The folder of temporary files.</param>
internal sealed class SpooledOutput(string folder) : IndexOutput
{
    private const int MostInMemory = 4 << 20;

    private readonly Crc32 _crc = new();
    private readonly byte[] _buffer = new byte[16 << 10];
    private MemoryStream? _memory = new();
    private FileStream? _spool;
    private int _buffered;
    private long _flushed;

    /// <inheritdoc/>
    public override long Position => _flushed + _buffered;

    /// <inheritdoc/>
    public override long Length
    {
        get => Position;
        set
        {
            // A hint how long the file will be.
        }
    }

    /// <inheritdoc/>
    public override long Checksum
    {
        get
        {
            Flush();
            return _crc.GetCurrentHashAsUInt32();
        }
    }

    /// <inheritdoc/>
    public override void WriteByte(byte b)
    {
        if (_buffered == _buffer.Length)
        {
            Flush();
        }

        _buffer[_buffered++] = b;
    }

    /// <inheritdoc/>
    public override void WriteBytes(byte[] b, int offset, int length)
    {
        while (length > 0)
        {
            if (_buffered == _buffer.Length)
            {
                Flush();
            }

            int count = Math.Min(length, _buffer.Length - _buffered);
            b.AsSpan(offset, count).CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            offset += count;
            length -= count;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_buffered == 0)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _buffered);
        _crc.Append(bytes);
        if (_memory is not null && _memory.Length + bytes.Length > MostInMemory)
        {
            Spool();
        }

        ((Stream?)_memory ?? _spool!).Write(bytes);
        _flushed += _buffered;
        _buffered = 0;
    }

    /// <inheritdoc/>
    [Obsolete("Only for indexes of Lucene 3.")]
    public override void Seek(long pos) => throw new NotSupportedException("Files are written from beginning to end.");

    /// <summary>Opens what was written.</summary>
    /// <param name="name">What to call it in messages.</param>
    public IndexInput Open(string name) => Open(name, 0, _flushed);

    /// <summary>Opens the files inside what was written, a compound file.</summary>
    /// <param name="name">What to call it in messages.</param>
    public Directory.IndexInputSlicer Slice(string name) => new Slicer(this, name);

    /// <summary>Opens what was written, for uploading.</summary>
    public Stream OpenStream() =>
        _memory is not null
            ? new MemoryStream(_memory.GetBuffer(), 0, (int)_memory.Length, writable: false)
            : new SpoolStream(_spool!, _flushed);

    /// <summary>Copies what was written.</summary>
    public byte[] ToArray()
    {
        using Stream all = OpenStream();
        byte[] bytes = new byte[all.Length];
        all.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Deletes the temporary file, if there is one.</summary>
    public void Discard() => _spool?.Dispose();

    /// <summary>Lucene has written all of it. It stays readable until <see cref="Discard"/>.</summary>
    protected override void Dispose(bool disposing)
    {
        Flush();
        _spool?.Flush();
    }

    private void Spool()
    {
        System.IO.Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Path.GetRandomFileName());
        _spool = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.Read | FileShare.Delete,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path); // open files stay readable, and nothing is left behind, whatever becomes of this process
        }

        _memory!.WriteTo(_spool);
        _memory = null;
    }

    private IndexInput Open(string name, long offset, long length) =>
        _memory is not null
            ? new MemoryInput(name, _memory.GetBuffer().AsMemory((int)offset, (int)length))
            : new SpoolInput(name, _spool!, offset, length);

    private sealed class Slicer(SpooledOutput output, string name) : Directory.IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            output.Open(sliceDescription, offset, length);

        [Obsolete("Only for indexes of Lucene 3.")]
        public override IndexInput OpenFullSlice() => output.Open(name);

        protected override void Dispose(bool disposing) { }
    }

    private sealed class SpoolInput(string name, FileStream file, long start, long length) : BufferedIndexInput(name, 64 << 10)
    {
        public override long Length => length;

        protected override void ReadInternal(byte[] b, int offset, int len)
        {
            long at = start + Position;
            for (int read; len > 0; offset += read, len -= read, at += read)
            {
                read = RandomAccess.Read(file.SafeFileHandle, b.AsSpan(offset, len), at);
                if (read == 0)
                {
                    throw new EndOfStreamException($"Read past the end of {this}.");
                }
            }
        }

        protected override void SeekInternal(long pos)
        {
            // Every read says where.
        }

        protected override void Dispose(bool disposing) { }
    }

    /// <summary>Reads the temporary file with a position of its own, and leaves it open.</summary>
    private sealed class SpoolStream(FileStream file, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            int read = RandomAccess.Read(file.SafeFileHandle, buffer[..(int)Math.Min(buffer.Length, length - Position)], Position);
            Position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) =>
            Position =
                offset
                + (
                    origin == SeekOrigin.Begin ? 0
                    : origin == SeekOrigin.Current ? Position
                    : length
                );

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException("For reading only.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("For reading only.");
    }
}
