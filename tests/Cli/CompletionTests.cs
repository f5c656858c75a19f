using System.Diagnostics;
using System.Runtime.Versioning;

namespace Pipeline.Cli.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class CompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-completion-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("pipeline sta", "status")]
    [InlineData("pipeline timeline --interval w", "week")]
    [InlineData("pipeline search --not-", null)]
    [InlineData("pipeline search --spe", "--speaker")]
    [InlineData("pipeline completion z", "zsh")]
    public async Task Bash_completes_commands_options_and_values(string line, string? expected)
    {
        CommandResult script = await CommandLine.RunAsync("completion", "bash");
        Assert.Equal((ExitCodes.Success, ""), (script.ExitCode, script.Errors));
        string program = Path.Combine(_folder.FullName, "pipeline");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{typeof(ExitCodes).Assembly.Location}' \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        string completed = await BashAsync(
            $"{script.Output}\nCOMP_LINE='{line}'; COMP_POINT={line.Length}; _pipeline; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );

        if (expected is null)
        {
            Assert.All(
                completed.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                option => Assert.StartsWith("--not-", option, StringComparison.Ordinal)
            );
        }
        else
        {
            Assert.Equal(expected, completed.Trim());
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _pipeline pipeline")]
    [InlineData("zsh", "compdef _pipeline pipeline")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName pipeline")]
    public async Task Each_shell_gets_its_own_lines(string shell, string expected)
    {
        CommandResult result = await CommandLine.RunAsync("completion", shell);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shell_is_refused()
    {
        CommandResult result = await CommandLine.RunAsync("completion", "tcsh");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("bash", result.Errors, StringComparison.Ordinal);
    }

    private async Task<string> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
