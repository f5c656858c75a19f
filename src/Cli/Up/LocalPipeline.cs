using System.Net;
using System.Net.Sockets;
using Pipeline.Cli.Commands;
using Pipeline.Functions;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Cli.Up;

/// <summary>The pipeline on this machine: Azurite, unless one runs already, and the function app in this process.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly AzuriteServer? _azurite;
    private readonly LocalFunctionsHost _host;

    private LocalPipeline(AzuriteServer? azurite, LocalFunctionsHost host) => (_azurite, _host) = (azurite, host);

    /// <summary>Where the HTTP API is.</summary>
    public Uri Address => _host.BaseAddress;

    /// <summary>The storage account it runs on.</summary>
    public string StorageConnectionString => _host.StorageConnectionString;

    /// <summary>Starts Azurite, then the function app.</summary>
    /// <param name="dataFolder">Where Azurite keeps its data.</param>
    /// <param name="port">The port of the HTTP API.</param>
    /// <param name="verbose">Whether the log of the function app goes to the console.</param>
    /// <param name="say">Told what happens, for a person who waits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">Something on this machine stands in the way; the message says what.</exception>
    public static async Task<LocalPipeline> StartAsync(string dataFolder, int port, bool verbose, Action<string> say, CancellationToken cancellationToken)
    {
        EnsureFree(port);
        AzuriteServer? azurite = await StartAzuriteAsync(Path.Combine(dataFolder, "azurite"), say, cancellationToken);
        try
        {
            return new LocalPipeline(azurite, await StartFunctionsAsync(azurite, port, verbose, cancellationToken));
        }
        catch
        {
            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Ends when the token is set, or when something the pipeline needs has ended by itself.</summary>
    /// <exception cref="CommandFailedException">Azurite or the function app has ended.</exception>
    public async Task RunUntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetResult);
        Task azurite = _azurite?.Exited ?? Task.Delay(Timeout.Infinite, cancellationToken);
        Task ended = await Task.WhenAny(stopped.Task, _host.Stopped, azurite);
        if (!cancellationToken.IsCancellationRequested && ended == azurite)
        {
            throw new CommandFailedException("Azurite has ended by itself. Start again; the data it had saved is still there.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static async Task<AzuriteServer?> StartAzuriteAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            var options = new AzuriteOptions { Location = folder, Ports = AzuritePorts.Default, Progress = say };
            AzuriteServer azurite = await AzuriteServer.StartAsync(options, cancellationToken);
            say($"Azurite keeps its data in {folder}.");
            return azurite;
        }
        catch (AzuritePortInUseException exception) when (exception.IsAzurite)
        {
            say($"Azurite {exception.RunningVersion} runs already on port {exception.Port}: using it and its data.");
            return null;
        }
        catch (AzuriteException exception)
        {
            throw new CommandFailedException(exception.Message);
        }
    }

    private static async Task<LocalFunctionsHost> StartFunctionsAsync(AzuriteServer? azurite, int port, bool verbose, CancellationToken cancellationToken)
    {
        return await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.Port = port;
                options.Azurite = azurite;
                options.StorageConnectionString = azurite?.ConnectionString ?? UploadCommand.Azurite;
                options.LogToConsole = true;
                if (!verbose)
                {
                    options.HostJson["logging:logLevel:default"] = "Warning";
                }
            },
            cancellationToken);
    }

    // Asked before anything is started, so that a person reads one sentence and not the log of a failed start.
    private static void EnsureFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new CommandFailedException(exception.SocketErrorCode == SocketError.AccessDenied
                ? $"Port {port} is only for the administrator. Pass --port with one above 1023."
                : $"Port {port} is in use, perhaps by another `pipeline up` or `func start`. Stop that program, or pass --port with another one.");
        }
    }
}
