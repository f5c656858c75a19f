using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog;

/// <summary>Where the catalogue lives in its storage account, and how much one request may ask of it.</summary>
public sealed record CatalogOptions
{
    private const int MaxShards = 64;

    /// <summary>A step of an intersection takes a read of each list; twice as many always move on.</summary>
    private const int MinIndexReads = 2 * QueryLimits.MaxConditions;

    /// <summary>The container of the originals.</summary>
    public string ArticlesContainer { get; init; } = CatalogNames.ArticlesContainer;

    /// <summary>The container of the parsed articles.</summary>
    public string ParsedContainer { get; init; } = CatalogNames.ParsedContainer;

    /// <summary>The queue of messages between the two functions.</summary>
    public string ParsedQueue { get; init; } = CatalogNames.ParsedQueue;

    /// <summary>The queue of events about deleted originals.</summary>
    public string DeletedQueue { get; init; } = CatalogNames.DeletedQueue;

    /// <summary>The table of article rows and postings.</summary>
    public string ArticlesTable { get; init; } = CatalogNames.ArticlesTable;

    /// <summary>How many partitions a new table is spread over, 1 to 64. An existing table keeps the number it was made with.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>How many article documents one request may read to look for words or quotations, before it answers with a shorter page and a continuation; at least 1.</summary>
    public int MaxDocumentsPerRequest { get; init; } = 200;

    /// <summary>How many index reads one request may make in one shard, before it answers with a shorter page and a continuation; at least 32, so that every request gets somewhere.</summary>
    public int MaxIndexReadsPerShard { get; init; } = 100;

    /// <summary>How many articles of one status and shard the status report counts before it says “at least”.</summary>
    public int MaxCountedPerShard { get; init; } = 25_000;

    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Shards, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Shards, MaxShards);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDocumentsPerRequest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIndexReadsPerShard, MinIndexReads);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCountedPerShard, 1);
    }
}
