using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Hosts;

/// <summary>
/// <c>pipeline host</c> as a process, with the app's worker as its child: both can be killed. Compiled into every project that does so.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string TimerSchedule = "*/5 * * * * *";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _folder;
    private readonly string _account;
    private readonly int _port = FreePort.Find();
    private readonly HttpClient _http;
    private Process _process;
    private bool _hasAnswered;

    private HostProcess(string folder, string account)
    {
        (_folder, _account) = (folder, account);
        _http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        _process = Start();
    }

    /// <summary>Where the app answers.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="folder">The folder of the program and of the app.</param>
    /// <param name="account">The connection string of the storage.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<HostProcess> StartAsync(string folder, string account, CancellationToken cancellationToken)
    {
        var host = new HostProcess(folder, account);
        await host.WaitUntilItAnswersAsync(cancellationToken);
        return host;
    }

    /// <summary>SIGKILL for the host alone; its worker has to notice. It is started again.</summary>
    public async Task KillHostAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await RestartAsync(cancellationToken);
    }

    /// <summary>SIGKILL for the worker; the host has to start another.</summary>
    public async Task KillWorkerAsync(CancellationToken cancellationToken)
    {
        foreach (Process worker in ChildrenOf(_process.Id))
        {
            worker.Kill();
            worker.Dispose();
        }

        await WaitUntilItAnswersAsync(cancellationToken);
    }

    /// <summary>Starts it again if it has ended, as a supervisor would.</summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            if (!_hasAnswered)
            {
                throw new InvalidOperationException("The host ended before it answered.");
            }

            await RestartAsync(cancellationToken);
        }
    }

    /// <summary>Reads a route until the app can answer.</summary>
    /// <param name="route">The route, without a slash at the beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JsonNode> GetAsync(string route, CancellationToken cancellationToken)
    {
        while (true)
        {
            await ReviveAsync(cancellationToken);
            try
            {
                using HttpResponseMessage response = await _http.GetAsync(new Uri(route, UriKind.Relative), cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    _hasAnswered = true;
                    return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
                }
            }
            catch (Exception exception) when (IsPassing(exception, cancellationToken))
            {
                // It is being started again.
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Runs a timer's function now.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(string function, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(
            new Uri($"admin/functions/{function}", UriKind.Relative),
            new { input = "" },
            cancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>SIGKILL for the host and its worker: nothing of either gets to run. It stays away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        _process.Dispose();
        _process = Start();
        await WaitUntilItAnswersAsync(cancellationToken);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(_folder, "pipeline.dll"), "host", _folder, "--port", $"{_port}", "--storage", _account]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PackIndexSchedule"] = TimerSchedule },
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken) => await GetAsync("api/health", cancellationToken);

    private static bool IsPassing(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
        || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>The processes that another has started, by what Linux says of each (proc(5), field 4 of stat).</summary>
    private static IEnumerable<Process> ChildrenOf(int parent)
    {
        foreach (Process process in Process.GetProcesses())
        {
            string stat = "";
            try
            {
                stat = File.ReadAllText($"/proc/{process.Id}/stat");
            }
            catch (IOException)
            {
                // It has ended.
            }

            string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 1 && fields[1] == $"{parent}")
            {
                yield return process;
            }
            else
            {
                process.Dispose();
            }
        }
    }
}
