namespace Pipeline.Catalog.Writing;

/// <summary>What became of one <see cref="ParsedArticleMessage"/>. Every outcome is final: the message is done with.</summary>
public enum IndexOutcome
{
    /// <summary>The article can be queried.</summary>
    Indexed,

    /// <summary>The article is recorded as rejected, with the reason.</summary>
    Rejected,

    /// <summary>The blob is recorded as a batch; its records are articles of their own.</summary>
    Batch,

    /// <summary>The table had this version already; nothing was written.</summary>
    Unchanged,

    /// <summary>The blob has a newer version, which has its own message; nothing was written.</summary>
    Stale,

    /// <summary>The blob is gone; nothing was written.</summary>
    Gone,
}
