namespace Pipeline.Catalog;

/// <summary>Where the catalogue lives in its storage account.</summary>
public sealed record CatalogOptions
{
    private const int MaxShards = 64;
    private const long LeastCache = 1 << 20;

    /// <summary>The container of the originals.</summary>
    public string ArticlesContainer { get; init; } = CatalogNames.ArticlesContainer;

    /// <summary>The container of the parsed articles.</summary>
    public string ParsedContainer { get; init; } = CatalogNames.ParsedContainer;

    /// <summary>The container of the search index.</summary>
    public string IndexContainer { get; init; } = CatalogNames.IndexContainer;

    /// <summary>The queue of messages between the two functions.</summary>
    public string ParsedQueue { get; init; } = CatalogNames.ParsedQueue;

    /// <summary>The queue of events about deleted originals.</summary>
    public string DeletedQueue { get; init; } = CatalogNames.DeletedQueue;

    /// <summary>The table of article rows.</summary>
    public string ArticlesTable { get; init; } = CatalogNames.ArticlesTable;

    /// <summary>How many partitions a new table is spread over, 1 to 64. An existing table keeps the number it was made with.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>How long reconciling leaves a blob to its event.</summary>
    public TimeSpan EventGrace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For how long a batch waits, after every hundred records, for the pipeline to have dealt with them.</summary>
    public TimeSpan BatchPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many bytes of the index a process keeps in memory, at least 1 MiB. Below what its queries use again and again, they become many
    /// times slower.
    /// </summary>
    public long IndexCacheBytes { get; init; } = 64L << 20;

    /// <summary>Where the writer of the index puts large temporary files: a folder on a local disk. Nothing is left in it.</summary>
    public string SpoolFolder { get; init; } = Path.Combine(Path.GetTempPath(), "pipeline-index");

    /// <summary>
    /// For how long the files of an earlier commit of the index are kept for those who still read them: longer than any query runs.
    /// </summary>
    public TimeSpan IndexGrace { get; init; } = TimeSpan.FromHours(1);

    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Shards, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Shards, MaxShards);
        ArgumentOutOfRangeException.ThrowIfLessThan(IndexCacheBytes, LeastCache);
    }
}
