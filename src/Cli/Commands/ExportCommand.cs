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
        var options = new Options();
        var command = new CommandWithExamples(
            "export",
            "Write everything a query finds as JSON lines or CSV. A broken connection is made again.",
            "--of documents -o archive.jsonl",
            "--speaker Karin --of quotations --format csv -o karin.csv",
            "--of documents -o archive.jsonl --resume",
            "bridge | jq .headline"
        );
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Options options, ParseResult arguments, CancellationToken cancellationToken)
    {
        bool isCsv = arguments.GetRequiredValue(options.Format) == Csv;
        FileInfo? file = arguments.GetValue(options.Output);
        var records = new ExportRecords(isCsv);
        await using Stream target = await OpenAsync(file, arguments.GetValue(options.Resume), records, cancellationToken);
        using PipelineApi pipeline = options.Api.Open(arguments);
        var exporter = new Exporter(pipeline, () => options.Route(arguments), records, TimeProvider.System);
        try
        {
            await exporter.RunAsync(target, isCsv, Console.Error.WriteLine, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            string goOn = file is null ? "" : " The same command with --resume goes on where it stopped.";
            await Console.Error.WriteLineAsync($"Stopped after {Items(records, isCsv):N0} records.{goOn}");
            return ExitCodes.Interrupted;
        }

        if (Items(records, isCsv) == 0)
        {
            await Console.Error.WriteLineAsync("Nothing meets these conditions.");
            return ExitCodes.NothingFound;
        }

        if (file is not null)
        {
            await Console.Error.WriteLineAsync($"{file.Name} has {Items(records, isCsv):N0} records.");
        }

        return ExitCodes.Success;
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

    private sealed class Options
    {
        private readonly Option<string> _of = Choice.Option(
            "--of",
            "articles as lists show them, quotations, or documents with everything known about each article.",
            "articles",
            "articles",
            "quotations",
            "documents"
        );
        private readonly QueryOptions _query = new([
            .. ArticleFilters.All,
            ("sort", "newest (default), oldest or uploaded."),
            ("medium", "Of quotations: the medium."),
            ("kind", "Of quotations: direct, mixed or indirect."),
        ]);

        public Option<string> Format { get; } =
            Choice.Option("--format", "ndjson (a JSON document a line) or csv; documents are too deep for csv.", "ndjson", "ndjson", Csv);

        public Option<FileInfo?> Output { get; } =
            new("--output", "-o") { Description = "The file to write; standard output when left out." };

        public Option<bool> Resume { get; } =
            new("--resume") { Description = "Go on in --output where an export of the same query stopped." };

        public ApiOptions Api { get; } = new(forPrograms: true);

        public void AddTo(Command command)
        {
            command.Add(_of);
            command.Add(Format);
            command.Add(Output);
            command.Add(Resume);
            _query.AddWithoutLimitTo(command);
            Api.AddTo(command);
        }

        public RouteQuery Route(ParseResult arguments) =>
            _query.Query("api/export", arguments).With("of", arguments.GetValue(_of)).With("format", arguments.GetValue(Format));
    }
}
