namespace Pipeline.Catalog.Index;

/// <summary>All postings with one facet and value, over all shards: the articles for which one condition holds.</summary>
/// <param name="Facet">One of <see cref="Index.Facet"/>.</param>
/// <param name="Value">A value of <see cref="IndexValue"/>.</param>
internal sealed record PostingList(string Facet, string Value)
{
    /// <summary>What the keys of the list begin with; a <see cref="SortKey"/> follows.</summary>
    public string Prefix { get; } = RowKeys.ListPrefix(Facet, Value);

    /// <summary>The list of a name.</summary>
    /// <param name="facet">One of <see cref="Index.Facet"/>.</param>
    /// <param name="name">A name as a user writes it.</param>
    public static PostingList Of(string facet, string name) => new(facet, IndexValue.Of(name));

    /// <summary>The term that an article row must imply for this list's posting of it to be true.</summary>
    /// <param name="sortKey">The article's sort key in this list.</param>
    public string TermAt(string sortKey) => RowKeys.Term(Facet, Value, SortKey.DateOf(sortKey));
}
