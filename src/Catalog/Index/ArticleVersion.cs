using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Index;

/// <summary>One version of an article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Version">The version as the index keeps it: see <see cref="IndexFields.VersionOf"/>.</param>
internal readonly record struct ArticleVersion(string Id, long Version);
