using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Workers;

/// <summary>Runs the worker as a process of its own, which ends with this one however this one ends.</summary>
internal sealed class ProcessLauncher(FunctionApp app, WorkerForwarder forwarder, ILoggerFactory loggers) : IWorkerLauncher
{
    private const int LinesKept = 20;
    private readonly ILogger _logger = loggers.CreateLogger("Worker");

    public async Task<RunningWorker> LaunchAsync(
        WorkerChannel channel,
        Uri? host,
        IReadOnlyList<RpcFunctionMetadata>? functions,
        CancellationToken cancellationToken
    )
    {
        var process = new Process { StartInfo = Command(channel, host!) };
        var lastWords = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data, lastWords);
        process.ErrorDataReceived += (_, line) => Keep(line.Data, lastWords);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Task ended = EndAsync(process, channel);
        try
        {
            IReadOnlyList<RpcFunctionMetadata> loaded = await channel.StartAsync(app.Folder, functions, cancellationToken);
            return new ProcessWorker(channel, loaded, process, ended, forwarder);
        }
        catch (Exception error)
        {
            process.Kill(entireProcessTree: true);
            await ended;
            process.Dispose();
            throw error is WorkerGoneException
                ? new WorkerException(
                    $"The worker ended while it was starting. Its last words:{Environment.NewLine}"
                        + string.Join(Environment.NewLine, lastWords)
                )
                : error;
        }
    }

    private static async Task EndAsync(Process process, WorkerChannel channel)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        channel.End();
    }

    private ProcessStartInfo Command(WorkerChannel channel, Uri host)
    {
        var command = new ProcessStartInfo("dotnet", Arguments(channel.Id, host))
        {
            WorkingDirectory = app.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in app.Settings)
        {
            command.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        command.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Folder;
        command.Environment["FUNCTIONS_WORKER_DIRECTORY"] = app.Folder;
        command.Environment["FUNCTIONS_WORKER_RUNTIME_VERSION"] = "";
        command.Environment[StartupHook.ParentVariable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        string hook = typeof(StartupHook).Assembly.Location;
        command.Environment[StartupHook.Variable] =
            command.Environment.TryGetValue(StartupHook.Variable, out string? others) && !string.IsNullOrEmpty(others)
                ? $"{others}{Path.PathSeparator}{hook}"
                : hook;
        return command;
    }

    /// <summary>Both sets, as the real host: older workers read the first, newer ones the second.</summary>
    private string[] Arguments(string worker, Uri host)
    {
        const string Unlimited = "2147483647";
        string request = Guid.NewGuid().ToString();
        return
        [
            app.Program,
            "--host",
            host.Host,
            "--port",
            host.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId",
            worker,
            "--requestId",
            request,
            "--grpcMaxMessageLength",
            Unlimited,
            "--functions-uri",
            host.AbsoluteUri,
            "--functions-worker-id",
            worker,
            "--functions-request-id",
            request,
            "--functions-grpc-max-message-length",
            Unlimited,
        ];
    }

    private void Keep(string? line, ConcurrentQueue<string> lastWords)
    {
        if (string.IsNullOrEmpty(line))
        {
            return;
        }

        lastWords.Enqueue(line);
        if (lastWords.Count > LinesKept)
        {
            lastWords.TryDequeue(out _);
        }

        _logger.Log(LogLevel.Information, default, line, null, static (text, _) => text);
    }

    private sealed class ProcessWorker(
        WorkerChannel channel,
        IReadOnlyList<RpcFunctionMetadata> functions,
        Process process,
        Task ended,
        WorkerForwarder forwarder
    ) : RunningWorker(channel, functions)
    {
        private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

        public override int? ProcessId => process.Id;

        public override Task Ended => ended;

        public override Task ForwardAsync(HttpContext http) => forwarder.ForwardAsync(http, Channel.HttpAddress!);

        public override async ValueTask DisposeAsync()
        {
            Channel.Terminate();
            try
            {
                await ended.WaitAsync(Grace);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                await ended;
            }

            process.Dispose();
        }
    }
}
