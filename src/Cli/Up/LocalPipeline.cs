using System.Net;
using System.Net.Sockets;
using Pipeline.Cli.Api;
using Pipeline.Functions;
using Pipeline.Functions.Local;

namespace Pipeline.Cli.Up;

/// <summary>The pipeline on this machine: Azurite, unless one runs already, and the function app in this process.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly LocalStorage _storage;
    private readonly LocalFunctionsHost _host;

    private LocalPipeline(LocalStorage storage, LocalFunctionsHost host) =>
        (_storage, _host, Address) = (storage, host, new UriBuilder(host.BaseAddress) { Host = PipelineApi.LocalAddress.Host }.Uri);

    /// <summary>Where the HTTP API is.</summary>
    public Uri Address { get; }

    /// <summary>The storage account it runs on.</summary>
    public string StorageConnectionString => _host.StorageConnectionString;

    /// <summary>Asked before anything is started, so that a person reads one sentence and not the log of a failed start.</summary>
    /// <param name="port">The port of the page and the HTTP API.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">The port is taken; the message says by what.</exception>
    public static async Task EnsureFreeAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new CommandFailedException(
                exception.SocketErrorCode == SocketError.AccessDenied
                    ? $"Port {port} is only for the administrator. Pass --port with one above 1023."
                : await IsPipelineAsync(port, cancellationToken)
                    ? $"The pipeline is up already, at http://localhost:{port}/. Use that one, or stop it; "
                        + "a second one needs --port and a --data folder of its own."
                : $"Port {port} is in use by another program, perhaps `func start`. Stop that program, or pass --port with another one."
            );
        }
    }

    /// <summary>Starts the function app.</summary>
    /// <param name="storage">The storage it works on.</param>
    /// <param name="port">The port of the page and the HTTP API.</param>
    /// <param name="verbose">Whether the log of the function app goes to the console.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">Something on this machine stands in the way; the message says what.</exception>
    public static async Task<LocalPipeline> StartAsync(LocalStorage storage, int port, bool verbose, CancellationToken cancellationToken)
    {
        try
        {
            LocalFunctionsHost host = await StartFunctionsAsync(storage, port, verbose, cancellationToken);
            var pipeline = new LocalPipeline(storage, host);
            storage.Note(pipeline.Address);
            return pipeline;
        }
        catch (Exception exception)
            when (exception is StorageUnreachableException or PortInUseException or FunctionProblemsException or WorkerException)
        {
            throw new CommandFailedException(exception.Message);
        }
    }

    /// <summary>Ends when the token is set, or when something the pipeline needs has ended by itself.</summary>
    /// <exception cref="CommandFailedException">Azurite or the function app has ended.</exception>
    public async Task RunUntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetResult);
        Task azurite = _storage.Azurite?.Exited ?? Task.Delay(Timeout.Infinite, cancellationToken);
        Task ended = await Task.WhenAny(stopped.Task, _host.Stopped, azurite);
        if (!cancellationToken.IsCancellationRequested && ended == azurite)
        {
            throw new CommandFailedException("Azurite has ended by itself. Start again; the data it had saved is still there.");
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static async Task<LocalFunctionsHost> StartFunctionsAsync(
        LocalStorage storage,
        int port,
        bool verbose,
        CancellationToken cancellationToken
    )
    {
        return await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.Port = port;
                options.Azurite = storage.Azurite;
                options.StorageConnectionString = storage.ConnectionString;
                options.LogToConsole = true;
                if (!verbose)
                {
                    options.HostJson["logging:logLevel:default"] = "Warning";

                    // It warns of every container and queue that is not there yet, or is there already.
                    options.HostJson["logging:logLevel:Azure.Core"] = "Error";
                }
            },
            cancellationToken
        );
    }

    private static async Task<bool> IsPipelineAsync(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri($"http://localhost:{port}/api/health"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
