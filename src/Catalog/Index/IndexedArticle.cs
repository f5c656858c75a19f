using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>What the index needs of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Which version this is: see <see cref="StoredArticle.Version"/>.</param>
/// <param name="Status">What became of the blob.</param>
/// <param name="Day">The day it is sorted under.</param>
/// <param name="Uploaded">When this version of the blob was uploaded.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Metadata">The document; null unless it is indexed.</param>
internal sealed record IndexedArticle(
    string Id,
    string Version,
    ArticleStatus Status,
    DateOnly Day,
    DateTimeOffset Uploaded,
    string Name,
    ArticleMetadata? Metadata
);
