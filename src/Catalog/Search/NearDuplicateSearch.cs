using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Search;

/// <summary>Finds the articles that are near-duplicates of one: those that share at least two bands of its fingerprint.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="archive">What is searched.</param>
/// <param name="rows">Reads articles.</param>
internal sealed class NearDuplicateSearch(CatalogStore store, ArchiveIndex archive, ArticleRows rows)
{
    /// <summary>How many articles are listed.</summary>
    public const int MaxListed = 50;

    /// <summary>Finds them.</summary>
    /// <param name="id">The article that is no duplicate of itself.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The near-duplicates, earliest first; the most similar ones when there are more than <see cref="MaxListed"/>.</returns>
    public async Task<IReadOnlyList<NearDuplicate>> FindAsync(string id, string fingerprint, CancellationToken cancellationToken)
    {
        if (fingerprint.Length == 0)
        {
            return [];
        }

        var found = new SketchCollector();
        using (ArchiveView view = await archive.OpenAsync(cancellationToken))
        {
            await store.Threads.RunAsync(
                () =>
                {
                    view.Search(Conditions.Near(fingerprint), found);
                    return true;
                },
                cancellationToken
            );
        }

        Sketched[] most =
        [
            .. found
                .Hits.Where(hit => hit.Key.Id != id)
                .OrderByDescending(hit => Fingerprint.SharedBands(fingerprint, hit.Fingerprint))
                .ThenBy(static hit => hit.Key)
                .Take(MaxListed),
        ];
        IReadOnlyDictionary<string, StoredArticle?> read = await rows.GetAsync(
            most.Select(static hit => new ArticleVersion(hit.Key.Id, hit.Version)),
            Columns.Summary,
            static (_, row) => row,
            cancellationToken
        );
        return
        [
            .. most.Where(hit => read[hit.Key.Id] is { } row && IndexFields.VersionOf(row.Version) == hit.Version)
                .Select(hit => Describe(read[hit.Key.Id]!.Summarise(), Fingerprint.Similarity(fingerprint, hit.Fingerprint)))
                .OrderBy(static duplicate => duplicate.DatePublished ?? DateOnly.FromDateTime(duplicate.Uploaded.UtcDateTime))
                .ThenBy(static duplicate => duplicate.Uploaded)
                .ThenBy(static duplicate => duplicate.Id, StringComparer.Ordinal),
        ];
    }

    private static NearDuplicate Describe(ArticleSummary article, double similarity) =>
        new()
        {
            Id = article.Id,
            Name = article.Name,
            Headline = article.Headline,
            Source = article.Source,
            DatePublished = article.DatePublished,
            Uploaded = article.Uploaded,
            Similarity = Math.Round(similarity, 2),
        };
}
