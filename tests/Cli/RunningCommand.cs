using System.Diagnostics;
using System.Text;

namespace Pipeline.Cli.Tests;

/// <summary>The program while it runs: what it has printed so far, and the keys a person presses.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Output _output = new();
    private readonly Output _errors = new();
    private readonly Task _reading;

    private RunningCommand(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(_output.ReadAsync(process.StandardOutput), _errors.ReadAsync(process.StandardError));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static RunningCommand Start(CommandSettings settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCodes).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = settings.Folder ?? "",
        };
        foreach ((string name, string value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(Process.Start(start)!);
    }

    /// <summary>Waits until the program has printed something.</summary>
    /// <returns>All it has printed until then.</returns>
    public async Task<string> WaitForAsync(string text)
    {
        Task<string> printed = _output.WaitForAsync(text);
        if (await Task.WhenAny(printed, _reading).WaitAsync(Cancelled) == _reading && !printed.IsCompleted)
        {
            Assert.Fail($"It ended without printing '{text}'. It printed:\n{_output}\n{_errors}");
        }

        return await printed;
    }

    public async Task TypeAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
    }

    public async Task PressCtrlCAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancelled);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CommandResult> EndAsync()
    {
        if (_process.StandardInput.BaseStream.CanWrite)
        {
            _process.StandardInput.Close();
        }

        await _process.WaitForExitAsync(Cancelled);
        await _reading.WaitAsync(Cancelled);
        return new CommandResult(_process.ExitCode, _output.ToString(), _errors.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    /// <summary>A stream that is read as it comes.</summary>
    private sealed class Output
    {
        private readonly StringBuilder _text = new();
        private readonly List<(string Text, TaskCompletionSource<string> Found)> _waiting = [];

        public async Task ReadAsync(StreamReader reader)
        {
            char[] buffer = new char[4096];
            int read;
            while ((read = await reader.ReadAsync(buffer, CancellationToken.None)) > 0)
            {
                lock (_text)
                {
                    _text.Append(buffer, 0, read);
                    string all = _text.ToString();
                    _waiting
                        .FindAll(waiting => all.Contains(waiting.Text, StringComparison.Ordinal))
                        .ForEach(one => one.Found.TrySetResult(all));
                }
            }
        }

        public Task<string> WaitForAsync(string text)
        {
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_text)
            {
                string all = _text.ToString();
                if (all.Contains(text, StringComparison.Ordinal))
                {
                    found.SetResult(all);
                }

                _waiting.Add((text, found));
            }

            return found.Task;
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
