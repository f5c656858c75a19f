using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Storage;

/// <summary>
/// Writes an article row together with its postings. All of an article's rows are in one partition, and every transaction here carries the article
/// row with a precondition, so all transactions of one article form one sequence, whoever makes them, and a writer that was overtaken
/// finds out at its next one. Between any two of them, the postings that exist are exactly <see cref="RowState.Postings"/> and
/// <see cref="RowState.Garbage"/>.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="partition">The article's partition.</param>
/// <param name="id">The article's id.</param>
internal sealed class ArticleWriter(TableClient table, string partition, string id)
{
    /// <summary>How many rows one entity-group transaction may change.</summary>
    private const int TransactionLimit = 100;

    /// <summary>How many of them are left beside the article row.</summary>
    private const int Room = TransactionLimit - 1;

    /// <summary>Reads what a writer has to know.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The state; null when the table knows nothing of the article.</returns>
    public async Task<RowState?> ReadAsync(CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> response = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKeys.Article(id), Columns.State, cancellationToken);
        return response.HasValue ? RowState.Read(response.Value!) : null;
    }

    /// <summary>Writes an article that the table knows nothing of: one transaction for up to 99 postings, one more for each 99 above.</summary>
    /// <param name="row">What to write.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when the table does know something, or another writer came in between: read and decide again.</returns>
    public async Task<bool> TryAddAsync(ArticleRow row, CancellationToken cancellationToken)
    {
        if (row.Postings.Count <= Room)
            return await SubmitAsync(TableTransactionActionType.Add, Entity(row.Values, row.Postings, []), row.Postings, [], cancellationToken) is not null;

        // Many postings: the row begins as one that no query sees, and gets its content when all postings exist.
        string[] first = [.. row.Postings.Take(Room)];
        var begun = new RowState(default, RowStatus.Writing, (string)row.Values[Columns.Name]!, (string)row.Values[Columns.BlobETag]!, null, null, [], first);
        TableEntity entity = Entity(new Dictionary<string, object?> { [Columns.Status] = begun.Status, [Columns.Name] = begun.Name, [Columns.BlobETag] = begun.BlobETag }, [], first);
        return await SubmitAsync(TableTransactionActionType.Add, entity, first, [], cancellationToken) is { } etag
            && await TryReplaceAsync(begun with { ETag = etag }, row, cancellationToken);
    }

    /// <summary>Replaces an article row and its postings: new postings first, then the row, then what it no longer implies, all in one transaction where it fits.</summary>
    /// <param name="current">The row as it was when the decision to replace it was made.</param>
    /// <param name="next">What to write.</param>
    /// <param name="cancellationToken">Stops the work; what was begun is finished or cleaned up by the next writer.</param>
    /// <returns>False when another writer came in between before the new content was there: read and decide again.</returns>
    public async Task<bool> TryReplaceAsync(RowState current, ArticleRow next, CancellationToken cancellationToken)
    {
        var implied = next.Postings.ToHashSet(StringComparer.Ordinal);
        var before = current.Postings.ToHashSet(StringComparer.Ordinal);
        var existing = current.Postings.Concat(current.Garbage).ToHashSet(StringComparer.Ordinal);
        var missing = new Queue<string>(next.Postings.Where(term => !existing.Contains(term)));
        ETag? etag = current.ETag;

        // Left-overs of other versions go first unless all fits one transaction, so that the list of garbage stays as short as one version's postings.
        if (missing.Count + existing.Count > Room && current.Garbage.Any(term => !implied.Contains(term)))
        {
            etag = await SweepAsync(current.ETag, current.Garbage, implied, cancellationToken);
            existing.RemoveWhere(term => !implied.Contains(term) && !before.Contains(term));
        }

        while (missing.Count > Room && etag is not null)
        {
            string[] batch = [.. Dequeue(missing, Room)];
            existing.UnionWith(batch);
            string[] notImplied = [.. existing.Where(term => !before.Contains(term))];
            etag = await SubmitAsync(TableTransactionActionType.UpdateMerge, GarbageOnly(notImplied, etag.Value), batch, [], cancellationToken);
        }

        if (etag is null)
            return false;

        string[] stale = [.. existing.Where(term => !implied.Contains(term))];
        int now = Math.Min(stale.Length, Room - missing.Count);
        TableEntity entity = Entity(next.Values, next.Postings, stale[now..]);
        entity.ETag = etag.Value;
        etag = await SubmitAsync(TableTransactionActionType.UpdateReplace, entity, missing, stale[..now], cancellationToken);
        if (etag is null)
            return false;

        // The new content is there. If another writer comes in between now, cleaning up has become its business.
        await SweepAsync(etag.Value, stale[now..], [], cancellationToken);
        return true;
    }

    /// <summary>Deletes the postings that the row does not imply.</summary>
    /// <param name="current">The row.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task SweepAsync(RowState current, CancellationToken cancellationToken) =>
        await SweepAsync(current.ETag, current.Garbage, [], cancellationToken);

    private async Task<ETag?> SweepAsync(ETag precondition, IReadOnlyCollection<string> garbage, HashSet<string> keep, CancellationToken cancellationToken)
    {
        string[] kept = [.. garbage.Where(keep.Contains)];
        string[] doomed = [.. garbage.Where(term => !keep.Contains(term))];
        ETag? etag = precondition;
        for (int done = 0; done < doomed.Length && etag is not null; done += Room)
        {
            string[] batch = doomed[done..Math.Min(doomed.Length, done + Room)];
            string[] left = [.. kept, .. doomed[(done + batch.Length)..]];
            etag = await SubmitAsync(TableTransactionActionType.UpdateMerge, GarbageOnly(left, etag.Value), [], batch, cancellationToken);
        }

        return etag;
    }

    private static IEnumerable<string> Dequeue(Queue<string> terms, int count)
    {
        while (count-- > 0 && terms.TryDequeue(out string? term))
            yield return term;
    }

    private TableEntity Entity(IReadOnlyDictionary<string, object?> values, IReadOnlyCollection<string> postings, IReadOnlyCollection<string> garbage)
    {
        var entity = new TableEntity(partition, RowKeys.Article(id));
        foreach ((string name, object? value) in values)
        {
            if (value is not null)
                entity[name] = value;
        }

        entity[Columns.Postings] = Compressed.PackTerms(postings);
        entity[Columns.Garbage] = Compressed.PackTerms(garbage);
        return entity;
    }

    private TableEntity GarbageOnly(IReadOnlyCollection<string> garbage, ETag precondition) =>
        new(partition, RowKeys.Article(id)) { [Columns.Garbage] = Compressed.PackTerms(garbage), ETag = precondition };

    /// <summary>Makes one transaction. Null when the article row was not as expected.</summary>
    private async Task<ETag?> SubmitAsync(TableTransactionActionType rowAction, TableEntity row, IReadOnlyCollection<string> added, IReadOnlyCollection<string> deleted, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            string[] toDelete = [.. deleted.Where(term => !gone.Contains(term))];
            var actions = new List<TableTransactionAction>(1 + added.Count + toDelete.Length) { new(rowAction, row, row.ETag) };
            actions.AddRange(added.Select(term => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Posting(term))));
            actions.AddRange(toDelete.Select(term => new TableTransactionAction(TableTransactionActionType.Delete, Posting(term), ETag.All)));
            try
            {
                Response<IReadOnlyList<Response>> response = await table.SubmitTransactionAsync(actions, cancellationToken);
                return response.Value[0].Headers.ETag ?? throw new InvalidOperationException("The table service did not tell the ETag of the row it wrote.");
            }
            catch (TableTransactionFailedException e) when (e.Status == 404 && e.FailedTransactionActionIndex is { } index && index > added.Count && index < actions.Count)
            {
                // Somebody deleted a posting by hand. It is gone, as it should be.
                gone.Add(toDelete[index - 1 - added.Count]);
            }
            catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == TableErrorCode.EntityAlreadyExists || e.ErrorCode == TableErrorCode.ResourceNotFound)
            {
                return null;
            }
        }
    }

    private TableEntity Posting(string term) => new(partition, RowKeys.Posting(term, id));
}
