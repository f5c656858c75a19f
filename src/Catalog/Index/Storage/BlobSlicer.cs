using Directory = Lucene.Net.Store.Directory;
using IndexInput = Lucene.Net.Store.IndexInput;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>Opens the files inside a compound file without the buffer that Lucene would put between.</summary>
/// <param name="whole">The compound file.</param>
internal sealed class BlobSlicer(BlobInput whole) : Directory.IndexInputSlicer
{
    /// <inheritdoc/>
    public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
        whole.Slice(sliceDescription, offset, length);

    /// <inheritdoc/>
    [Obsolete("Only for indexes of Lucene 3.")]
    public override IndexInput OpenFullSlice() => whole;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) { }
}
