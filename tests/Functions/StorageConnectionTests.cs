using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Storage;
using Pipeline.Listing;

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
    [InlineData("UseDevelopmentStorage=true", true)]
    [InlineData("AccountName=archive;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:10002/archive;", true)]
    [InlineData("AccountName=archive;AccountKey=AAAA;TableEndpoint=http://azurite:10002/archive;", true)]
    [InlineData("AccountName=archive;AccountKey=AAAA;TableEndpoint=http://archive.table.localhost:10002;", true)]
    [InlineData("AccountName=archive;AccountKey=AAAA;EndpointSuffix=core.windows.net", false)]
    public void Azurite_is_known_by_its_address_whatever_the_account_is_called(string connection, bool expected) =>
        Assert.Equal(expected, EmulatorAddress.IsService(Connection(("ArticleStorage", connection)).Tables().Uri));

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
