using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Pipeline.Articles;

namespace Pipeline.Benchmarks.Parsing;

/// <summary>How much memory a batch takes to read, small and large: it must be the memory of a record, whatever the size.</summary>
internal static class BatchMemory
{
    private const int Megabyte = 1_000_000;
    private const int RecordBytes = 200_000;

    // Between two sizes the heap may breathe; a batch that were held in memory would take a thousand times this.
    private const double AllowedGrowth = 64;

    /// <summary>Reads made-up batches of 1 MB and of a given size, and compares the most memory that was live.</summary>
    /// <param name="megabytes">The size of the large one; 2,000 when it is null.</param>
    /// <param name="cancellationToken">Stops after a record.</param>
    public static async Task RunAsync(string? megabytes, CancellationToken cancellationToken)
    {
        int large = megabytes is null ? 2_000 : int.Parse(megabytes, System.Globalization.CultureInfo.InvariantCulture);
        foreach (
            (string name, Action<Stream, int> write) in new (string, Action<Stream, int>)[]
            {
                ("news.jsonl", WriteLines),
                ("news.zip", WriteZip),
                ("news.warc.gz", WriteWarc),
            }
        )
        {
            double small = await MeasureAsync(name, 1, write, cancellationToken);
            double big = await MeasureAsync(name, large, write, cancellationToken);
            Console.WriteLine($"{name, -14} {(big - small < AllowedGrowth ? "ok" : "MISSED")}");
        }
    }

    private static async Task<double> MeasureAsync(
        string name,
        int megabytes,
        Action<Stream, int> write,
        CancellationToken cancellationToken
    )
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}-{name}");
        try
        {
            await using (FileStream file = File.Create(path))
            {
                write(file, Math.Max(1, megabytes * (Megabyte / RecordBytes)));
            }

            long bytes = new FileInfo(path).Length;
            await using FileStream content = File.OpenRead(path);
            GC.Collect();
            long before = GC.GetTotalMemory(forceFullCollection: true);
            (long most, int records, long start) = (0, 0, Stopwatch.GetTimestamp());
            await foreach (BatchRecord record in new ArticleBatch(new ArticleLimits()).ReadAsync(name, content, cancellationToken))
            {
                if (record.Rejection is { } rejection)
                {
                    throw new InvalidOperationException($"{record.Name}: {rejection.Reason}");
                }

                // What is live, not what waits to be collected.
                if (records++ % 50 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            using var process = Process.GetCurrentProcess();
            Console.WriteLine(
                $"{name, -14} {(double)bytes / Megabyte, 8:F1} MB packed {records, 7} records   "
                    + $"{(double)records * RecordBytes / Megabyte / Stopwatch.GetElapsedTime(start).TotalSeconds, 7:F0} MB/s   "
                    + $"live {(double)most / Megabyte, 5:F1} MB   process at most {process.PeakWorkingSet64 / Megabyte} MB"
            );
            return (double)most / Megabyte;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteLines(Stream file, int records)
    {
        for (int i = 0; i < records; i++)
        {
            file.Write(Encoding.UTF8.GetBytes($$"""{"title":"Ferries {{i}}","text":"{{Text(i)}}"}""" + "\n"));
        }
    }

    private static void WriteZip(Stream file, int records)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        for (int i = 0; i < records; i++)
        {
            using Stream entry = zip.CreateEntry($"{i}.txt", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(Text(i)));
        }
    }

    private static void WriteWarc(Stream file, int records)
    {
        for (int i = 0; i < records; i++)
        {
            using var member = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            string page =
                $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Ferries {i}</title></head><body>"
                + $"<p>{Text(i)}</p></body></html>";
            member.Write(
                Encoding.UTF8.GetBytes(
                    $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{i}\r\n"
                        + $"Content-Length: {Encoding.UTF8.GetByteCount(page)}\r\n\r\n{page}\r\n\r\n"
                )
            );
        }
    }

    // Digits, so that a compressed batch is not far smaller than its records.
    private static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Create(
            RecordBytes,
            random,
            static (text, random) =>
            {
                for (int i = 0; i < text.Length; i++)
                {
                    text[i] = i % 8 == 7 ? ' ' : (char)('a' + random.Next(26));
                }
            }
        );
    }
}
