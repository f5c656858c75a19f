using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Pipeline.Listing;

namespace Pipeline.Functions.Storage;

/// <summary>
/// The storage account behind a connection name, resolved as the Functions host resolves it for triggers: the setting <c>NAME</c> is a
/// connection string, or <c>NAME__blobServiceUri</c>, <c>NAME__queueServiceUri</c> and <c>NAME__tableServiceUri</c> are addresses that a
/// Microsoft Entra identity opens (<c>NAME__clientId</c> picks a user-assigned one).
/// </summary>
internal sealed class StorageConnection
{
    /// <summary>The connection of the articles and everything made from them.</summary>
    public const string ArticleStorage = "ArticleStorage";

    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    // A blob may have megabytes, and the line to it may be slow.
    private static readonly TimeSpan LongestBlobTry = TimeSpan.FromSeconds(30);

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
        _credential = new(() =>
            _section["clientId"] is { Length: > 0 } clientId
                ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
                : new DefaultAzureCredential()
        );
    }

    /// <summary>Opens the blobs.</summary>
    public BlobServiceClient Blobs()
    {
        var options = new BlobClientOptions();
        SetTries(options, LongestBlobTry);
        options.AddPolicy(new ListingsFailAtOnce(), HttpPipelinePosition.PerCall);
        return _connectionString is { Length: > 0 }
            ? new BlobServiceClient(_connectionString, options)
            : new BlobServiceClient(Address("blobServiceUri"), _credential.Value, options);
    }

    /// <summary>
    /// Opens the queues. Messages come as they are: the catalogue writes base64, as the Functions host does, and reads anything.
    /// </summary>
    public QueueServiceClient Queues()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        SetTries(options, LongestTry);
        return _connectionString is { Length: > 0 }
            ? new QueueServiceClient(_connectionString, options)
            : new QueueServiceClient(Address("queueServiceUri"), _credential.Value, options);
    }

    /// <summary>Opens the tables.</summary>
    public TableServiceClient Tables()
    {
        var options = new TableClientOptions();
        SetTries(options, LongestTry);
        return _connectionString is { Length: > 0 }
            ? new TableServiceClient(_connectionString, options)
            : new TableServiceClient(Address("tableServiceUri"), _credential.Value, options);
    }

    // The SDK waits 100 seconds for one try, and so nearly seven minutes for a storage account that hangs. A query ends before that by its
    // budget; work in the background tries for about a minute and then leaves it to the queue.
    private static void SetTries(ClientOptions options, TimeSpan longest)
    {
        options.AddPolicy(new RequestCount(), HttpPipelinePosition.PerRetry);
        options.Retry.NetworkTimeout = longest;
        options.Retry.MaxRetries = 4;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
    }

    private Uri Address(string setting) =>
        Uri.TryCreate(_section[setting], UriKind.Absolute, out Uri? address)
            ? address
            : throw new InvalidOperationException(
                $"No storage account is configured: set {_name} to a connection string (UseDevelopmentStorage=true for "
                    + $"Azurite), or {_name}__blobServiceUri, {_name}__queueServiceUri and {_name}__tableServiceUri to its "
                    + $"addresses. Missing or no address: {_name}__{setting}."
            );
}
