using System.Diagnostics;
using System.Globalization;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Extraction;

/// <summary>
/// How fast all passes of extraction are, beside the npm library <c>compromise</c> on the same articles in the same run, turn by turn.
/// </summary>
internal static class ExtractionSpeed
{
    private const int Rounds = 5;
    private const int OurTurnsPerRound = 5;
    private const int ArticlesForBoth = 60;

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string folder = arguments is [string given, ..] ? given : "seeds";
        var parser = new ArticleParser(new ArticleLimits());
        List<Article> articles =
        [
            .. Directory
                .EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => parser.Parse(Path.GetFileName(file), null, File.ReadAllBytes(file)))
                .OfType<ParsedArticle>()
                .Select(parsed => parsed.Article),
        ];
        if (articles.Count == 0)
        {
            throw new InvalidOperationException($"{folder} has no articles: name a folder of .txt files after “extraction”.");
        }

        long started = Stopwatch.GetTimestamp();
        var extractor = new MetadataExtractor();
        Console.WriteLine($"load: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms (bar 150)");
        long bytes = articles.Sum(article => (long)System.Text.Encoding.UTF8.GetByteCount(article.Text));
        for (int warm = 0; warm < 3; warm++)
        {
            ExtractAll(extractor, articles);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Cost all = ExtractAll(extractor, articles);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(
            $"{articles.Count} articles of {bytes / 1e3 / articles.Count:0.0} KB: {Speed(bytes, all)} (bar 1 MB/s), "
                + $"{allocated / 1e3 / articles.Count:0} KB allocated an article"
        );
        Console.WriteLine($"resident: {Environment.WorkingSet / 1e6:0} MB (bar 200)");

        List<Article> both = [.. articles.Take(ArticlesForBoth)];
        long bothBytes = both.Sum(article => (long)System.Text.Encoding.UTF8.GetByteCount(article.Text));
        await using CompromiseProcess compromise = await CompromiseProcess.StartAsync(both, cancellationToken);
        var ratios = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            Cost ours = default;
            for (int turn = 0; turn < OurTurnsPerRound; turn++)
            {
                ours += ExtractAll(extractor, both);
            }

            ours = new Cost(ours.Processor / OurTurnsPerRound, ours.Wall / OurTurnsPerRound);
            Cost theirs = await compromise.TurnAsync(cancellationToken);
            ratios.Add(theirs.Processor / ours.Processor);
            Console.WriteLine(
                $"round {round + 1}: all passes {Speed(bothBytes, ours)}; "
                    + $"compromise (people, places, organisations) {Speed(bothBytes, theirs)}; "
                    + $"{ratios[^1]:0.0} × of processor time, {theirs.Wall / ours.Wall:0.0} × of wall time"
            );
        }

        ratios.Sort();
        Console.WriteLine($"median: {ratios[Rounds / 2]:0.0} times as fast as compromise {CompromiseProcess.Version} (bar 6)");
    }

    // One thread, so that its processor time is the process's.
    private static Cost ExtractAll(MetadataExtractor extractor, List<Article> articles)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        long wall = Stopwatch.GetTimestamp();
        foreach (Article article in articles)
        {
            GC.KeepAlive(extractor.Extract(article));
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(wall);
        process.Refresh();
        return new Cost(process.TotalProcessorTime - processor, elapsed);
    }

    private static string Speed(long bytes, Cost cost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes / 1e6 / cost.Processor.TotalSeconds:0.00} MB/s of processor time, "
                + $"{bytes / 1e6 / cost.Wall.TotalSeconds:0.00} MB/s of wall time"
        );
}
