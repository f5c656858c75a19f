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
        var paths = new Argument<string[]>("PATHS")
        {
            Description = "Article files, and folders with article files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var prefix = new Option<string>("--prefix")
        {
            Description = "Put in front of every blob name, such as 2022/.",
            DefaultValueFactory = _ => "",
        };
        var storage = new StorageOptions();
        var onlyNew = new Option<bool>("--only-new")
        {
            Description = "Leave articles as they are whose name is there already: to go on after Ctrl-C.",
        };
        var command = new CommandWithExamples(
            "upload",
            "Upload articles. The same name again replaces the article.",
            "article.txt",
            "~/archive/2022 --prefix 2022/",
            "~/archive --only-new",
            "~/archive --account mystorage"
        )
        {
            paths,
            prefix,
            onlyNew,
        };
        storage.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                IReadOnlyList<ArticleFile> files = ArticleFile.Find(arguments.GetRequiredValue(paths), arguments.GetValue(prefix) ?? "");
                var uploader = new ArticleUploader(storage.Blobs(arguments).GetBlobContainerClient(CatalogNames.ArticlesContainer));
                UploadReport report;
                try
                {
                    report = await UploadProgress.RunAsync(
                        files.Count,
                        tick => uploader.UploadAsync(files, arguments.GetValue(onlyNew), tick, cancellationToken)
                    );
                }
                catch (Exception exception)
                    when (exception is RequestFailedException or AggregateException or AuthenticationFailedException)
                {
                    throw new CommandFailedException(storage.Explain(exception, Role, arguments));
                }

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
                    await Console.Error.WriteLineAsync(
                        "Stopped before the last file. The same command with --only-new goes on where it stopped."
                    );
                    return ExitCodes.Interrupted;
                }

                return report.Failures.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
            }
        );
        return command;
    }
}
