using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline extract FILE…</c>: what the pipeline would find in the files, one JSON document per line, one for each record of a batch.
/// Needs no storage.
/// </summary>
internal static class ExtractCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Article files; folders stand for the files in them, - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var indent = new Option<bool>("--indent") { Description = "Indent the JSON for reading." };
        var command = new CommandWithExamples(
            "extract",
            "Print what is found in article files as JSON, one document per line. Needs no storage.",
            "article.txt --indent",
            "archive/ > archive.jsonl",
            "- < page.html"
        )
        {
            files,
            indent,
        };
        command.SetAction(
            (arguments, cancellationToken) =>
                Task.FromResult(Run(arguments.GetRequiredValue(files), arguments.GetValue(indent), cancellationToken))
        );
        return command;
    }

    private static int Run(string[] arguments, bool indent, CancellationToken cancellationToken)
    {
        var parser = new ArticleParser(new ArticleLimits());
        var extractor = new MetadataExtractor();
        var writer = new DocumentWriter(indent);
        using Stream output = Console.OpenStandardOutput();
        int exitCode = ExitCodes.Success;
        bool isEmpty = true;
        ParallelQuery<Extraction> extractions = Expand(arguments)
            .SelectMany(file => Files(file, parser.Limits, cancellationToken).ToBlockingEnumerable(cancellationToken))
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellationToken)
            .Select(file => Extract(file, parser, extractor, writer));
        try
        {
            foreach (Extraction extraction in extractions)
            {
                isEmpty = false;
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

        return isEmpty ? throw new CommandFailedException($"There is no file in {string.Join(", ", arguments)}.") : exitCode;
    }

    private static Extraction Extract(InputFile file, ArticleParser parser, MetadataExtractor extractor, DocumentWriter writer)
    {
        if (file.Error is { } error)
        {
            return new Extraction([], error);
        }

        Articles.ParseResult result = file.Rejection is { } rejection
            ? new RejectedArticle(
                ArticleId.FromBlobName(file.Name),
                new ArticleSource(file.Name, file.ContentType, file.Bytes.Length, ""),
                rejection
            )
            : parser.Parse(file.Name, file.ContentType, file.Bytes, file.Url);
        return result switch
        {
            ParsedArticle parsed => new Extraction(writer.Write(extractor.Extract(parsed.Article)), null),
            RejectedArticle rejected => new Extraction(DocumentWriter.Write(rejected), $"{file.Path}: {rejected.Rejection.Reason}"),
            _ => throw new InvalidOperationException("Unknown parse result."),
        };
    }

    // The file itself, or the records of a batch, one at a time.
    private static async IAsyncEnumerable<InputFile> Files(
        string path,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string name = path == StandardInput ? "stdin" : Path.GetFileName(path);
        InputFile? single = null;
        Stream? batch = null;
        try
        {
            Stream stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            byte[] bytes = Read(stream, limits.MaxBytes);
            bool isWhole = bytes.Length <= limits.MaxBytes;
            bool isBatch = ArticleBatch.IsBatch(name, bytes, isWhole);
            if (isBatch && !isWhole && stream.CanSeek)
            {
                stream.Position = 0;
                batch = stream;
            }
            else
            {
                await stream.DisposeAsync();
                batch = isBatch && isWhole ? new MemoryStream(bytes, writable: false) : null;
                single = batch is null ? new InputFile(path, name, null, bytes, null, null, null) : null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            single = new InputFile(path, name, null, default, null, null, $"{path}: {exception.Message}");
        }

        if (single is not null)
        {
            yield return single;
            yield break;
        }

        await using (batch)
        {
            await foreach (BatchRecord record in new ArticleBatch(limits).ReadAsync(name, batch!, cancellationToken))
            {
                // Several are extracted at once, and a record's bytes last until the next is read.
                yield return new InputFile(
                    record.Name,
                    record.Name,
                    record.ContentType,
                    record.Bytes.ToArray(),
                    record.Url,
                    record.Rejection,
                    null
                );
            }
        }
    }

    // One byte more than the limit is enough for the parser to reject the file.
    private static byte[] Read(Stream stream, long limit)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[81920];
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

    private sealed record InputFile(
        string Path,
        string Name,
        string? ContentType,
        ReadOnlyMemory<byte> Bytes,
        string? Url,
        Rejection? Rejection,
        string? Error
    );

    private sealed class DocumentWriter(bool indent)
    {
        private readonly MetadataJsonContext _json = indent
            ? new(new JsonSerializerOptions(MetadataJsonContext.Readable.Options) { WriteIndented = true })
            : MetadataJsonContext.Readable;

        public byte[] Write(ArticleMetadata metadata) =>
            [.. JsonSerializer.SerializeToUtf8Bytes(metadata, _json.ArticleMetadata), (byte)'\n'];

        public static byte[] Write(RejectedArticle rejected) =>
            [
                .. JsonSerializer.SerializeToUtf8Bytes(
                    new RejectedDocument(rejected.Id, rejected.Source, rejected.Rejection),
                    CliJsonContext.Readable.RejectedDocument
                ),
                (byte)'\n',
            ];
    }
}
