using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalog;
using Pipeline.Listing;

namespace Pipeline.Functions.Storage;

/// <summary>Registers the storage account and the catalogue in it.</summary>
internal static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// How many partitions a new table is spread over: the setting <c>CatalogShards</c>, else one on Azurite, which reads a whole table for
    /// each range of rows, and enough for 32,000 rows a second in Azure.
    /// </summary>
    private const string ShardsSetting = "CatalogShards";

    /// <summary>
    /// Whether everything is compared once when the app starts. An Azurite that was killed has lost what it had not saved; in Azure every
    /// new instance would compare again.
    /// </summary>
    private const string ReconcileAtStartSetting = "ReconcileAtStart";

    private const int ShardsOnAzurite = 1;
    private const int ShardsInAzure = 16;

    /// <summary>On a laptop events come within seconds or, when Azurite was killed, never.</summary>
    private static readonly TimeSpan GraceOnAzurite = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddArticleStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = new StorageConnection(configuration, StorageConnection.ArticleStorage);
        TableServiceClient tables = connection.Tables();
        bool isAzurite = EmulatorAddress.IsService(tables.Uri);
        services
            .AddSingleton(connection.Blobs())
            .AddSingleton(connection.Queues())
            .AddSingleton(tables)
            .AddCatalog(
                new CatalogOptions
                {
                    Shards = configuration.GetValue(ShardsSetting, isAzurite ? ShardsOnAzurite : ShardsInAzure),
                    EventGrace = isAzurite ? GraceOnAzurite : new CatalogOptions().EventGrace,
                }
            )
            .AddHostedService<CatalogStart>();
        return configuration.GetValue(ReconcileAtStartSetting, isAzurite) ? services.AddHostedService<ReconcileAtStart>() : services;
    }
}
