using System.Collections.Concurrent;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>
/// Pages of index files, shared by all readers of the process. Files never change, so a page is right for ever. A page that several want
/// and nobody has is read once. When the cache is full, pages go that were not used since they were last looked at (“second chance”).
/// </summary>
/// <param name="blobs">Where the pages come from.</param>
/// <param name="capacity">How many bytes to keep. Below the working set of the queries it thrashes.</param>
internal sealed class PageCache(IndexBlobs blobs, long capacity)
{
    /// <summary>How much is read and kept at once.</summary>
    public const int PageSize = 64 << 10;

    private const int PrefetchAtOnce = 16;

    /// <summary>The most that one request reads, in pages. A file that is no larger is read whole when it is opened.</summary>
    private const int MostAtOnce = 32;

    /// <summary>What opening a larger file needs lies in its first page and in so many at its end.</summary>
    private const int End = 4;

    /// <summary>A file that is written here is kept whole if it is at most this part of the cache.</summary>
    private const int WholeShare = 4;

    private readonly ConcurrentDictionary<(string Blob, int Number), Page> _pages = new();
    private readonly ConcurrentQueue<(string Blob, int Number)> _order = new();
    private readonly Lock _evicting = new();
    private long _bytes;

    /// <summary>How many bytes are kept.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Gets a page; when it is not here, reads it and as many after it as asked for, in one request.</summary>
    /// <param name="blob">The file.</param>
    /// <param name="length">Its length.</param>
    /// <param name="number">Which page of it.</param>
    /// <param name="readAhead">How many pages to read when there is something to read.</param>
    public byte[] Get(string blob, long length, int number, int readAhead)
    {
        while (true)
        {
            if (_pages.TryGetValue((blob, number), out Page? page))
            {
                if ((page.Bytes ?? page.Wait()) is { } bytes)
                {
                    return page.Use(bytes);
                }
            }
            else if (Claim(blob, length, number, readAhead) is { Count: > 0 } claimed)
            {
                return Fill(blob, length, number, claimed);
            }
        }
    }

