using System.Net;
using System.Net.Sockets;
using Pipeline.Hosts;

namespace Pipeline.Cli.Tests;

/// <summary>What people get wrong, and what they are told.</summary>
public sealed class MistakeTests
{
    [Fact]
    public async Task A_path_that_is_not_there_is_named()
    {
        CommandResult result = await CommandLine.RunAsync("upload", "/nowhere/article.txt");
        Assert.Equal(
            (ExitCodes.Failure, "pipeline: There is no file or folder '/nowhere/article.txt'.\n"),
            (result.ExitCode, result.Errors)
        );
    }

    [Fact]
    public async Task A_mistyped_option_is_no_search_word()
    {
        CommandResult result = await CommandLine.RunAsync("search", "--persn", "Karin");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("There is no option --persn", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline up", "--prot", "up", "--prot", "8080")]
    [InlineData("pipeline index", "chek", "index", "chek")]
    [InlineData("pipeline host", "folder", "host")]
    public async Task A_mistake_is_not_buried_under_the_whole_help(string command, string mistake, params string[] arguments)
    {
        CommandResult result = await CommandLine.RunAsync(arguments);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains(mistake, result.Errors, StringComparison.Ordinal);
        Assert.EndsWith($"`{command} --help` lists what there is.\n", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Options:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_no_command_gets_the_list_of_them()
    {
        CommandResult result = await CommandLine.RunAsync("index");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("rebuild", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "There is no isolated-worker function app in ")]
    [InlineData("{", "does not name the app's program. Publish the app again.")]
    [InlineData("{}", "does not name the app's program. Publish the app again.")]
    public async Task A_folder_without_an_app_is_named_before_anything_is_started(string? workerConfig, string expected)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pipeline-no-app-");
        try
        {
            if (workerConfig is not null)
            {
                File.WriteAllText(Path.Combine(folder.FullName, "worker.config.json"), workerConfig);
            }

            string data = Path.Combine(folder.FullName, "data");
            CommandResult result = await CommandLine.RunAsync("host", folder.FullName, "--data", data);
            Assert.Equal((ExitCodes.Failure, ""), (result.ExitCode, result.Output));
            Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
            Assert.Single(result.Errors.Trim().Split('\n'));
            Assert.False(Directory.Exists(data));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=sv")]
    public async Task Storage_that_is_none_is_refused_before_anything_is_started(string storage)
    {
        CommandResult result = await CommandLine.RunAsync("up", "--port", $"{FreePort.Find()}", "--storage", storage);
        Assert.Equal((ExitCodes.Failure, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("pipeline: --storage takes the connection string of a storage account", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_one_sentence()
    {
        string blobs = $"http://127.0.0.1:{ClosedPort()}/account";
        string storage = $"AccountName=account;AccountKey=a2V5;BlobEndpoint={blobs};QueueEndpoint={blobs};TableEndpoint={blobs}";
        CommandResult result = await CommandLine.RunAsync("up", "--port", $"{FreePort.Find()}", "--storage", storage);
        Assert.Equal((ExitCodes.Failure, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"pipeline: The storage at {blobs} does not answer: ", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_address_without_a_pipeline_says_how_to_start_one()
    {
        CommandResult result = await CommandLine.RunAsync("status", "--url", $"http://localhost:{ClosedPort()}");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Start it with `pipeline up`", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_url_that_is_none_is_refused()
    {
        CommandResult result = await CommandLine.RunAsync("status", "--url", "localhost");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("--url takes an address such as http://localhost:7071/", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_none_is_refused()
    {
        CommandResult result = await CommandLine.RunAsync("upload", typeof(MistakeTests).Assembly.Location, "--account", "http://");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("--account takes the name of a storage account", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence_and_nothing_is_started()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        CommandResult result = await CommandLine.RunAsync("up", "--port", $"{port}");
        Assert.Equal(
            (
                ExitCodes.Failure,
                "",
                $"pipeline: Port {port} is in use by another program, perhaps `func start`. "
                    + "Stop that program, or pass --port with another one.\n"
            ),
            (result.ExitCode, result.Output, result.Errors)
        );
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
