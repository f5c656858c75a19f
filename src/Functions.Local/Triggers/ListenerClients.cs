using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Local.Storage;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>Makes the storage clients of the WebJobs extensions: as the SDK does, with this host's leases and a test's changes.</summary>
internal sealed class ListenerClients(AzureComponentFactory inner, ShortLeases leases, StorageClientSettings settings)
    : AzureComponentFactory
{
    public override TokenCredential CreateTokenCredential(IConfiguration configuration) =>
        settings.Credential ?? inner.CreateTokenCredential(configuration);

    public override object CreateClientOptions(Type optionsType, object? serviceVersion, IConfiguration configuration)
    {
        object options = inner.CreateClientOptions(optionsType, serviceVersion, configuration);
        switch (options)
        {
            case QueueClientOptions queues:
                queues.AddPolicy(leases.PolicyFor(queues), HttpPipelinePosition.PerCall); // First: it sees what the others throw.
                settings.ConfigureQueueClient?.Invoke(queues);
                break;
            case BlobClientOptions blobs:
                settings.ConfigureBlobClient?.Invoke(blobs);
                break;
        }

        return options;
    }

    public override object CreateClient(Type clientType, IConfiguration configuration, TokenCredential credential, object clientOptions) =>
        inner.CreateClient(clientType, configuration, credential, clientOptions);
}
