namespace Pipeline.Catalog.Queries;

/// <summary>How much one query may ask.</summary>
public static class QueryLimits
{
    /// <summary>How many items a page has when the query does not say.</summary>
    public const int DefaultPage = 20;

    /// <summary>How many values a facet has when the query does not say.</summary>
    public const int DefaultFacet = 10;

    /// <summary>How many items a page may have.</summary>
    public const int MaxPage = 100;

    /// <summary>How many names and dates one query may combine.</summary>
    public const int MaxConditions = 32;

    /// <summary>
    /// How many articles are compared with each other to show near-duplicates once: each takes some hundred bytes of memory.
    /// </summary>
    public const int MaxCollapsed = 250_000;

    /// <summary>How long one parameter may be, in UTF-16 units.</summary>
    public const int MaxLength = 500;
}
