using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog;

/// <summary>Registers the catalogue.</summary>
public static class CatalogServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="CatalogStore"/>, <see cref="ArticleIntake"/>, <see cref="ArticleIndexer"/>, <see cref="ArticleCatalog"/>,
    /// <see cref="ArticleUploads"/>, <see cref="ArticleReconciler"/>, <see cref="PoisonQueues"/> and <see cref="QueueWatch"/> as
    /// singletons, and the <see cref="ArticleParser"/> and <see cref="MetadataExtractor"/> they need unless there are some. The caller
    /// registers <see cref="BlobServiceClient"/>, <see cref="QueueServiceClient"/> (without a message encoding of its own),
    /// <see cref="TableServiceClient"/> and logging.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public static IServiceCollection AddCatalog(this IServiceCollection services, CatalogOptions? options = null)
    {
        services.TryAddSingleton(options ?? new CatalogOptions());
        services.TryAddSingleton(new ArticleLimits());
        services.TryAddSingleton<ArticleParser>();
        services.TryAddSingleton<MetadataExtractor>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CatalogTelemetry>();
        services.TryAddSingleton<CatalogStore>();
        services.TryAddSingleton<ArticleIntake>();
        services.TryAddSingleton<ArticleIndexer>();
        services.TryAddSingleton<ArticleCatalog>();
        services.TryAddSingleton<ArticleUploads>();
        services.TryAddSingleton<ArticleReconciler>();
        services.TryAddSingleton<PoisonQueues>();
        services.TryAddSingleton<QueueWatch>();
        services.TryAddSingleton<IndexPacker>();
        services.TryAddSingleton<IndexBuilder>();
        services.TryAddSingleton<IndexCheck>();
        return services;
    }
}
