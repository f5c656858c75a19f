using System.CommandLine;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalog;
using Pipeline.Cli.Up;

namespace Pipeline.Cli.Storage;

/// <summary>
/// The options of every command that works on the storage account itself: an account in Azure, a connection string, or else the storage of
/// the pipeline that runs on <c>./.pipeline</c>, or Azurite on its usual ports.
/// </summary>
internal sealed class StorageOptions
{
    /// <summary>The environment variable with a connection string, which may hold a key and does not belong on a command line.</summary>
    public const string StorageVariable = "PIPELINE_STORAGE";

    private const string Azurite = "UseDevelopmentStorage=true";
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(200);

    private readonly Option<string> _account = new("--account")
    {
        Description = "A storage account in Azure (its name or blob address), opened with your Azure sign-in; Azurite when left out.",
        Recursive = true,
    };

    private readonly Option<string> _storage = new("--storage")
    {
        Description = $"The connection string of a storage account; {StorageVariable} when left out.",
        Recursive = true,
    };

    /// <summary>Adds the options to a command and those below it.</summary>
    public void AddTo(Command command)
    {
        command.Add(_account);
        command.Add(_storage);
    }

    /// <summary>The blobs of the account the options name.</summary>
    /// <exception cref="CommandFailedException">They name none.</exception>
    public BlobServiceClient Blobs(ParseResult arguments) =>
        AccountAddress(arguments, "blob") is { } address
            ? new BlobServiceClient(address, new DefaultAzureCredential())
            : Connect(arguments, static connection => new BlobServiceClient(connection, Impatient(new BlobClientOptions())));

    /// <summary>The catalogue in the account the options name.</summary>
    /// <exception cref="CommandFailedException">They name none.</exception>
    public CatalogStore Catalog(ParseResult arguments)
    {
        BlobServiceClient blobs = Blobs(arguments);
        if (AccountAddress(arguments, "queue") is { } queue && AccountAddress(arguments, "table") is { } table)
        {
            TokenCredential credential = new DefaultAzureCredential();
            return Store(blobs, new QueueServiceClient(queue, credential), new TableServiceClient(table, credential));
        }

        return Connect(
            arguments,
            connection =>
                Store(
                    blobs,
                    new QueueServiceClient(connection, Impatient(new QueueClientOptions())),
                    new TableServiceClient(connection, Impatient(new TableClientOptions()))
                )
        );
    }

    /// <summary>What went wrong with the account, and what to do.</summary>
    /// <param name="exception">What its clients said.</param>
    /// <param name="roles">The roles that the command needs there.</param>
    /// <param name="arguments">The options.</param>
    public string Explain(Exception exception, string roles, ParseResult arguments)
    {
        string? account = arguments.GetValue(_account);
        string name = string.IsNullOrEmpty(account) ? "The storage account" : account;
        return exception switch
        {
            RequestFailedException { Status: 403, ErrorCode: "AuthorizationFailure" } =>
                $"{name} does not let this address in. Work from inside its network, or add your address: "
                    + "`azd env set CLIENT_ADDRESSES YOUR.IP.ADDRESS`, then `azd provision`.",
            RequestFailedException { Status: 403, ErrorCode: "AuthenticationFailed" } when string.IsNullOrEmpty(account) =>
                "The storage account refuses the key in the connection string. Copy the connection string again.",
            RequestFailedException { Status: 403 } =>
                $"You may not write to {name}: ask for {roles} on it, then sign in again with `azd auth login` or `az login`.",
            RequestFailedException { Status: 404 } =>
                "There is no archive in this storage account: upload something first, or name another account with --account or --storage.",
            AuthenticationFailedException => "No Azure sign-in was found: run `azd auth login` or `az login`.",
            _ when string.IsNullOrEmpty(account) && ConnectionString(arguments) == Azurite =>
                "Azurite does not answer on 127.0.0.1:10000. Start it with `pipeline up`, or pass --account or --storage.",
            _ => $"{name} does not answer: {exception.Message.Split('\n')[0].Trim()}",
        };
    }

    // An account's name, or the address of its blobs, which tells the other two.
    private Uri? AccountAddress(ParseResult arguments, string service)
    {
        string? account = arguments.GetValue(_account);
        if (string.IsNullOrEmpty(account))
        {
            return null;
        }

        string address = account.Contains("://", StringComparison.Ordinal) ? account : $"https://{account}.blob.core.windows.net";
        return Uri.TryCreate(address.Replace(".blob.", $".{service}.", StringComparison.Ordinal), UriKind.Absolute, out Uri? url)
            ? url
            : throw new CommandFailedException($"--account takes the name of a storage account or its blob address, not '{account}'.");
    }

    private string ConnectionString(ParseResult arguments) =>
        arguments.GetValue(_storage) is { Length: > 0 } option ? option
        : Environment.GetEnvironmentVariable(StorageVariable) is { Length: > 0 } variable ? variable
        : DataFolder.FindRunning(DataFolder.Default)?.Storage ?? Azurite;

    private T Connect<T>(ParseResult arguments, Func<string, T> open)
    {
        try
        {
            return open(ConnectionString(arguments));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandFailedException(
                $"--storage and {StorageVariable} take the connection string of a storage account, such as {Azurite}."
            );
        }
    }

    private static CatalogStore Store(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables) =>
        new(blobs, queues, tables, new CatalogOptions(), NullLogger<CatalogStore>.Instance);

    // Azurite answers at once or is not there: waiting for it helps nobody.
    private static TOptions Impatient<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = ShortPause;
        return options;
    }
}
