namespace Pipeline.Catalog.Upkeep;

/// <summary>An article for which the index says something else than the table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record IndexDifference(string Id, IndexDifferenceKind Kind);

/// <summary>What is wrong with an article in the index.</summary>
public enum IndexDifferenceKind
{
    /// <summary>The table has it, the index does not.</summary>
    Missing,

    /// <summary>The index has another version than the table.</summary>
    Outdated,

    /// <summary>The index has it, the table does not.</summary>
    Superfluous,

    /// <summary>The index has it more than once.</summary>
    Twice,
}
