namespace Pipeline.Catalog.Telemetry;

/// <summary>
/// Counts what answering one question takes, wherever the work is done: what is asked of storage while it is open belongs to it.
/// </summary>
public sealed class QueryCost
{
    private static readonly AsyncLocal<QueryCost?> Current = new();

    private int _requests;
    private int _rows;
    private int _documents;

    private QueryCost() { }

    /// <summary>How many requests storage got.</summary>
    public int Requests => _requests;

    /// <summary>How many rows of the table were read.</summary>
    public int Rows => _rows;

    /// <summary>How many documents of articles were read.</summary>
    public int Documents => _documents;

    /// <summary>Begins to count for the caller, and for whatever it starts from now on.</summary>
    public static QueryCost Begin() => Current.Value = new QueryCost();

    /// <summary>Counts a request to storage: for whoever makes the storage clients.</summary>
    public static void CountRequest()
    {
        if (Current.Value is { } cost)
        {
            Interlocked.Increment(ref cost._requests);
        }
    }

    /// <summary>Counts rows that were read.</summary>
    /// <param name="rows">How many.</param>
    internal static void CountRows(int rows)
    {
        if (Current.Value is { } cost)
        {
            Interlocked.Add(ref cost._rows, rows);
        }
    }

    /// <summary>Counts a document that was read.</summary>
    internal static void CountDocument()
    {
        if (Current.Value is { } cost)
        {
            Interlocked.Increment(ref cost._documents);
        }
    }
}
