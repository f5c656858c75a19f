using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions.Tests;

public sealed class StorageConnectionTests
{
    [Fact]
    public void A_connection_string_opens_all_three_services()
    {
        StorageConnection connection = Connection(("ArticleStorage", "UseDevelopmentStorage=true"));
        Assert.Equal(
            ("devstoreaccount1", "devstoreaccount1", "devstoreaccount1"),
            (connection.Blobs().AccountName, connection.Queues().AccountName, connection.Tables().AccountName)
        );
    }

    [Fact]
    public void Addresses_open_the_services_with_an_identity()
    {
        BlobServiceClient blobs = Connection(
                ("ArticleStorage:blobServiceUri", "https://news.blob.core.windows.net"),
                ("ArticleStorage:clientId", "0f0")
            )
            .Blobs();
        Assert.Equal("news", blobs.AccountName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not an address")]
    public void A_missing_setting_is_named_with_what_to_set(string? address)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            Connection(("ArticleStorage:queueServiceUri", address)).Queues()
        );
        Assert.Contains("ArticleStorage__queueServiceUri", error.Message, StringComparison.Ordinal);
        Assert.Contains("UseDevelopmentStorage=true", error.Message, StringComparison.Ordinal);
    }

    private static StorageConnection Connection(params (string Name, string? Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
                .Build(),
            StorageConnection.ArticleStorage
        );
}
