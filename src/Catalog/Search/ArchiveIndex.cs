using Lucene.Net.Index;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Opens the archive for one query. The order of reads is what makes it right: first the new rows, then whether there is a newer commit. An
/// article whose new row was gone had been packed and published before, so the commit that is read afterwards has it; an article whose new
/// row was there is taken from memory, and left out of the commit.
/// </summary>
/// <param name="newRows">Reads which articles are new.</param>
/// <param name="recent">The new articles in memory.</param>
/// <param name="committed">The committed index.</param>
internal sealed class ArchiveIndex(KnownNewRows newRows, RecentIndex recent, CommittedIndex committed)
{
    /// <summary>Opens the archive as it is now.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<ArchiveView> OpenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<NewRow> rows = await newRows.ReadAsync(cancellationToken);
        DirectoryReader? reader = await recent.OpenAsync(rows, cancellationToken);
        try
        {
            return new ArchiveView(await committed.OpenAsync(cancellationToken), reader, rows);
        }
        catch
        {
            reader?.DecRef();
            throw;
        }
    }
}
