using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>The app of <c>Functions.Local.App</c> as a process of its own, to be stopped, killed, or started in a poor place.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _errors = new();

    private AppProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                _errors.Enqueue(line.Data);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors => string.Join('\n', _errors);

    public bool HasExited => _process.HasExited;

    /// <summary>The folder of the build of <c>Functions.Local.App</c>.</summary>
    public static string Folder { get; } = FolderOf("Functions.Local", "Functions.Local.App");

    /// <summary>The folder of the build of <c>Functions.Local.Plain</c>.</summary>
    public static string PlainFolder { get; } = FolderOf("Functions.Local", "Functions.Local.Plain");

    /// <summary>Starts the program itself.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">What is different for it from this process.</param>
    public static AppProcess Start(string[] arguments, params (string Name, string Value)[] environment) =>
        Start(Path.Combine(Folder, "Pipeline.Functions.Local.App.dll"), arguments, environment);

    /// <summary>Starts a host of an app: <c>pipeline host</c>, which starts the app as its worker.</summary>
    /// <param name="folder">The app.</param>
    /// <param name="account">Its storage.</param>
    /// <param name="port">The port of its HTTP functions.</param>
    /// <param name="environment">What is different for it from this process.</param>
    public static AppProcess StartHost(string folder, string account, int port, params (string Name, string Value)[] environment) =>
        Start(
            Path.Combine(FolderOf("tests/Functions.Local", "src/Cli"), "pipeline.dll"),
            ["host", folder, "--storage", account, "--port", $"{port}"],
            environment
        );

    /// <returns>The folder of the same build of another project: that of the tests, with its own project's folder in its path.</returns>
    private static string FolderOf(string own, string other)
    {
        string path = AppContext.BaseDirectory.Replace(Path.DirectorySeparatorChar, '/');
        return path.Replace($"/{own}/", $"/{other}/", StringComparison.Ordinal).Replace('/', Path.DirectorySeparatorChar);
    }

    private static AppProcess Start(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var command = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            command.Environment[name] = value;
        }

        return new(Process.Start(command)!);
    }

    /// <summary>The next line of its standard output; fails when it ended before.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"The app has ended. It said: {Errors}");
        }
    }

    /// <summary>Ends its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Kills it so that nothing of it runs any more: SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Asks it to stop, as Ctrl-C and service managers do: SIGTERM. Not on Windows.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
