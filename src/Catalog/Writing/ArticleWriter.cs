using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// Writes an article row and, in the same transaction, the row that says that the index does not have it yet. Every transaction carries the
/// article row with a precondition, so all writes of one article form one sequence, whoever makes them, and a writer that was overtaken
/// finds out.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="partition">The article's partition.</param>
/// <param name="id">The article's id.</param>
internal sealed class ArticleWriter(TableClient table, string partition, string id)
{
    /// <summary>Reads what a writer has to know.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The state; null when the table knows nothing of the article.</returns>
    public async Task<RowState?> ReadAsync(CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> response = await table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            RowKeys.Article(id),
            Columns.State,
            cancellationToken
        );
        return response.HasValue ? RowState.Read(response.Value!) : null;
    }

    /// <summary>Writes an article that the table knows nothing of, in one request.</summary>
    /// <param name="row">What to write.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when the table does know something: read and decide again.</returns>
    public Task<bool> TryAddAsync(ArticleRow row, CancellationToken cancellationToken) =>
        TrySubmitAsync(TableTransactionActionType.Add, EntityOf(row), NewOf(row), cancellationToken);

    /// <summary>Replaces an article row, in one request.</summary>
    /// <param name="current">The row as it was when the decision to replace it was made.</param>
    /// <param name="next">What to write.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when another writer came in between: read and decide again.</returns>
    public Task<bool> TryReplaceAsync(RowState current, ArticleRow next, CancellationToken cancellationToken)
    {
        TableEntity entity = EntityOf(next);
        entity.ETag = current.ETag;
        return TrySubmitAsync(TableTransactionActionType.UpdateReplace, entity, NewOf(next), cancellationToken);
    }

    /// <summary>Leaves the article as it is, and has it packed into the index again.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } current)
        {
            // The index has an article that the table never knew, or lost. Packing finds no row and removes it.
            await table.SubmitTransactionAsync(
                [new(TableTransactionActionType.UpsertReplace, NewOf(null, "")), ChangeRow.Write(partition)],
                cancellationToken
            );
            return;
        }

        var entity = new TableEntity(partition, RowKeys.Article(id)) { ETag = current.ETag };
        string? day = RowStatus.IsVisible(current.Status) ? current.Day : null;
        string version = StoredArticle.VersionOf(current.BlobETag, current.Extractor);

        // Refused when another writer came in between; then the article is new anyway.
        await TrySubmitAsync(TableTransactionActionType.UpdateMerge, entity, NewOf(day, version), cancellationToken);
    }

    private TableEntity EntityOf(ArticleRow row)
    {
        var entity = new TableEntity(partition, RowKeys.Article(id));
        foreach ((string name, object? value) in row.Values)
        {
            if (value is not null)
            {
                entity[name] = value;
            }
        }

        return entity;
    }

    private TableEntity NewOf(ArticleRow row) =>
        NewOf(
            (string?)row.Values.GetValueOrDefault(Columns.Day),
            StoredArticle.VersionOf((string)row.Values[Columns.BlobETag]!, (string?)row.Values.GetValueOrDefault(Columns.Extractor))
        );

    private TableEntity NewOf(string? day, string version)
    {
        var entity = new TableEntity(partition, RowKeys.New(id)) { [Columns.Version] = version };
        if (day is not null)
        {
            entity[Columns.Day] = day;
        }

        return entity;
    }

    /// <summary>Makes the transaction. False when the article row was not as expected.</summary>
    private async Task<bool> TrySubmitAsync(
        TableTransactionActionType action,
        TableEntity article,
        TableEntity newRow,
        CancellationToken cancellationToken
    )
    {
        TableTransactionAction[] actions =
        [
            new(action, article, article.ETag),
            new(TableTransactionActionType.UpsertReplace, newRow),
            ChangeRow.Write(partition),
        ];
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e)
            when (e.Status == 412 || e.ErrorCode == TableErrorCode.EntityAlreadyExists || e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            return false;
        }
    }
}
