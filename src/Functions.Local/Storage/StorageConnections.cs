using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Storage;

/// <summary>
/// Turns connection names into clients, as the real extensions do: the setting <c>X</c> (or <c>AzureWebJobsX</c>) is a connection
/// string, or <c>X__blobServiceUri</c> and <c>X__queueServiceUri</c> name services to sign in to.
/// </summary>
internal sealed class StorageConnections(IConfiguration settings, StorageClientSettings clients)
{
    /// <summary>The connection of a binding that names none, and of the host's own records.</summary>
    public const string Default = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, StorageConnection> _connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<TokenCredential> _credential = new(() => clients.Credential ?? new DefaultAzureCredential());

    /// <summary>The connection of that name.</summary>
    /// <param name="name">The name in the attribute; null or empty for <see cref="Default"/>.</param>
    /// <exception cref="MissingConnectionException">There is no such setting, or it cannot be read.</exception>
    public StorageConnection Get(string? name) =>
        _connections.GetOrAdd(string.IsNullOrEmpty(name) ? Default : name, static (key, self) => self.Create(key), this);

    private StorageConnection Create(string name)
    {
        foreach (string key in (ReadOnlySpan<string>)[$"AzureWebJobs{name}", name, $"ConnectionStrings:{name}"])
        {
            if (settings[key] is { Length: > 0 } connectionString)
            {
                return Create(name, key, connectionString);
            }
        }

        IConfigurationSection section = settings.GetSection(name);
        string? blobs = section["blobServiceUri"] ?? Service(section["accountName"], "blob");
        string? queues = section["queueServiceUri"] ?? Service(section["accountName"], "queue");
        if (blobs is null && queues is null)
        {
            throw new MissingConnectionException(
                $"the setting \"{name}\" is missing. Add it to Values in local.settings.json or set it as an environment variable: "
                    + $"a connection string (UseDevelopmentStorage=true for Azurite), or {name}__blobServiceUri and {name}__queueServiceUri"
            );
        }

        return new(name, () => BlobsAt(Address(name, "blobServiceUri", blobs)), () => QueuesAt(Address(name, "queueServiceUri", queues)));
    }

    private StorageConnection Create(string name, string key, string connectionString)
    {
        try
        {
            bool isEmulator = EmulatorAddress.IsService(new BlobServiceClient(connectionString).Uri);
            (BlobServiceClient blobs, QueueServiceClient queues) = (
                new BlobServiceClient(connectionString, clients.BlobOptions(isEmulator)),
                new QueueServiceClient(connectionString, clients.QueueOptions(isEmulator))
            );
            return new(name, () => blobs, () => queues);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message does not repeat the value: it may hold a key.
            throw new MissingConnectionException($"the setting \"{key}\" is not a storage connection string ({error.Message})");
        }
    }

    private BlobServiceClient BlobsAt(Uri service) =>
        new(service, _credential.Value, clients.BlobOptions(EmulatorAddress.IsService(service)));

    private QueueServiceClient QueuesAt(Uri service) =>
        new(service, _credential.Value, clients.QueueOptions(EmulatorAddress.IsService(service)));

    private static string? Service(string? account, string service) =>
        account is null ? null : $"https://{account}.{service}.core.windows.net";

    private static Uri Address(string name, string property, string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
            ? address
            : throw new MissingConnectionException(
                $"the setting \"{name}__{property}\" is {(value is null ? "missing" : "not an absolute URI")}"
            );
}
