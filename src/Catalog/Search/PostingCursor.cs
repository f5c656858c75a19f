using Azure;
using Azure.Data.Tables;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Walks one posting list in one shard by seeking. Reads pages of keys only, small ones while the other lists make it jump, large ones while it is
/// read in sequence.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="partition">The shard.</param>
/// <param name="list">The posting list.</param>
/// <param name="range">The part of it to look at.</param>
/// <param name="budget">Pays for each read.</param>
internal sealed class PostingCursor(TableClient table, string partition, PostingList list, SortKeyRange range, ReadBudget budget)
{
    private const int SmallestPage = 16;
    private const int FirstPage = 64;
    private const int LargestPage = 1000;
    private const int Growth = 4;

    private static readonly string[] KeyOnly = ["RowKey"];

    private readonly string _end = range.End is { } end ? list.Prefix + end : RowKeys.EndOf(list.Prefix);
    private string[] _page = [];
    private int _position;
    private int _seen;
    private int _pageSize = FirstPage;
    private bool _lastPage;

    /// <summary>Moves to the first sort key at or after a target.</summary>
    /// <param name="target">A sort key, or a string between two. Never less than the target before.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public async ValueTask<Seek> SeekAsync(string target, CancellationToken cancellationToken)
    {
        if (Skip(target))
            return Seek.To(_page[_position]);
        if (_lastPage)
            return Seek.Exhausted;
        if (!budget.TrySpend())
            return Seek.OutOfBudget;

        if (_page.Length > 0)
            _pageSize = _seen * Growth < _page.Length ? Math.Max(SmallestPage, _pageSize / Growth) : Math.Min(LargestPage, _pageSize * Growth);
        await ReadPageAsync(target, cancellationToken);
        return _page.Length > 0 ? Seek.To(_page[0]) : Seek.Exhausted;
    }

    /// <summary>Skips to the target inside the page. False when it lies beyond.</summary>
    private bool Skip(string target)
    {
        if (_position < _page.Length && string.CompareOrdinal(_page[_position], target) >= 0)
            return true;

        int found = Array.BinarySearch(_page, _position, _page.Length - _position, target, StringComparer.Ordinal);
        _position = found < 0 ? ~found : found;
        if (_position == _page.Length)
            return false;
        _seen++;
        return true;
    }

    private async Task ReadPageAsync(string target, CancellationToken cancellationToken)
    {
        string filter = RowKeys.InRange(partition, list.Prefix + target, _end);
        _page = [];
        _position = 0;
        _seen = 1;
        _lastPage = true;
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(filter, _pageSize, KeyOnly, cancellationToken).AsPages(null, _pageSize).WithCancellation(cancellationToken))
        {
            // The service may answer with an empty page that has a continuation.
            if (page.Values.Count == 0)
                continue;
            _page = [.. page.Values.Select(row => row.RowKey[list.Prefix.Length..])];
            _lastPage = page.ContinuationToken is null;
            break;
        }
    }
}
