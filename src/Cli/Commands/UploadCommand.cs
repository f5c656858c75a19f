using System.CommandLine;
using Azure;
using Azure.Identity;
using Pipeline.Catalog;
using Pipeline.Cli.Storage;
using Pipeline.Cli.Upload;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline upload PATHS…</c>: puts files into the container, where the pipeline finds them.</summary>
internal static class UploadCommand
{
    private const string Role = "the role Storage Blob Data Contributor";

    public static Command Create()
    {
        var options = new Options();
        var command = new CommandWithExamples(
            "upload",
            "Upload articles. The same name again replaces the article.",
            "article.txt",
            "~/archive/2022 --prefix 2022/",
            "~/archive --only-new",
            "~/archive --account mystorage"
        );
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Options options, ParseResult arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArticleFile> files = ArticleFile.Find(
            arguments.GetRequiredValue(options.Paths),
            arguments.GetValue(options.Prefix) ?? ""
        );
        UploadReport report = await UploadAsync(files, options, arguments, cancellationToken);
        foreach (UploadFailure failure in report.Failures)
        {
            await Console.Error.WriteLineAsync($"{failure.File.Path}: {failure.Reason}");
        }

        string known = report.Known > 0 ? $" {report.Known:N0} were there already." : "";
        AnsiConsole.MarkupLineInterpolated(
            $"{report.Uploaded:N0} of {files.Count:N0} uploaded.{known} `pipeline status` shows how far indexing is."
        );
        if (report.IsInterrupted)
        {
            await Console.Error.WriteLineAsync("Stopped before the last file. The same command with --only-new goes on where it stopped.");
            return ExitCodes.Interrupted;
        }

        return report.Failures.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static async Task<UploadReport> UploadAsync(
        IReadOnlyList<ArticleFile> files,
        Options options,
        ParseResult arguments,
        CancellationToken cancellationToken
    )
    {
        var uploader = new ArticleUploader(options.Storage.Blobs(arguments).GetBlobContainerClient(CatalogNames.ArticlesContainer));
        try
        {
            return await UploadProgress.RunAsync(
                files.Count,
                tick => uploader.UploadAsync(files, arguments.GetValue(options.OnlyNew), tick, cancellationToken)
            );
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new CommandFailedException(options.Storage.Explain(exception, Role, arguments));
        }
    }

    private sealed class Options
    {
        public Argument<string[]> Paths { get; } =
            new("PATHS") { Description = "Article files, and folders with article files.", Arity = ArgumentArity.OneOrMore };

        public Option<string> Prefix { get; } =
            new("--prefix") { Description = "Put in front of every blob name, such as 2022/.", DefaultValueFactory = _ => "" };

        public Option<bool> OnlyNew { get; } =
            new("--only-new") { Description = "Leave articles as they are whose name is there already: to go on after Ctrl-C." };

        public StorageOptions Storage { get; } = new();

        public void AddTo(Command command)
        {
            command.Add(Paths);
            command.Add(Prefix);
            command.Add(OnlyNew);
            Storage.AddTo(command);
        }
    }
}
