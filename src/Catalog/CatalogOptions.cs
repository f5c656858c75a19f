namespace Pipeline.Catalog;

/// <summary>Where the catalogue lives in its storage account, and how much one request may ask of it.</summary>
public sealed record CatalogOptions
{
    /// <summary>The container of the originals.</summary>
    public string ArticlesContainer { get; init; } = CatalogNames.ArticlesContainer;

    /// <summary>The container of the parsed articles.</summary>
    public string ParsedContainer { get; init; } = CatalogNames.ParsedContainer;

    /// <summary>The queue of messages between the two functions.</summary>
    public string ParsedQueue { get; init; } = CatalogNames.ParsedQueue;

    /// <summary>The table of article rows and postings.</summary>
    public string ArticlesTable { get; init; } = CatalogNames.ArticlesTable;

    /// <summary>How many partitions a new table is spread over, 1 to 64. An existing table keeps the number it was made with.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>How many article documents one request may read to look for words or quotations, before it answers with a shorter page and a continuation.</summary>
    public int MaxDocumentsPerRequest { get; init; } = 200;

    /// <summary>How many index reads one request may make in one shard, before it answers with a shorter page and a continuation.</summary>
    public int MaxIndexReadsPerShard { get; init; } = 100;

    /// <summary>How many articles of one status and shard the status report counts before it says “at least”.</summary>
    public int MaxCountedPerShard { get; init; } = 100_000;
}
