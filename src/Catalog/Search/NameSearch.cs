using Azure.Data.Tables;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Finds names by their beginning. The index has every form of a name, folded, as the beginning of its postings' keys: their keys are read in all shards at once, a bounded number, and
/// the name as it is written comes from the newest article that has it.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="layout">How the table is laid out.</param>
internal sealed class NameSearch(CatalogStore store, TableLayout layout)
{
    /// <summary>How many keys one read asks for. A list that fills a read is a name that is named often enough.</summary>
    private const int KeysPerRead = 250;

    /// <summary>How many reads one shard gets for one kind of name. What lies beyond is found by a longer beginning.</summary>
    private const int MaxReads = 8;

    private static readonly string[] KeyOnly = ["RowKey"];

    /// <summary>Finds the names.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The entities of that name, the most named first, as far as was read.</returns>
    public async Task<IReadOnlyList<KnownEntity>> FindAsync(EntityQuery query, CancellationToken cancellationToken)
    {
        string beginning = query.Prefix is null ? "" : IndexValue.Of(query.Prefix);
        IEnumerable<EntityType> types = query.Type is { } one ? [one] : Enum.GetValues<EntityType>();
        Found[][] found = await Task.WhenAll(
            from type in types
            from partition in layout.Partitions
            from read in new[] { ReadExactAsync(partition, type, beginning, cancellationToken), ReadAsync(partition, type, beginning, cancellationToken) }
            select read);

        var rows = new RowReader(store.Table, layout);
        var entities = new List<KnownEntity>(query.Limit);
        var seen = new HashSet<(EntityType, string)>();
        foreach (Found[] wave in Merge(found.SelectMany(static names => names)).Take(store.Options.MaxDocumentsPerRequest).Chunk(RowReader.DocumentWave))
        {
            KnownEntity?[] known = await Task.WhenAll(wave.Select(name => DescribeAsync(rows, name, cancellationToken)));
            foreach (KnownEntity entity in known.OfType<KnownEntity>())
            {
                if (entities.Count < query.Limit && seen.Add((entity.Type, entity.Name)))
                    entities.Add(entity);
            }

            if (entities.Count == query.Limit)
                break;
        }

        return entities;
    }

    private static IEnumerable<Found> Merge(IEnumerable<Found> found) =>
        found
            .GroupBy(static name => (name.Type, name.Value))
            .Select(static shards => new Found(shards.Key.Type, shards.Key.Value, shards.Select(static shard => shard.Newest).Min(StringComparer.Ordinal)!, shards.Sum(static shard => shard.Postings)))
            .OrderByDescending(static name => name.Postings)
            .ThenBy(static name => name.Value, StringComparer.Ordinal)
            .ThenBy(static name => name.Type);

    private static async Task<KnownEntity?> DescribeAsync(RowReader rows, Found name, CancellationToken cancellationToken)
    {
        PostingList list = new(ArticlePostings.FacetOf(name.Type), name.Value);

        // A posting is trusted only if the row agrees.
        return await rows.ReadAsync(SortKey.IdOf(name.Newest), null, cancellationToken) is { } article
            && article.Implies([list], name.Newest)
            && article.ReadMetadata()?.Entities.FirstOrDefault(entity => entity.Type == name.Type && EntityNames.Of(entity).Any(form => IndexValue.Of(form) == name.Value)) is { } known
            ? new KnownEntity(known.Type, known.Name, known.Roles, known.Country, SortKey.IdOf(name.Newest), SortKey.DayOf(name.Newest))
            : null;
    }

    /// <summary>Looks for the beginning as a whole name: its list lies behind those of all longer names.</summary>
    private async Task<Found[]> ReadExactAsync(string partition, EntityType type, string value, CancellationToken cancellationToken)
    {
        string prefix = RowKeys.ListPrefix(ArticlePostings.FacetOf(type), value);
        IReadOnlyList<string> keys = value.Length == 0 ? [] : await KeysAsync(partition, prefix, RowKeys.EndOf(prefix), cancellationToken);
        return keys.Count == 0 ? [] : [new Found(type, value, keys[0][prefix.Length..], keys.Count)];
    }

    private async Task<Found[]> ReadAsync(string partition, EntityType type, string beginning, CancellationToken cancellationToken)
    {
        string facet = ArticlePostings.FacetOf(type);
        string prefix = RowKeys.FacetPrefix(facet);
        string from = prefix + beginning;
        var found = new List<Found>();
        for (int read = 0; read < MaxReads; read++)
        {
            IReadOnlyList<string> keys = await KeysAsync(partition, from, RowKeys.EndOf(prefix), cancellationToken);
            string? first = null;
            foreach (string key in keys)
            {
                string value = key[prefix.Length..^(SortKey.Length + 1)];
                first ??= value;
                if (!value.StartsWith(beginning, StringComparison.Ordinal))
                    return [.. found];

                // The exact name is read on its own.
                if (value == beginning)
                    continue;
                if (found.Count > 0 && found[^1].Value == value)
                    found[^1] = found[^1] with { Postings = found[^1].Postings + 1 };
                else
                    found.Add(new Found(type, value, key[^SortKey.Length..], 1));
            }

            if (keys.Count < KeysPerRead)
                break;
            string last = keys[^1];
            from = last.AsSpan(prefix.Length).StartsWith($"{first}|") ? RowKeys.EndOf(RowKeys.ListPrefix(facet, first!)) : last + "0";
        }

        return [.. found];
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string partition, string from, string end, CancellationToken cancellationToken)
    {
        string filter = RowKeys.InRange(partition, from, end);
        var keys = new List<string>(KeysPerRead);

        // The service may answer with fewer than asked for, although there are more.
        await foreach (TableEntity row in store.Table.QueryAsync<TableEntity>(filter, KeysPerRead, KeyOnly, cancellationToken))
        {
            keys.Add(row.RowKey);
            if (keys.Count == KeysPerRead)
                break;
        }

        return keys;
    }

    /// <summary>One form of a name.</summary>
    /// <param name="Type">What it names.</param>
    /// <param name="Value">The form, folded.</param>
    /// <param name="Newest">The sort key of the newest posting.</param>
    /// <param name="Postings">How many postings were seen.</param>
    private sealed record Found(EntityType Type, string Value, string Newest, int Postings);
}
