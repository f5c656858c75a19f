using Azure.Data.Tables;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Search;

/// <summary>
/// The articles of one shard that are in all of several posting lists, in order. Each list in turn jumps to the key the others have reached, so
/// that what is read depends on the shortest list and on how they interleave, not on how long they are.
/// </summary>
internal sealed class ShardMatches
{
    private readonly PostingCursor[] _cursors;
    private readonly Queue<string> _found = new();
    private string _position;
    private bool _exhausted;
    private bool _outOfBudget;

    /// <summary>Begins at the start of the range; reads nothing yet.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The shard.</param>
    /// <param name="lists">At least one list.</param>
    /// <param name="range">The part of the lists to look at.</param>
    /// <param name="budget">Pays for the reads.</param>
    public ShardMatches(TableClient table, string partition, IReadOnlyList<PostingList> lists, SortKeyRange range, ReadBudget budget)
    {
        _cursors = [.. lists.Select(list => new PostingCursor(table, partition, list, range, budget))];
        _position = range.Start;
    }

    /// <summary>The matches that have been found and not taken.</summary>
    public Queue<string> Found => _found;

    /// <summary>Whether there is nothing more to find: the lists have ended, or the request has read enough.</summary>
    public bool IsDone => _exhausted || _outOfBudget;

    /// <summary>Up to where all matches are known (exclusive); null when all of them are.</summary>
    public string? Frontier => _exhausted ? null : _position;

    /// <summary>Finds matches until so many wait to be taken, or there are no more to find.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task FillAsync(int count, CancellationToken cancellationToken)
    {
        while (_found.Count < count && !IsDone)
            await FindAsync(cancellationToken);
    }

    private async ValueTask FindAsync(CancellationToken cancellationToken)
    {
        // Round and round the lists, until as many in a row as there are lists stand on the same key.
        int agreeing = 0;
        for (int i = 0; agreeing < _cursors.Length; i = (i + 1) % _cursors.Length)
        {
            Seek seek = await _cursors[i].SeekAsync(_position, cancellationToken);
            if (seek.Key is null)
            {
                _exhausted = !seek.IsOutOfBudget;
                _outOfBudget = seek.IsOutOfBudget;
                return;
            }

            agreeing = seek.Key == _position ? agreeing + 1 : 1;
            _position = seek.Key;
        }

        _found.Enqueue(_position);
        _position = SortKey.After(_position);
    }
}
