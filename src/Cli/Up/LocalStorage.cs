using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Cli.Up;

/// <summary>The storage of a host on this machine: an Azurite of its own, or an account that it was told.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(200);

    private readonly DataFolder? _folder;

    private LocalStorage(DataFolder? folder, AzuriteServer? azurite, string connectionString) =>
        (_folder, Azurite, ConnectionString) = (folder, azurite, connectionString);

    /// <summary>The Azurite that was started; null when another account is used.</summary>
    public AzuriteServer? Azurite { get; }

    /// <summary>The account.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// Uses an account that is there, once it has answered, so that a person reads one sentence and not the log of a failed start.
    /// </summary>
    /// <param name="connectionString">The account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">It is no connection string, or nothing answers there.</exception>
    public static async Task<LocalStorage> UseAsync(string connectionString, CancellationToken cancellationToken)
    {
        BlobServiceClient blobs = Connect(connectionString);
        try
        {
            await blobs.GetPropertiesAsync(cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status != 0)
        {
            // It answers. What it lets this connection do is another matter, which the app finds out.
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            string last = ((exception as AggregateException)?.InnerExceptions[^1] ?? exception).Message;
            throw new CommandFailedException(
                $"The storage at {blobs.Uri} does not answer: {last}. Start it, or leave --storage out: then an Azurite is started."
            );
        }

        return new(null, null, connectionString);
    }

    /// <summary>Starts Azurite, on free ports when another program has the usual ones.</summary>
    /// <param name="path">The folder that keeps its data.</param>
    /// <param name="say">Told what happens, for a person who waits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">
    /// Another pipeline works on the folder, or Azurite cannot be started; the message says why.
    /// </exception>
    public static async Task<LocalStorage> StartAsync(string path, Action<string> say, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Take(path);
        try
        {
            AzuriteServer azurite = await StartAzuriteAsync(folder.Azurite, say, cancellationToken);
            say($"Azurite keeps its data in {folder.Azurite}.");
            return new LocalStorage(folder, azurite, azurite.ConnectionString);
        }
        catch (Exception exception)
        {
            folder.Dispose();
            if (exception is AzuriteException)
            {
                throw new CommandFailedException(AzuriteDatabase.Explain(folder.Azurite) ?? exception.Message);
            }

            throw;
        }
    }

    /// <summary>Leaves a note in the folder where the pipeline answers.</summary>
    /// <param name="address">The address of its page and its API.</param>
    public void Note(Uri address) => _folder?.Note(new RunningPipeline(address, ConnectionString));

    public async ValueTask DisposeAsync()
    {
        if (Azurite is not null)
        {
            await Azurite.DisposeAsync();
        }

        _folder?.Dispose();
    }

    private static BlobServiceClient Connect(string connectionString)
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = ShortPause;
        try
        {
            _ = new QueueServiceClient(connectionString);
            _ = new TableServiceClient(connectionString);
            return new BlobServiceClient(connectionString, options);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandFailedException(
                "--storage takes the connection string of a storage account with blobs, queues and tables, "
                    + "such as UseDevelopmentStorage=true."
            );
        }
    }

    private static async Task<AzuriteServer> StartAzuriteAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var options = new AzuriteOptions
        {
            Location = folder,
            Ports = AzuritePorts.Default,
            Progress = say,
        };
        try
        {
            return await AzuriteServer.StartAsync(options, cancellationToken);
        }
        catch (AzuritePortInUseException taken)
        {
            AzuriteServer azurite = await AzuriteServer.StartAsync(options with { Ports = AzuritePorts.Free }, cancellationToken);
            string other = taken.IsAzurite ? $"Azurite {taken.RunningVersion}, with data of its own" : "another program";
            say(
                $"Port {taken.Port} is in use by {other}: "
                    + $"this Azurite listens on ports {azurite.Ports.Blob}, {azurite.Ports.Queue} and {azurite.Ports.Table}."
            );
            say($"Its connection string, for other tools: {azurite.ConnectionString}");
            return azurite;
        }
    }
}
