using Azure;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>
/// The index for its one writer. Nothing of what Lucene writes leaves the machine before <see cref="PublishAsync"/>, which uploads what the
/// last commit needs and nobody has yet, and then makes it the commit that readers see.
/// </summary>
internal sealed class WriteDirectory : ReadDirectory
{
    /// <summary>Smaller files are carried in the head.</summary>
    private const int InlineBelow = 2 << 10;

    private const int UploadsAtOnce = 4;

    private readonly System.Threading.Lock _changing = new();
    private readonly Dictionary<string, SpooledOutput> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFile> _stored;
    private readonly IndexBlobs _blobs;
    private readonly PageCache _cache;
    private readonly PageCache? _readers;
    private readonly string _prefix;
    private readonly string _spoolFolder;
    private int _uploads;

    /// <summary>Begins where a commit ended.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="blobs">Where the index is.</param>
    /// <param name="cache">The pages. A cache of its own: a merge reads everything once.</param>
    /// <param name="prefix">A prefix that no other writer has.</param>
    /// <param name="spoolFolder">The folder of temporary files.</param>
    /// <param name="readers">The pages of those who read the index in this process; null where nobody does.</param>
    public WriteDirectory(IndexHead head, IndexBlobs blobs, PageCache cache, string prefix, string spoolFolder, PageCache? readers = null)
        : base(head, cache)
    {
        Head = head;
        _stored = new Dictionary<string, StoredFile>(head.Files, StringComparer.Ordinal);
        _blobs = blobs;
        _cache = cache;
        _readers = readers;
        _prefix = prefix;
        _spoolFolder = spoolFolder;
    }

    /// <summary>The last commit that was published.</summary>
    public IndexHead Head { get; private set; }

    /// <summary>The ETag of the last commit that was published here; none before there is one.</summary>
    public ETag ETag { get; private set; }

    /// <inheritdoc/>
    public override string[] ListAll()
    {
        lock (_changing)
        {
            return [.. _stored.Keys.Union(_written.Keys)];
        }
    }

    /// <inheritdoc/>
    [Obsolete("As in the base class.")]
    public override bool FileExists(string name)
    {
        lock (_changing)
        {
            return _stored.ContainsKey(name) || _written.ContainsKey(name);
        }
    }

    /// <inheritdoc/>
    public override long FileLength(string name)
    {
        lock (_changing)
        {
            return _written.TryGetValue(name, out SpooledOutput? output) ? output.Length : Stored(name).Length;
        }
    }

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        var output = new SpooledOutput(_spoolFolder);
        lock (_changing)
        {
            if (_written.Remove(name, out SpooledOutput? earlier))
            {
                earlier.Discard();
            }

            _written[name] = output;
        }

        return output;
    }

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name, IOContext context)
    {
        lock (_changing)
        {
            return _written.TryGetValue(name, out SpooledOutput? output) ? output.Open(name) : Open(name, Stored(name));
        }
    }

    /// <inheritdoc/>
    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        lock (_changing)
        {
            return _written.TryGetValue(name, out SpooledOutput? output) ? output.Slice(name) : Slice(name, Stored(name), context);
        }
    }

    /// <summary>Forgets a file. What was uploaded stays, for readers of the commit that has it.</summary>
    /// <param name="name">The file.</param>
    public override void DeleteFile(string name)
    {
        lock (_changing)
        {
            bool wasStored = _stored.Remove(name);
            if (_written.Remove(name, out SpooledOutput? output))
            {
                output.Discard();
            }
            else if (!wasStored)
            {
                throw Missing(name);
            }
        }
    }

    /// <summary>
    /// Uploads what the last commit needs, and makes it the commit that readers see. Fails with 412 when the lease was lost.
    /// </summary>
    /// <param name="leaseId">The writer's lease.</param>
    /// <param name="format">The format of the documents.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the requests; readers then see the commit before.</param>
    public async Task PublishAsync(string leaseId, int format, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> names = LastCommit();
        List<(string Name, SpooledOutput Output)> toUpload;
        lock (_changing)
        {
            toUpload = [.. names.Where(name => !_stored.ContainsKey(name)).Select(name => (name, _written[name]))];
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            toUpload,
            options,
            async (file, cancel) =>
            {
                StoredFile stored = await UploadAsync(file.Name, file.Output, cancel);
                lock (_changing)
                {
                    _stored[file.Name] = stored;
                }
            }
        );

        Dictionary<string, StoredFile> files;
        lock (_changing)
        {
            files = names.ToDictionary(static name => name, name => _stored[name], StringComparer.Ordinal);
        }

        IndexHead next = Head.Next(format, files, now);
        ETag = await _blobs.WriteHeadAsync(next, leaseId, cancellationToken);
        Head = next;
    }

    /// <summary>Leaves out of the next head what was retired and has been deleted.</summary>
    /// <param name="deleted">The blobs.</param>
    public void Forget(IReadOnlySet<string> deleted) =>
        Head = Head with { Retired = Head.Retired.Where(blob => !deleted.Contains(blob.Key)).ToDictionary(StringComparer.Ordinal) };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_changing)
        {
            foreach (SpooledOutput output in _written.Values)
            {
                output.Discard();
            }

            _written.Clear();
        }

        base.Dispose(disposing);
    }

    /// <summary>The files of the last commit. Reads small files that are in memory.</summary>
    private IReadOnlyCollection<string> LastCommit()
    {
        string segments =
            ListAll()
                .Where(static name => name.StartsWith(IndexFileNames.SEGMENTS + "_", StringComparison.Ordinal))
                .MaxBy(SegmentInfos.GenerationFromSegmentsFileName)
            ?? throw new InvalidOperationException("There is no commit to publish.");
        var infos = new SegmentInfos();
        infos.Read(this, segments);
        return [.. infos.GetFiles(this, includeSegmentsFile: true)];
    }

    private async Task<StoredFile> UploadAsync(string name, SpooledOutput output, CancellationToken cancellationToken)
    {
        if (output.Length < InlineBelow)
        {
            return new StoredFile(null, output.Length, output.ToArray());
        }

        string blob = $"{_prefix}/{Interlocked.Increment(ref _uploads)}-{name}";
        using Stream content = output.OpenStream();
        await _blobs.WriteAsync(blob, content, cancellationToken);
        _cache.Keep(blob, content);
        _readers?.Keep(blob, content);
        return new StoredFile(blob, output.Length, null);
    }

    private StoredFile Stored(string name) => _stored.TryGetValue(name, out StoredFile? file) ? file : throw Missing(name);
}
