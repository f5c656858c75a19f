using Microsoft.AspNetCore.Http;
using Pipeline.Cli.Upload;

namespace Pipeline.Cli.Tests;

/// <summary>Uploads that storage does not take, or that a person stops.</summary>
public sealed class UploadTests : IDisposable
{
    private const int Files = 20;
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-upload-");

    public UploadTests()
    {
        for (int i = 0; i < Files; i++)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, $"{i:00}.txt"), "An article.");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Ctrl_C_says_how_far_it_got_and_how_to_go_on()
    {
        const int Taken = 3;
        int asked = 0;
        var hangs = new TaskCompletionSource();
        await using AnsweringApi storage = await StorageAsync(async context =>
        {
            int number = Interlocked.Increment(ref asked);
            if (number > Taken)
            {
                // Every upload hangs: so the answers to those that were taken have been read.
                if (number == Taken + ArticleUploader.AtATime)
                {
                    hangs.TrySetResult();
                }

                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            context.Response.StatusCode = StatusCodes.Status201Created;
        });
        await using var upload = RunningCommand.Start(new CommandSettings(), "upload", _folder.FullName, "--storage", Account(storage));
        await hangs.Task.WaitAsync(TestContext.Current.CancellationToken);

        await upload.PressCtrlCAsync();
        CommandResult result = await upload.EndAsync();

        Assert.Equal(ExitCodes.Interrupted, result.ExitCode);
        Assert.StartsWith($"{Taken} of {Files} uploaded.", result.Output, StringComparison.Ordinal);
        Assert.Contains("--only-new goes on where it stopped", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_cannot_keep_a_file_makes_a_person_look_at_the_disk()
    {
        await using AnsweringApi storage = await StorageAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.Headers["x-ms-error-code"] = "InternalError";
            return Task.CompletedTask;
        });

        CommandResult result = await CommandLine.RunAsync(
            "upload",
            Path.Combine(_folder.FullName, "00.txt"),
            "--storage",
            Account(storage)
        );

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("00.txt: storage could not keep it (HTTP 500 InternalError)", result.Errors, StringComparison.Ordinal);
        Assert.Contains("disk", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=x")]
    public async Task A_connection_string_that_is_none_is_refused(string connection)
    {
        CommandResult result = await CommandLine.RunAsync("upload", _folder.FullName, "--storage", connection);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("--storage and PIPELINE_STORAGE take the connection string", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>Has every container, and answers for blobs as it is told.</summary>
    private static Task<AnsweringApi> StorageAsync(RequestDelegate blobs) =>
        AnsweringApi.StartAsync(context =>
        {
            if (context.Request.Query["restype"] != "container")
            {
                return blobs(context);
            }

            context.Response.StatusCode = StatusCodes.Status201Created;
            return Task.CompletedTask;
        });

    private static string Account(AnsweringApi storage) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={storage.Address}/devstoreaccount1;";
}
