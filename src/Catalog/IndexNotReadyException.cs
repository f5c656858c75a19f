namespace Pipeline.Catalog;

/// <summary>The index is being built from the table, so that no query can be answered yet. Ask again in a minute.</summary>
public sealed class IndexNotReadyException : Exception
{
    /// <summary>Says what to do.</summary>
    public IndexNotReadyException()
        : base(
            "The search index is being built from the table: this archive was made by an earlier version. Ask again in "
                + "a minute; `pipeline index rebuild` does it at once."
        ) { }
}
