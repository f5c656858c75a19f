using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Hosts;

namespace Pipeline.Cli.Tests;

/// <summary><c>pipeline up</c> and the commands beside it, as a person in one folder types them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-up-");
    private readonly TcpListener? _foreigner = Listen(10000);

    private CommandSettings Settings =>
        new()
        {
            Folder = _folder.FullName,
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["PIPELINE_URL"] = "",
                ["PIPELINE_STORAGE"] = "",
            },
        };

    private string Opened => Path.Combine(_folder.FullName, "opened.txt");

    public void Dispose()
    {
        _foreigner?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Up_says_where_the_page_is_opens_it_and_the_other_commands_find_it()
    {
        WriteProgram("xdg-open", $"printf %s \"$1\" > '{Opened}'");
        File.WriteAllText(
            Path.Combine(_folder.FullName, "a.txt"),
            "date 2024-02-01 Bridge opens\n\nThe bridge opened, mayor Anna Weber said."
        );
        int port = FreePort.Find();
        string address = $"http://localhost:{port}/";
        await using var up = RunningCommand.Start(Settings, "up", "--open", "--no-seeds", "--port", $"{port}");

        string printed = await up.WaitForAsync("Ctrl-C stops");
        Assert.Contains("Port 10000 is in use by", printed, StringComparison.Ordinal);
        Assert.StartsWith(
            $"Pipeline is up: {address}",
            printed[printed.IndexOf("Pipeline is up", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
        Assert.Equal(address, await File.ReadAllTextAsync(Opened, TestContext.Current.CancellationToken));
        Assert.Equal(address, PageThatF5Opens(printed));

        CommandResult second = await CommandLine.RunAsync(Settings, "up", "--port", $"{FreePort.Find()}");
        Assert.Equal(ExitCodes.Failure, second.ExitCode);
        Assert.Contains(
            $"A pipeline is up already on the data in {_folder.FullName}/.pipeline, at {address}.",
            second.Errors,
            StringComparison.Ordinal
        );

        CommandResult upload = await CommandLine.RunAsync(Settings, "upload", "a.txt");
        Assert.Equal((ExitCodes.Success, ""), (upload.ExitCode, upload.Errors));
        CommandResult status = await CommandLine.RunAsync(Settings, "status");
        Assert.Equal((ExitCodes.Success, ""), (status.ExitCode, status.Errors));
        CommandResult poison = await CommandLine.RunAsync(Settings, "poison");
        Assert.Equal((ExitCodes.NothingFound, "Nothing has failed.\n"), (poison.ExitCode, poison.Errors));

        await up.PressCtrlCAsync();
        CommandResult end = await up.EndAsync();
        Assert.Equal((ExitCodes.Success, ""), (end.ExitCode, end.Errors));
    }

    [Theory]
    [InlineData("exit 3", "The Node.js on the PATH does not run")]
    [InlineData("echo v18.19.0", "Node.js 18.19.0 is too old")]
    public async Task A_Node_that_cannot_run_Azurite_is_named(string script, string expected)
    {
        WriteProgram("node", script);
        CommandResult result = await CommandLine.RunAsync(Settings, "up", "--port", $"{FreePort.Find()}");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith($"pipeline: {expected}", result.Errors, StringComparison.Ordinal);
        Assert.Contains("https://nodejs.org", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_of_Azurite_is_named()
    {
        string azurite = Path.Combine(_folder.FullName, ".pipeline", "azurite");
        Directory.CreateDirectory(azurite);
        string file = Path.Combine(azurite, "__azurite_db_table__.json");
        File.WriteAllText(file, """{"filename":"/some/where/__azurite_db_table__.json","coll""");

        CommandResult result = await CommandLine.RunAsync(Settings, "up", "--port", $"{FreePort.Find()}");

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith($"pipeline: Azurite cannot read its database {file}: ", result.Errors, StringComparison.Ordinal);
    }

    // VS Code opens the browser at what this pattern finds in the terminal.
    private static string PageThatF5Opens(string printed)
    {
        using var launch = JsonDocument.Parse(
            File.ReadAllText(Checkout.At(".vscode", "launch.json")),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        );
        JsonElement action = launch.RootElement.GetProperty("configurations")[0].GetProperty("serverReadyAction");
        Match found = Regex.Match(printed, action.GetProperty("pattern").GetString()!);
        return action.GetProperty("uriFormat").GetString()!.Replace("%s", found.Groups[1].Value, StringComparison.Ordinal);
    }

    private void WriteProgram(string name, string script)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // When somebody else has it already, it is in use all the same.
    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
