using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>
/// A running Azurite, the emulator of Azure Storage. It ends with this object, and also when this process dies, however it dies.
/// </summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    /// <summary>The first account of every Azurite, whose name and key are public.</summary>
    public const string FirstAccount = "devstoreaccount1";

    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly AzuriteStart _output;
    private readonly string? _scratch;
    private readonly int _accounts;
    private int _taken;
    private int _disposed;

    private AzuriteServer(Process process, Task ended, AzuritePorts ports, int accounts, string? scratch, AzuriteStart output) =>
        (_process, Exited, Ports, _accounts, _scratch, _output) = (process, ended, ports, accounts, scratch, output);

    /// <summary>The ports it listens on.</summary>
    public AzuritePorts Ports { get; }

    /// <summary>The connection string of the first account.</summary>
    public string ConnectionString => ConnectionStringOf(FirstAccount);

    /// <summary>Every request it answers.</summary>
    public AzuriteAccessLog AccessLog => _output.AccessLog;

    /// <summary>The last lines that it printed, apart from its access log; of use when it has ended by itself.</summary>
    public string LastWords => _output.LastWords;

    /// <summary>Ends when Azurite has ended.</summary>
    public Task Exited { get; }

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Installs Azurite if need be, starts it and waits until it answers.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="NodeMissingException">There is no Node.js, or it is too old.</exception>
    /// <exception cref="AzuriteInstallException">npm could not install it.</exception>
    /// <exception cref="AzuritePortInUseException">A port is taken, perhaps by an Azurite that can be used as it is.</exception>
    /// <exception cref="AzuriteException">It did not start; the message has what it printed.</exception>
    public static async Task<AzuriteServer> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Accounts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Accounts, 1000, nameof(options));
        AzuriteInstallation installation = await AzuriteInstallation.EnsureAsync(options.InstallRoot, options.Progress, cancellationToken);
        string? scratch = options.Location is null ? Directory.CreateTempSubdirectory("azurite-").FullName : null;
        var process = new Process { StartInfo = Command(installation, options, scratch) };
        process.Start();
        var start = new AzuriteStart();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, start.Read), ReadAsync(process.StandardError, start.ReadError));
        Task ended = EndAsync(process, reading, start);
        try
        {
            AzuritePorts ports = await start.Listening.WaitAsync(cancellationToken);
            return new(process, ended, ports, options.Accounts, scratch, start);
        }
        catch (Exception error)
        {
            process.Kill();
            await ended;
            process.Dispose();
            Delete(scratch);
            if (error is AzuriteException && PortInUse().Match(error.Message) is { Success: true } match)
            {
                int port = int.Parse(match.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture);
                throw new AzuritePortInUseException(port, await FindRunningAsync(port, cancellationToken));
            }

            if (error is AzuriteException && options.Location is { } folder && AzuriteDatabases.FindDamaged(folder) is { } damaged)
            {
                throw new AzuriteException(
                    $"Azurite does not start because its database {damaged} is damaged. "
                        + $"Put a copy of {Path.GetFullPath(folder)} in its place, "
                        + "or move that folder away to start with an empty one and upload again.",
                    error
                );
            }

            throw;
        }
    }

    /// <summary>The version of the Azurite that answers on a port of this machine; null when none does.</summary>
    /// <param name="port">The port of any of its three services.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    public static async Task<string?> FindRunningAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}/{FirstAccount}?comp=list"));
            using HttpResponseMessage response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return response
                .Headers.Server.Select(value => value.Product)
                .OfType<ProductHeaderValue>()
                .FirstOrDefault(product => product.Name.StartsWith("Azurite-", StringComparison.OrdinalIgnoreCase))
                ?.Version;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>
    /// The connection string of an account that no other caller was given, so that tests sharing this Azurite do not meet.
    /// </summary>
    /// <exception cref="InvalidOperationException">All accounts are taken: start it with more.</exception>
    public string TakeAccount()
    {
        int number = Interlocked.Increment(ref _taken);
        return number <= _accounts
            ? ConnectionStringOf(AccountName(number))
            : throw new InvalidOperationException(
                $"All {_accounts} accounts of this Azurite are taken: start it with a larger "
                    + $"{nameof(AzuriteOptions)}.{nameof(AzuriteOptions.Accounts)}."
            );
    }

    /// <summary>Stops Azurite gracefully, so that it saves its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            _process.StandardInput.Close(); // The end of its standard input asks it to stop, on every operating system.
            await Exited.WaitAsync(StopGrace);
        }
        catch (Exception error) when (error is TimeoutException or IOException)
        {
            _process.Kill();
        }

        await Exited;
        _process.Dispose();
        Delete(_scratch);
    }

    private static async Task EndAsync(Process process, Task reading, AzuriteStart start)
    {
        await reading;
        await process.WaitForExitAsync(CancellationToken.None);
        start.Ended(process.ExitCode);
    }

    private static string CreateFolder(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AzuriteException(
                $"Azurite cannot keep its data in {Path.GetFullPath(folder)}: {error.Message} Choose a folder that can be written.",
                error
            );
        }
    }

    private static ProcessStartInfo Command(AzuriteInstallation installation, AzuriteOptions options, string? scratch)
    {
        var command = new ProcessStartInfo(installation.Node)
        {
            WorkingDirectory = scratch ?? CreateFolder(options.Location!),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--require",
            installation.WatchScript,
            .. options.ListsAnyName ? (string[])["--require", installation.NamesScript] : [],
            installation.Script,
            "--disableTelemetry",
            "--skipApiVersionCheck",
            "--blobPort",
            $"{options.Ports.Blob}",
            "--queuePort",
            $"{options.Ports.Queue}",
            "--tablePort",
            $"{options.Ports.Table}",
        ];
        foreach (string argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        if (scratch is null)
        {
            command.ArgumentList.Add("--location");
            command.ArgumentList.Add(Path.GetFullPath(options.Location!));
        }
        else
        {
            command.ArgumentList.Add("--inMemoryPersistence");
        }

        if (options.Accounts > 1)
        {
            command.Environment["AZURITE_ACCOUNTS"] = string.Join(
                ';',
                Enumerable.Range(1, options.Accounts).Select(number => $"{AccountName(number)}:{AccountKey}")
            );
        }

        return command;
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> line)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } text)
        {
            line(text);
        }
    }

    private static string AccountName(int number) => $"devstoreaccount{number}";

    private static void Delete(string? folder)
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={AccountKey};"
        + $"BlobEndpoint=http://127.0.0.1:{Ports.Blob}/{account};"
        + $"QueueEndpoint=http://127.0.0.1:{Ports.Queue}/{account};"
        + $"TableEndpoint=http://127.0.0.1:{Ports.Table}/{account};";

    [GeneratedRegex(@"EADDRINUSE.*?:(?<port>\d+)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PortInUse();
}
