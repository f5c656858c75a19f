using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Extraction;

/// <summary>
/// Whether reading and extraction take twice the time for twice the text: ordinary articles joined, and shapes that a pass which looks
/// back or ahead too far would be slow on.
/// </summary>
internal static class ExtractionGrowth
{
    private const int Smallest = 50_000;
    private const int Doublings = 4;
    private const int Rounds = 3;

    // Caches grow cold and arrays large; a quadratic pass would take sixteen times as long a character.
    private const double AllowedGrowth = 2;

    public static Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var extractor = new MetadataExtractor();
        string seeds = string.Join(
            "\n\n",
            Directory
                .EnumerateFiles(arguments is [string given, ..] ? given : "seeds", "*.txt", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
        );
        (string Name, string Unit)[] shapes =
        [
            ("articles", seeds + "\n\n"),
            ("one sentence", "and the mayor of Lindholm, Karin Dahl, said that the quay would close on Monday, "),
            ("quotations", "“We will open the quay on Monday,” she said. "),
            ("open marks", "“We will open the quay, he said, "),
            ("names", "Karin Dahl Peter Ruud Lindholm Northern Ledger "),
            ("labels", "DAHL: We will open the quay again on Monday.\n\nRUUD: When did you know that it was safe?\n\n"),
            ("dates", "on Monday 3 May 2021 and next week, "),
        ];
        foreach ((string name, string unit) in shapes)
        {
            double first = 0;
            for (int doubling = 0; doubling <= Doublings; doubling++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string text = Repeat(unit, Smallest << doubling);
                double micros = MicrosecondsPerKilobyte(extractor, text);
                first = doubling == 0 ? micros : first;
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{name, -14} {text.Length / 1e3, 6:0} kB {micros, 8:0} µs/kB")
                );
                if (doubling == Doublings)
                {
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name, -14} {micros / first:0.0} times as long a character: "
                                + $"{(micros < AllowedGrowth * first ? "ok" : "MISSED")}"
                        )
                    );
                }
            }
        }

        return Task.CompletedTask;
    }

    private static string Repeat(string unit, int length)
    {
        var text = new StringBuilder(length + unit.Length);
        while (text.Length < length)
        {
            text.Append(unit);
        }

        return text.ToString(0, length);
    }

    // The best of several rounds: machines are noisy, and only ever slower.
    private static double MicrosecondsPerKilobyte(MetadataExtractor extractor, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            if (new ArticleParser(new ArticleLimits()).Parse("growth.txt", null, bytes) is not ParsedArticle parsed)
            {
                throw new InvalidOperationException("A shape of this benchmark was rejected: it must be an article.");
            }

            GC.KeepAlive(extractor.Extract(parsed.Article));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / (bytes.Length / 1e3));
        }

        return best;
    }
}
