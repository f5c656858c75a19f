using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalog;

namespace Pipeline.Functions.Storage;

/// <summary>Registers the storage account and the catalogue in it.</summary>
internal static class StorageServiceCollectionExtensions
{
    /// <summary>How many partitions a new table is spread over: the setting <c>CatalogShards</c>, else few on a laptop and enough for 32,000 rows a second in Azure.</summary>
    private const string ShardsSetting = "CatalogShards";

    private const int ShardsOnAzurite = 4;
    private const int ShardsInAzure = 16;
    private const string AzuriteAccount = "devstoreaccount1";

    public static IServiceCollection AddArticleStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = new StorageConnection(configuration, StorageConnection.ArticleStorage);
        TableServiceClient tables = connection.Tables();
        return services
            .AddSingleton(connection.Blobs())
            .AddSingleton(connection.Queues())
            .AddSingleton(tables)
            .AddCatalog(new CatalogOptions
            {
                Shards = configuration.GetValue(ShardsSetting, tables.AccountName == AzuriteAccount ? ShardsOnAzurite : ShardsInAzure),
            })
            .AddHostedService<CatalogStart>();
    }
}
