using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalog;
using Pipeline.Catalog.Upkeep;
using Pipeline.Cli.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline index rebuild</c> and <c>pipeline index check</c>: work on the storage account itself, whether the app runs or not.
/// </summary>
internal static class IndexCommand
{
    private const int MostListed = 20;
    private const string Roles = "the roles Storage Blob Data Contributor and Storage Table Data Contributor";

    /// <summary>Merges of a rebuild. It is not published before, so that readers open few files.</summary>
    private static readonly TimeSpan MergeBudget = TimeSpan.FromMinutes(30);

    /// <summary>Between two looks whether another writer is done.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var storage = new StorageOptions();
        var command = new CommandWithExamples(
            "index",
            "Check the search index, or build it anew from the table.",
            "check",
            "rebuild --account mystorageaccount"
        );
        storage.AddTo(command);
        command.Subcommands.Add(
            Command("rebuild", "Build the index anew from the table. Queries are answered meanwhile.", storage, RebuildAsync)
        );
        command.Subcommands.Add(
            Command("check", "Check every file of the index, and that it has every article as the table has it.", storage, CheckAsync)
        );
        return command;
    }

    private static Command Command(
        string name,
        string description,
        StorageOptions storage,
        Func<CatalogStore, CancellationToken, Task<int>> run
    )
    {
        var command = new Command(name, description);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using CatalogStore store = storage.Catalog(arguments);
                try
                {
                    await store.AskAsync(cancellationToken); // creates nothing where there is no archive
                    return await run(store, cancellationToken);
                }
                catch (IndexNotReadyException notReady)
                {
                    throw new CommandFailedException(notReady.Message);
                }
                catch (Exception exception)
                    when (exception is RequestFailedException or AggregateException or AuthenticationFailedException)
                {
                    throw new CommandFailedException(storage.Explain(exception, Roles, arguments));
                }
            }
        );
        return command;
    }

    private static async Task<int> RebuildAsync(CatalogStore store, CancellationToken cancellationToken)
    {
        var builder = new IndexBuilder(store, TimeProvider.System, NullLogger<IndexBuilder>.Instance);
        var progress = new Progress<int>(static articles => Console.Error.Write($"\r{articles:N0} articles read…"));
        int? built;
        while ((built = await builder.BuildAsync(MergeBudget, progress, cancellationToken)) is null)
        {
            await Console.Error.WriteLineAsync("Another instance is writing the index; waiting for it.");
            await Task.Delay(Patience, TimeProvider.System, cancellationToken);
        }

        await Console.Error.WriteLineAsync();
        Console.WriteLine($"The index is built: {built:N0} articles.");
        return ExitCodes.Success;
    }

    private static async Task<int> CheckAsync(CatalogStore store, CancellationToken cancellationToken)
    {
        IndexCheckReport report = await new IndexCheck(store).RunAsync(cancellationToken);
        Console.WriteLine(
            $"{report.Articles:N0} articles, {report.Bytes:N0} bytes of index "
                + $"({(report.Articles == 0 ? 0 : report.Bytes / report.Articles):N0} an article), commit {report.Generation:N0}."
        );
        Console.WriteLine(report.IsClean ? "Every file is sound." : "A file is damaged: run `pipeline index rebuild`.");
        foreach (IndexDifference difference in report.Differences.Take(MostListed))
        {
            Console.WriteLine($"{difference.Id}: {Describe(difference.Kind)}");
        }

        if (report.Differences.Count > MostListed)
        {
            Console.WriteLine($"… and {report.Differences.Count - MostListed:N0} more.");
        }

        Console.WriteLine(
            report.Differences.Count == 0
                ? "Every article is as the table has it."
                : $"{report.Differences.Count:N0} articles differ. The next reconciliation packs them again."
        );
        return report is { IsClean: true, Differences.Count: 0 } ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static string Describe(IndexDifferenceKind kind) =>
        kind switch
        {
            IndexDifferenceKind.Missing => "the index does not have it",
            IndexDifferenceKind.Outdated => "the index has another version",
            IndexDifferenceKind.Superfluous => "the index has it, the table does not",
            _ => "the index has it more than once",
        };
}
