using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Storage;

/// <summary>
/// The storage account behind a connection name, resolved as the Functions host resolves it for triggers: the setting <c>NAME</c> is a connection string, or
/// <c>NAME__blobServiceUri</c>, <c>NAME__queueServiceUri</c> and <c>NAME__tableServiceUri</c> are addresses that a Microsoft Entra identity opens
/// (<c>NAME__clientId</c> picks a user-assigned one).
/// </summary>
internal sealed class StorageConnection
{
    /// <summary>The connection of the articles and everything made from them.</summary>
    public const string ArticleStorage = "ArticleStorage";

    private readonly string _name;
    private readonly string? _connectionString;
    private readonly IConfigurationSection _section;
    private readonly Lazy<TokenCredential> _credential;

    /// <summary>Reads the settings. Asks nothing of storage.</summary>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="name">The connection name.</param>
    public StorageConnection(IConfiguration configuration, string name)
    {
        _name = name;
        _connectionString = configuration[name];
        _section = configuration.GetSection(name);
        _credential = new(() => _section["clientId"] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential());
    }

    /// <summary>Opens the blobs.</summary>
    public BlobServiceClient Blobs() =>
        _connectionString is { Length: > 0 } ? new BlobServiceClient(_connectionString) : new BlobServiceClient(Address("blobServiceUri"), _credential.Value);

    /// <summary>Opens the queues. Messages are base64, as the Functions host writes and expects them.</summary>
    public QueueServiceClient Queues()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        return _connectionString is { Length: > 0 } ? new QueueServiceClient(_connectionString, options) : new QueueServiceClient(Address("queueServiceUri"), _credential.Value, options);
    }

    /// <summary>Opens the tables.</summary>
    public TableServiceClient Tables() =>
        _connectionString is { Length: > 0 } ? new TableServiceClient(_connectionString) : new TableServiceClient(Address("tableServiceUri"), _credential.Value);

    private Uri Address(string setting) =>
        Uri.TryCreate(_section[setting], UriKind.Absolute, out Uri? address)
            ? address
            : throw new InvalidOperationException(
                $"No storage account is configured: set {_name} to a connection string (UseDevelopmentStorage=true for Azurite), or {_name}__blobServiceUri, {_name}__queueServiceUri and {_name}__tableServiceUri to its addresses. Missing or no address: {_name}__{setting}.");
}
