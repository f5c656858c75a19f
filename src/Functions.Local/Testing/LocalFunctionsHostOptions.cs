using System.Reflection;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local;

/// <summary>How a function app runs in this process. Everything has a default that suits a test.</summary>
public sealed class LocalFunctionsHostOptions
{
    /// <summary>The port of the HTTP functions on 127.0.0.1; 0 for any free port.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The Azurite to run on, whose access log then tells the host at once of new blobs and messages. When this and
    /// <see cref="StorageConnectionString"/> are null, the host starts one in memory and stops it with itself.
    /// </summary>
    public AzuriteServer? Azurite { get; set; }

    /// <summary>
    /// The storage account that every connection of the app's functions and <c>AzureWebJobsStorage</c> stand for; null for an account
    /// of <see cref="Azurite"/> that no other host of this process was given.
    /// </summary>
    public string? StorageConnectionString { get; set; }

    /// <summary>Settings that win over environment variables and local.settings.json, such as <c>["Shards"] = "4"</c>.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values that win over host.json, such as <c>["extensions:queues:batchSize"] = "1"</c>.</summary>
    public IDictionary<string, string?> HostJson { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder of host.json and local.settings.json; null for that of the running program.</summary>
    public string? ContentRoot { get; set; }

    /// <summary>The command line that the app's entry point sees.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>Whether the log goes to the console too.</summary>
    public bool LogToConsole { get; set; }

    /// <summary>
    /// Whether the host starts although some functions cannot run; they are in <see cref="LocalFunctionsHost.Problems"/>. Otherwise
    /// the start fails and names them.
    /// </summary>
    public bool AllowProblems { get; set; }

    /// <summary>Whether HTTP functions, the admin API and the webhook ask for their keys, as with <c>func start --enableAuth</c>.</summary>
    public bool EnableAuth { get; set; }

    /// <summary>Signs in where a connection is a service address instead of a connection string.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>Changes the options of every blob client that the host makes, those given to functions included.</summary>
    public Action<BlobClientOptions>? ConfigureBlobClient { get; set; }

    /// <summary>Changes the options of every queue client that the host makes.</summary>
    public Action<QueueClientOptions>? ConfigureQueueClient { get; set; }

    /// <summary>The clock by which leases of messages are renewed, and keys that are not known are looked for again.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Stands for the library that holds the client of the app's worker; null for the one that the app has.</summary>
    internal Assembly? WorkerLibrary { get; set; }

    internal Action<IServiceCollection>? ServiceOverrides { get; private set; }

    /// <summary>Changes the app's services after the app has added its own.</summary>
    /// <param name="configure">The changes.</param>
    public LocalFunctionsHostOptions ConfigureServices(Action<IServiceCollection> configure)
    {
        ServiceOverrides += configure;
        return this;
    }
}
