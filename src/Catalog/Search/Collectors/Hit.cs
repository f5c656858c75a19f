using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>A document that was found.</summary>
/// <param name="Position">Where it stands among the results.</param>
/// <param name="Key">The key of its article.</param>
/// <param name="Version">The version of the article it was made from: see <see cref="IndexFields.VersionOf"/>.</param>
/// <param name="ToArticle">How many documents after it its article stands; 0 for an article.</param>
/// <param name="Score">How relevant it is; 0 when results are not sorted by it.</param>
internal readonly record struct Hit(Position Position, SortKey Key, long Version, int ToArticle, float Score)
{
    /// <summary>The id of the article.</summary>
    public string Id => Key.Id;
}
