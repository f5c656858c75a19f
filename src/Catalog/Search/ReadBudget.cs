namespace Pipeline.Catalog.Search;

/// <summary>How many index reads are left to one request in one shard.</summary>
/// <param name="reads">How many it begins with.</param>
internal sealed class ReadBudget(int reads)
{
    private int _left = reads;

    /// <summary>Takes one read.</summary>
    /// <returns>False when none is left.</returns>
    public bool TrySpend()
    {
        if (_left == 0)
            return false;
        _left--;
        return true;
    }
}
