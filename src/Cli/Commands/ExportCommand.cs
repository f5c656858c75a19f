using System.CommandLine;
using Pipeline.Cli.Api;
using Pipeline.Cli.Export;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline export</c>: everything a query finds, into a file or a pipe.</summary>
internal static class ExportCommand
{
    private const string Csv = "csv";

    public static Command Create()
    {
        var api = new ApiOptions(forPrograms: true);
        var query = new QueryOptions([
            .. ArticleFilters.All,
            ("sort", "newest (default), oldest or uploaded."),
            ("medium", "Of quotations: the medium."),
            ("kind", "Of quotations: direct, mixed or indirect."),
        ]);
        Option<string> of = Choice.Option(
            "--of",
            "articles as lists show them, quotations, or documents with everything known about each article.",
            "articles",
            "articles",
            "quotations",
            "documents"
        );
        Option<string> format = Choice.Option(
            "--format",
            "ndjson (a JSON document a line) or csv; documents are too deep for csv.",
            "ndjson",
            "ndjson",
            Csv
        );
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; standard output when left out." };
        var resume = new Option<bool>("--resume") { Description = "Go on in --output where an export of the same query stopped." };
        var command = new CommandWithExamples(
            "export",
            "Write everything a query finds as JSON lines or CSV. A broken connection is made again.",
            "--of documents -o archive.jsonl",
            "--speaker Karin --of quotations --format csv -o karin.csv",
            "--of documents -o archive.jsonl --resume",
            "bridge | jq .headline"
        )
        {
            of,
            format,
            output,
            resume,
        };
        query.AddWithoutLimitTo(command);
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                bool isCsv = arguments.GetRequiredValue(format) == Csv;
                RouteQuery Route() =>
                    query.Query("api/export", arguments).With("of", arguments.GetValue(of)).With("format", arguments.GetValue(format));
                var records = new ExportRecords(isCsv);
                await using Stream target = await OpenAsync(
                    arguments.GetValue(output),
                    arguments.GetValue(resume),
                    records,
                    cancellationToken
                );
                using PipelineApi pipeline = api.Open(arguments);
                var exporter = new Exporter(pipeline, Route, records, TimeProvider.System);
                try
                {
                    await exporter.RunAsync(target, isCsv, Console.Error.WriteLine, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    string goOn = arguments.GetValue(output) is null ? "" : " The same command with --resume goes on where it stopped.";
                    await Console.Error.WriteLineAsync($"Stopped after {Items(records, isCsv):N0} records.{goOn}");
                    return ExitCodes.Interrupted;
                }

                if (Items(records, isCsv) == 0)
                {
                    await Console.Error.WriteLineAsync("Nothing meets these conditions.");
                    return ExitCodes.NothingFound;
                }

                if (arguments.GetValue(output) is { } file)
                {
                    await Console.Error.WriteLineAsync($"{file.Name} has {Items(records, isCsv):N0} records.");
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    // The first row of CSV names the columns.
    private static long Items(ExportRecords records, bool isCsv) => Math.Max(records.Count - (isCsv ? 1 : 0), 0);

    private static async Task<Stream> OpenAsync(FileInfo? file, bool resume, ExportRecords records, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return resume
                ? throw new CommandFailedException("--resume needs the file that it goes on in: pass --output.")
                : Console.OpenStandardOutput();
        }

        if (!resume && file is { Exists: true, Length: > 0 })
        {
            throw new CommandFailedException($"{file.Name} is there already. Pass --resume to go on in it, or name another file.");
        }

        if (resume && !file.Exists)
        {
            throw new CommandFailedException($"There is no {file.FullName} to go on in. Leave --resume out to begin.");
        }

        FileStream stream = file.Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        await records.TakeAsync(stream, target: null, skipFirst: false, cancellationToken);
        if (!records.AreExported)
        {
            await stream.DisposeAsync();
            throw new CommandFailedException($"{file.Name} is no export in this format: its last record does not say where to go on.");
        }

        // A record that was not written to its end comes again.
        stream.SetLength(records.Length);
        return stream;
    }
}