    /// <summary>
    /// Reads files that nobody has opened yet, small ones whole and the beginning and the end of others, side by side: Lucene would ask for
    /// one page after the other, and block.
    /// </summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public Task PrefetchAsync(IEnumerable<StoredFile> files, CancellationToken cancellationToken)
    {
        IEnumerable<(string Blob, long Length, int Number, int Count)> ends = files
            .Where(static file => file.Blob is not null && file.Length > 0)
            .SelectMany(static file => EndsOf(LastPage(file.Length)).Select(part => (file.Blob!, file.Length, part.Number, part.Count)))
            .Where(part => !_pages.ContainsKey((part.Item1, part.Number)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = PrefetchAtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(
            ends,
            options,
            async (part, cancel) =>
            {
                List<Page> claimed = Claim(part.Blob, part.Length, part.Number, part.Count);
                if (claimed.Count == 0)
                {
                    return;
                }

                try
                {
                    (long offset, int size) = Extent(part.Length, part.Number, claimed.Count);
                    Keep(part.Blob, part.Number, claimed, await blobs.ReadAsync(part.Blob, offset, size, cancel));
                }
                catch
                {
                    GiveUp(part.Blob, part.Number, claimed);
                    throw;
                }
            }
        );
    }

    /// <summary>
    /// Keeps a file that was written here, so that nobody here has to read it: all of it where that leaves room for others, or what opening
    /// it needs.
    /// </summary>
    /// <param name="blob">The file.</param>
    /// <param name="content">What is in it.</param>
    public void Keep(string blob, Stream content)
    {
        int last = LastPage(content.Length);
        (int Number, int Count)[] parts = content.Length <= capacity / WholeShare ? [(0, last + 1)] : EndsOf(last);
        foreach (int number in parts.SelectMany(static part => Enumerable.Range(part.Number, part.Count)))
        {
            (long offset, int size) = Extent(content.Length, number, 1);
            byte[] bytes = GC.AllocateUninitializedArray<byte>(size);
            content.Position = offset;
            content.ReadExactly(bytes);
            var page = new Page();
            if (_pages.TryAdd((blob, number), page))
            {
                Keep(blob, number, [page], bytes);
            }
        }
    }

    private static (int Number, int Count)[] EndsOf(int last) => last < MostAtOnce ? [(0, last + 1)] : [(0, 1), (last - End + 1, End)];

    private static int LastPage(long length) => (int)((length - 1) / PageSize);

    private static (long Offset, int Size) Extent(long length, int number, int count)
    {
        long offset = (long)number * PageSize;
        return (offset, (int)Math.Min((long)count * PageSize, length - offset));
    }

    /// <summary>
    /// Takes on the reading of a page and of those after it that are not here either. None when somebody else was faster with the first.
    /// </summary>
    private List<Page> Claim(string blob, long length, int number, int readAhead)
    {
        int count = Math.Min(Math.Clamp(readAhead, 1, MostAtOnce), LastPage(length) - number + 1);
        var claimed = new List<Page>(count);
        while (claimed.Count < count)
        {
            var page = new Page();
            if (!_pages.TryAdd((blob, number + claimed.Count), page))
            {
                break;
            }

            claimed.Add(page);
        }

        return claimed;
    }

    private byte[] Fill(string blob, long length, int number, List<Page> claimed)
    {
        try
        {
            (long offset, int size) = Extent(length, number, claimed.Count);
            return Keep(blob, number, claimed, blobs.Read(blob, offset, size));
        }
        catch
        {
            GiveUp(blob, number, claimed);
            throw;
        }
    }

    private byte[] Keep(string blob, int number, List<Page> claimed, byte[] bytes)
    {
        byte[] first = claimed.Count == 1 ? bytes : bytes[..PageSize];
        for (int i = 0; i < claimed.Count; i++)
        {
            byte[] page = i == 0 ? first : bytes[(i * PageSize)..Math.Min(bytes.Length, (i + 1) * PageSize)];
            claimed[i].Set(page);
            _order.Enqueue((blob, number + i));
            Interlocked.Add(ref _bytes, page.Length);
        }

        if (Bytes > capacity)
        {
            Evict();
        }

        return first;
    }

    /// <summary>Whoever waits for the pages tries for himself.</summary>
    private void GiveUp(string blob, int number, List<Page> claimed)
    {
        for (int i = 0; i < claimed.Count; i++)
        {
            _pages.TryRemove((blob, number + i), out _);
            claimed[i].Set(null);
        }
    }

    private void Evict()
    {
        lock (_evicting)
        {
            while (Bytes > capacity && _order.TryDequeue(out (string, int) oldest))
            {
                if (!_pages.TryGetValue(oldest, out Page? page))
                {
                    continue;
                }

                if (page.TakeChance())
                {
                    _order.Enqueue(oldest);
                }
                else if (_pages.TryRemove(oldest, out page))
                {
                    Interlocked.Add(ref _bytes, -page.Bytes!.Length);
                }
            }
        }
    }

    /// <summary>One page, perhaps still being read.</summary>
    private sealed class Page
    {
        private readonly object _reading = new();
        private volatile byte[]? _bytes;
        private volatile bool _isUsed;
        private bool _isRead;

        /// <summary>The page; null while it is being read.</summary>
        public byte[]? Bytes => _bytes;

        /// <summary>Waits until it was read; null when that failed.</summary>
        public byte[]? Wait()
        {
            lock (_reading)
            {
                while (!_isRead)
                {
                    Monitor.Wait(_reading);
                }
            }

            return _bytes;
        }

        public void Set(byte[]? bytes)
        {
            lock (_reading)
            {
                _bytes = bytes;
                _isRead = true;
                Monitor.PulseAll(_reading);
            }
        }

        public byte[] Use(byte[] bytes)
        {
            if (!_isUsed)
            {
                _isUsed = true;
            }

            return bytes;
        }

        /// <summary>Whether it was used since the last time this was asked.</summary>
        public bool TakeChance()
        {
            bool wasUsed = _isUsed;
            _isUsed = false;
            return wasUsed;
        }
    }
}
