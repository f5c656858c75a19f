using System.CommandLine;
using System.Text.Json;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline extract FILE…</c>: what the pipeline would find in the files, one JSON document per line. Needs no storage.</summary>
internal static class ExtractCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Article files; folders stand for the files in them, - for standard input.", Arity = ArgumentArity.OneOrMore };
        var indent = new Option<bool>("--indent") { Description = "Indent the JSON for reading." };
        var command = new Command("extract", "Print what is found in article files as JSON, one document per line. Needs no storage.") { files, indent };
        command.SetAction((arguments, cancellationToken) =>
            Task.FromResult(Run(arguments.GetRequiredValue(files), arguments.GetValue(indent), cancellationToken)));
        return command;
    }

    private static int Run(string[] arguments, bool indent, CancellationToken cancellationToken)
    {
        var parser = new ArticleParser(new ArticleLimits());
        var extractor = new MetadataExtractor();
        var writer = new DocumentWriter(indent);
        using Stream output = Console.OpenStandardOutput();
        int exitCode = ExitCodes.Success;
        ParallelQuery<Extraction> extractions = Expand(arguments).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(file => Extract(file, parser, extractor, writer));
        try
        {
            foreach (Extraction extraction in extractions)
            {
                if (extraction.Error is { } error)
                {
                    exitCode = ExitCodes.Failure;
                    Console.Error.WriteLine(error);
                }

                output.Write(extraction.Line);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }

        return exitCode;
    }

    private static Extraction Extract(string file, ArticleParser parser, MetadataExtractor extractor, DocumentWriter writer)
    {
        byte[] bytes;
        try
        {
            bytes = Read(file, parser.Limits.MaxBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Extraction([], $"{file}: {exception.Message}");
        }

        string name = file == StandardInput ? "stdin" : Path.GetFileName(file);
        return parser.Parse(name, null, bytes) switch
        {
            ParsedArticle parsed => new Extraction(writer.Write(extractor.Extract(parsed.Article)), null),
            RejectedArticle rejected => new Extraction(DocumentWriter.Write(rejected), $"{file}: {rejected.Rejection.Reason}"),
            _ => throw new InvalidOperationException("Unknown parse result."),
        };
    }

    // One byte more than the limit is enough for the parser to reject the file.
    private static byte[] Read(string file, long limit)
    {
        using Stream stream = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (bytes.Length <= limit && (read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string> Expand(string[] arguments)
    {
        foreach (string argument in arguments)
        {
            if (!Directory.Exists(argument))
            {
                yield return argument;
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(argument, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                yield return file;
            }
        }
    }

    private readonly record struct Extraction(byte[] Line, string? Error);

    private sealed class DocumentWriter(bool indent)
    {
        private readonly MetadataJsonContext _json = indent
            ? new(new JsonSerializerOptions(MetadataJsonContext.Readable.Options) { WriteIndented = true })
            : MetadataJsonContext.Readable;

        public byte[] Write(ArticleMetadata metadata) => [.. JsonSerializer.SerializeToUtf8Bytes(metadata, _json.ArticleMetadata), (byte)'\n'];

        public static byte[] Write(RejectedArticle rejected) =>
            [.. JsonSerializer.SerializeToUtf8Bytes(new RejectedDocument(rejected.Id, rejected.Source, rejected.Rejection), CliJsonContext.Readable.RejectedDocument), (byte)'\n'];
    }
}
