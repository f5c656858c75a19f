using Lucene.Net.Store;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>The files of one commit of the index, for reading.</summary>
internal class ReadDirectory : BaseDirectory
{
    private readonly PageCache _cache;
    private volatile IReadOnlyDictionary<string, StoredFile> _files;

    /// <summary>Shows the files of a commit.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="cache">The pages.</param>
    public ReadDirectory(IndexHead head, PageCache cache)
    {
        _cache = cache;
        _files = head.Files;
        SetLockFactory(NoLockFactory.GetNoLockFactory()); // the lease of the head is the lock
    }

    /// <summary>
    /// Shows another commit from now on. Files that are open stay what they were. (Lucene shares unchanged segments only between readers of
    /// one directory.)
    /// </summary>
    /// <param name="head">The commit.</param>
    public void Show(IndexHead head) => _files = head.Files;

    /// <inheritdoc/>
    public override string[] ListAll() => [.. _files.Keys];

    /// <inheritdoc/>
    [Obsolete("As in the base class.")]
    public override bool FileExists(string name) => _files.ContainsKey(name);

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name, IOContext context) => Open(name, Find(name));

    /// <inheritdoc/>
    public override IndexInputSlicer CreateSlicer(string name, IOContext context) => Slice(name, Find(name), context);

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name, IOContext context) =>
        throw new NotSupportedException("This view is for reading.");

    /// <inheritdoc/>
    public override void DeleteFile(string name) => throw new NotSupportedException("This view is for reading.");

    /// <inheritdoc/>
    public override void Sync(ICollection<string> names) { }

    /// <summary>Opens a stored file.</summary>
    protected IndexInput Open(string name, StoredFile file) =>
        file.Bytes is not null ? new MemoryInput(name, file.Bytes) : new BlobInput(name, _cache, file, 0, file.Length);

    /// <summary>Opens the files inside a stored compound file.</summary>
    protected IndexInputSlicer Slice(string name, StoredFile file, IOContext context) =>
        file.Bytes is not null ? base.CreateSlicer(name, context) : new BlobSlicer(new BlobInput(name, _cache, file, 0, file.Length));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => IsOpen = false;

    /// <summary>That the index has no such file, as Lucene expects to be told.</summary>
    protected static FileNotFoundException Missing(string name) => new($"The index has no file {name}.", name);

    private StoredFile Find(string name) => _files.TryGetValue(name, out StoredFile? file) ? file : throw Missing(name);
}
