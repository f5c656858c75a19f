using System.CommandLine;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Pipeline.Catalog;
using Pipeline.Cli.Upload;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline upload PATHS…</c>: puts files into the container, where the pipeline finds them.</summary>
internal static class UploadCommand
{
    /// <summary>The connection string of Azurite on its default ports.</summary>
    public const string Azurite = "UseDevelopmentStorage=true";

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
        var account = new Option<string>("--account")
        {
            Description = "A storage account in Azure (its name or blob address), opened with your Azure sign-in; Azurite when left out.",
        };
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
            account,
            onlyNew,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                IReadOnlyList<ArticleFile> files = ArticleFile.Find(arguments.GetRequiredValue(paths), arguments.GetValue(prefix) ?? "");
                var uploader = new ArticleUploader(
                    Open(arguments.GetValue(account)).GetBlobContainerClient(CatalogNames.ArticlesContainer)
                );
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
                    throw new CommandFailedException(Explain(exception, arguments.GetValue(account)));
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

    private static BlobServiceClient Open(string? account)
    {
        if (string.IsNullOrEmpty(account))
        {
            // Azurite answers at once or is not there: waiting for it helps nobody.
            return new BlobServiceClient(
                Azurite,
                new BlobClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(200) } }
            );
        }

        string address = account.Contains("://", StringComparison.Ordinal) ? account : $"https://{account}.blob.core.windows.net";
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? url)
            ? new BlobServiceClient(url, new DefaultAzureCredential())
            : throw new CommandFailedException($"--account takes the name of a storage account or its blob address, not '{account}'.");
    }

    private static string Explain(Exception exception, string? account) =>
        exception switch
        {
            RequestFailedException { Status: 403, ErrorCode: "AuthorizationFailure" } =>
                $"{account} does not let this address in. Upload from inside its network, or add your address: "
                    + "`azd env set CLIENT_ADDRESSES YOUR.IP.ADDRESS`, then `azd provision`.",
            RequestFailedException { Status: 403 } =>
                $"You may not write to {account}: ask for the role Storage Blob Data Contributor on it, then sign in again "
                    + "with `azd auth login` or `az login`.",
            AuthenticationFailedException => "No Azure sign-in was found: run `azd auth login` or `az login`.",
            _ when string.IsNullOrEmpty(account) =>
                "Azurite does not answer on 127.0.0.1:10000. Start it with `pipeline up`, or pass --account.",
            _ => $"{account} does not answer: {exception.Message.Split('\n')[0].Trim()}",
        };
}
