using Azure;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Index;

/// <summary>A row <c>n|{id}</c>: this article, or its deletion, is not in the committed index yet.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Version">The version that was written; see <see cref="StoredArticle.Version"/>. The article row may have a newer one by
/// now.</param>
/// <param name="SortKey">Where the article stands in lists. Of a deleted article, without meaning.</param>
/// <param name="IsDeleted">Whether the article was deleted.</param>
/// <param name="ETag">The row's own ETag. It changes with every write of the article.</param>
/// <param name="Shard">The number of the partition.</param>
internal sealed record NewRow(string Id, string Version, SortKey SortKey, bool IsDeleted, ETag ETag, int Shard);
