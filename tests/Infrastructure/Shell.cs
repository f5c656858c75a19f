using System.Diagnostics;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// A shell whose PATH holds a few tools, and an azd, a curl and a sleep that only record how they were called. Scripts run in sh, or in
/// PowerShell where it is installed.
/// </summary>
internal sealed class Shell : IDisposable
{
    private const string Interpreter = "/bin/sh";

    // What curl and sleep are to sh. A script sees the functions of whoever calls it.
    private const string PowerShellTools = """
        function Start-Sleep($Seconds) { Add-Content $env:CALLS "sleep $Seconds" }
        function Invoke-RestMethod($Method, $Headers, $Uri) {
          Add-Content $env:CALLS "curl $Uri"
          Set-Content "$env:CALLS.input" "Authorization: $($Headers.Authorization)" -NoNewline
          if ($env:CURL_EXIT) { throw 'denied' }
          $env:KEYS | ConvertFrom-Json
        }
        """;

    private static readonly string[] Tools = ["cat", "grep", "sed", "tr"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-hooks-").FullName;

    public Shell()
    {
        if (!File.Exists(Interpreter))
        {
            return;
        }

        foreach (string tool in Tools)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, tool), File.Exists($"/usr/bin/{tool}") ? $"/usr/bin/{tool}" : $"/bin/{tool}");
        }

        Fake(
            "azd",
            """
            case "$1 $2" in
              "env get-value") eval "value=\${$3:-}"; [ -n "$value" ] || exit 1; printf '%s\n' "$value" ;;
              "auth token") printf '%s\n' "$TOKEN" ;;
              provision*) [ "$(grep -c '^azd provision' "$CALLS")" -gt "${PROVISION_FAILURES:-0}" ] ;;
            esac
            """
        );
        Fake(
            "curl",
            """
            cat > "$CALLS.input"
            printf '%s' "$KEYS"
            exit "${CURL_EXIT:-0}"
            """
        );
        Fake("sleep", "");
    }

    /// <summary>How the recorded commands were called, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Record) ? File.ReadAllLines(Record) : [];

    /// <summary>What curl was given on its standard input.</summary>
    public string Input => File.ReadAllText(Record + ".input");

    private string Record => Path.Combine(_folder, "calls");

    /// <summary>Takes a command from the PATH.</summary>
    /// <param name="command">Its name.</param>
    public void Forget(string command) => File.Delete(Path.Combine(_folder, command));

    /// <summary>Runs a script: a .ps1 in PowerShell, any other in sh.</summary>
    /// <param name="script">Its path.</param>
    /// <param name="environment">The whole environment, PATH apart.</param>
    /// <returns>What it wrote.</returns>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string script, IReadOnlyDictionary<string, string> environment) =>
        script.EndsWith(".ps1", StringComparison.Ordinal)
            ? RunAsync(
                PowerShell(),
                ["-NoProfile", "-NonInteractive", "-Command", $"{PowerShellTools}\n& '{script}'\nexit $LASTEXITCODE"],
                Environment.CurrentDirectory,
                environment
            )
            : RunAsync(Interpreter, [script], Environment.CurrentDirectory, environment);

    /// <summary>Runs lines as a person types them; the first that fails ends it.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="folder">Where.</param>
    /// <returns>What they wrote.</returns>
    public Task<(int ExitCode, string Output, string Errors)> TypeAsync(string lines, string folder) =>
        RunAsync(Interpreter, ["-euc", lines], folder, new Dictionary<string, string>());

    /// <summary>Puts a command on the PATH which records how it was called.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="body">What else it does, in sh.</param>
    public void Fake(string command, string body = "")
    {
        string path = Path.Combine(_folder, command);
        File.WriteAllText(path, $"#!{Interpreter}\nprintf '%s\\n' \"{command} $*\" >> \"$CALLS\"\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PowerShell()
    {
        string? installed = Find("pwsh");
        Assert.SkipWhen(installed is null, "There is no PowerShell on this machine.");
        // Installed as a tool of .NET, it looks for that.
        string link = Path.Combine(_folder, "dotnet");
        if (!File.Exists(link) && Find("dotnet") is { } dotnet)
        {
            File.CreateSymbolicLink(link, dotnet);
        }

        return installed;
    }

    private static string? Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(File.Exists);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string interpreter,
        string[] arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment
    )
    {
        Assert.SkipUnless(File.Exists(Interpreter), "There is no sh on this machine.");
        var start = new ProcessStartInfo(interpreter, arguments) { WorkingDirectory = folder };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = _folder;
        start.Environment["HOME"] = _folder;
        start.Environment["CALLS"] = Record;
        return await ProcessOutput.OfAsync(start);
    }
}
