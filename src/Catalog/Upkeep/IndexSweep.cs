using Pipeline.Catalog.Index.Storage;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Deletes files of the index that no commit ever named: what a writer had uploaded when it died, or lost its lease. It takes the lease for
/// that, so that no writer is at work whose files are not named yet;
/// what earlier commits named is deleted by packing.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="clock">The clock.</param>
internal sealed class IndexSweep(CatalogStore store, TimeProvider clock)
{
    private const int DeletesAtOnce = 8;

    /// <summary>Sweeps once.</summary>
    /// <param name="cancellationToken">Stops the work; the next run goes on.</param>
    /// <returns>How many files were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset before = clock.GetUtcNow() - store.Options.IndexGrace;
        await foreach (Azure.Storage.Blobs.Models.BlobItem blob in store.Index.ListAsync(cancellationToken))
        {
            if (blob.Properties.LastModified < before)
            {
                settled.Add(blob.Name);
            }
        }

        if (await OrphansAsync(settled, cancellationToken) is not { Count: > 0 })
        {
            return 0;
        }

        await using WriterLease? lease = await WriterLease.TryTakeAsync(store.Index, clock, cancellationToken);
        if (lease is null)
        {
            return 0;
        }

        // Asked again: until now a writer may have been at work.
        HashSet<string> orphans = await OrphansAsync(settled, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(orphans, options, async (blob, cancel) => await store.Index.DeleteAsync(blob, cancel));
        return orphans.Count;
    }

    private async Task<HashSet<string>> OrphansAsync(HashSet<string> settled, CancellationToken cancellationToken)
    {
        // Without a head nobody can tell.
        if (settled.Count == 0 || (await store.Index.ReadHeadAsync(default, cancellationToken)).Head is not { } head)
        {
            return [];
        }

        var orphans = new HashSet<string>(settled, StringComparer.Ordinal);
        orphans.ExceptWith(head.Blobs());
        orphans.ExceptWith(head.Retired.Keys);
        return orphans;
    }
}
