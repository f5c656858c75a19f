using Azure.Data.Tables;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Index;

/// <summary>
/// Rows of articles that pages have shown, the last ones used. An indexed version of an article never changes, so its row is right for
/// whoever asks for that version; which version is the current one, and whether there still is one, the index says.
/// </summary>
/// <param name="capacity">How many bytes to keep, about.</param>
internal sealed class RowCache(long capacity = RowCache.UsualCapacity)
{
    private const long UsualCapacity = 8 << 20;

    /// <summary>A row that takes more is not kept: it would displace hundreds.</summary>
    private const long MaxRow = 64 << 10;

    // What a string, an array of bytes and an entry of a dictionary take beside their contents.
    private const int Overhead = 24;
    private const int PerColumn = 48;

    private readonly Lock _gate = new();
    private readonly Dictionary<ArticleVersion, LinkedListNode<Kept>> _rows = [];
    private readonly LinkedList<Kept> _order = new();
    private long _bytes;

    /// <summary>Finds a row.</summary>
    /// <param name="article">Whose.</param>
    /// <param name="isWhole">Whether the document is needed.</param>
    public StoredArticle? Find(ArticleVersion article, bool isWhole)
    {
        lock (_gate)
        {
            if (!_rows.TryGetValue(article, out LinkedListNode<Kept>? node) || (isWhole && !node.Value.IsWhole))
            {
                return null;
            }

            _order.Remove(node);
            _order.AddFirst(node);
            return new StoredArticle(node.Value.Row);
        }
    }

    /// <summary>Keeps a row that was read, if it is one that never changes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isWhole">Whether it was read with its document.</param>
    public void Keep(TableEntity row, bool isWhole)
    {
        // What became of a batch is written when it is unpacked, at the same version.
        long bytes = BytesOf(row);
        if (bytes > MaxRow || row.GetString(Columns.Status) != RowStatus.Indexed)
        {
            return;
        }

        var article = new StoredArticle(row);
        var kept = new Kept(new ArticleVersion(article.Id, IndexFields.VersionOf(article.Version)), row, isWhole, bytes);
        lock (_gate)
        {
            if (_rows.TryGetValue(kept.Key, out LinkedListNode<Kept>? earlier))
            {
                Remove(earlier);
            }

            _rows[kept.Key] = _order.AddFirst(kept);
            _bytes += bytes;
            while (_bytes > capacity)
            {
                Remove(_order.Last!);
            }
        }
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        _order.Remove(node);
        _rows.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private static long BytesOf(TableEntity row)
    {
        long bytes = 0;
        foreach ((string _, object? value) in row)
        {
            bytes +=
                PerColumn
                + value switch
                {
                    string text => Overhead + (sizeof(char) * text.Length),
                    byte[] part => Overhead + part.Length,
                    _ => Overhead,
                };
        }

        return bytes;
    }

    private sealed record Kept(ArticleVersion Key, TableEntity Row, bool IsWhole, long Bytes);
}
