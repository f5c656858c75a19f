namespace Pipeline.Catalog;

/// <summary>The names the pipeline uses in its storage account. Constants, because trigger attributes need them.</summary>
public static class CatalogNames
{
    /// <summary>The container of the originals, exactly as uploaded.</summary>
    public const string ArticlesContainer = "articles";

    /// <summary>The container of the parsed articles.</summary>
    public const string ParsedContainer = "parsed";

    /// <summary>The container of the search index.</summary>
    public const string IndexContainer = "index";

    /// <summary>The queue of <see cref="Writing.ParsedArticleMessage"/>.</summary>
    public const string ParsedQueue = "parsed-articles";

    /// <summary>The queue of Event Grid's <c>BlobDeleted</c> events. On Azurite, which has no events, it stays empty.</summary>
    public const string DeletedQueue = "deleted-articles";

    /// <summary>The table of article rows.</summary>
    public const string ArticlesTable = "articles";

    /// <summary>What the Functions host appends to a queue's name for messages that failed too often.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Where the Functions host puts blobs whose trigger failed too often. The host chose the name.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";
}
