using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Catalog;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// Writing, packing and searching an archive of a given size on Azurite: rows a second beside a bare loop of the same transactions, the
/// cost of packing, and every kind of query warm, cold, with new articles waiting, and from sixteen callers with slow storage.
/// </summary>
internal static class IndexBenchmark
{
    private const int Burst = 1_000;
    private const int SmallBurst = 100;
    private const int SmallBursts = 10;
    private const int Compared = 3;
    private const int Callers = 16;
    private static readonly string[] Queries =
    [
        "",
        "person={person}",
        "person={person}&place={place}",
        "q=government",
        "q=strike -harbour",
        "q=\"was not available\"",
        "q=avail*",
        "q={word}",
        "from=2020-03-01&to=2021-02-28&q=government",
        "source=Outlet 3",
    ];

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int articles = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5_000;
        string folder = arguments.Length > 1 ? arguments[1] : BenchmarkStorage.SeedsFolder();
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Accounts = 2, Progress = Console.WriteLine },
            cancellationToken
        );
        string account = azurite.TakeAccount();
        var archive = new SyntheticArchive(folder);
        var requests = new Requests();
        using CatalogStore store = BenchmarkStorage.Open(account, requests);
        await store.InitialiseAsync(cancellationToken);
        IndexPacker packer = BenchmarkStorage.Packer(store);
        Console.WriteLine($"{articles:N0} articles, {Environment.ProcessorCount} processors");

        await WriteAsync(store, archive, articles, packer, requests, azurite.TakeAccount(), cancellationToken);
        await CheckAsync(store, articles, cancellationToken);
        await QueryAsync(account, archive, articles, cancellationToken);
        await SmallBurstsAsync(store, archive, articles, packer, requests, cancellationToken);
        await NewAsync(store, account, archive, articles + (SmallBursts * SmallBurst), cancellationToken);
    }

    private static async Task WriteAsync(
        CatalogStore store,
        SyntheticArchive archive,
        int articles,
        IndexPacker packer,
        Requests requests,
        string bareAccount,
        CancellationToken cancellationToken
    )
    {
        TableClient bare = new TableServiceClient(bareAccount).GetTableClient("bare");
        await bare.CreateIfNotExistsAsync(cancellationToken);
        (TimeSpan packing, long packRequests, long peak) = (TimeSpan.Zero, 0, 0);
        var rates = new List<(double Ours, double Bare)>();
        var process = Process.GetCurrentProcess();
        for (int from = 0; from < articles; from += Burst)
        {
            ArticleRow[] rows = BenchmarkStorage.RowsOf(archive, from, Math.Min(Burst, articles - from), articles);
            long start = Stopwatch.GetTimestamp();
            await BenchmarkStorage.WriteAsync(store, rows, from, cancellationToken);
            double ours = rows.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            await BareAsync(bare, rows, from, cancellationToken);
            rates.Add((ours, rows.Length / Stopwatch.GetElapsedTime(start).TotalSeconds));

            long before = requests.Count;
            start = Stopwatch.GetTimestamp();
            await BenchmarkStorage.PackAsync(packer, cancellationToken);
            packing += Stopwatch.GetElapsedTime(start);
            packRequests += requests.Count - before;
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
        }

        ReportRates(rates);
        Console.WriteLine(
            $"      packing: {articles / packing.TotalSeconds:N0} articles/s, "
                + $"{(double)packRequests / articles:N2} requests an article in bursts of {Burst:N0}"
        );
        Verdict.Write(peak < 500 << 20, $"writer and everything beside it: {peak >> 20} MiB working set", "at most 500 MiB");
    }

    private static void ReportRates(List<(double Ours, double Bare)> rates)
    {
        // The first burst warms up the code.
        (double Ours, double Bare)[] first = [.. rates.Skip(1).Take(Compared)];
        (double Ours, double Bare)[] last = [.. rates.TakeLast(Compared)];
        (double shareFirst, double shareLast) = (Middle(first, Share), Middle(last, Share));
        Verdict.Write(
            shareFirst >= 0.8 && shareLast >= 0.8,
            $"writing: {shareFirst:P0} of a bare loop at first, {shareLast:P0} in the end",
            "at least 80 %"
        );
        (double oursFirst, double oursLast) = (Middle(first, static rate => rate.Ours), Middle(last, static rate => rate.Ours));
        Verdict.Write(
            shareLast >= 0.85 * shareFirst,
            $"writing: {oursFirst:N0} articles/s at first, {oursLast:N0} in the end; the bare loop "
                + $"{Middle(first, static rate => rate.Bare):N0} and {Middle(last, static rate => rate.Bare):N0}",
            "beside the bare loop no slower, within 15 %: Azurite itself is, with larger tables"
        );

        static double Share((double Ours, double Bare) rate) => rate.Ours / rate.Bare;
        static double Middle((double Ours, double Bare)[] rates, Func<(double Ours, double Bare), double> of) =>
            rates.Select(of).Order().ElementAt(rates.Length / 2);
    }

    private static async Task SmallBurstsAsync(
        CatalogStore store,
        SyntheticArchive archive,
        int articles,
        IndexPacker packer,
        Requests requests,
        CancellationToken cancellationToken
    )
    {
        long packing = 0;
        for (int burst = 0; burst < SmallBursts; burst++)
        {
            int from = articles + (burst * SmallBurst);
            await BenchmarkStorage.WriteAsync(store, BenchmarkStorage.RowsOf(archive, from, SmallBurst, articles), from, cancellationToken);
            long before = requests.Count;
            await packer.RunAsync(TimeSpan.FromMinutes(5), cancellationToken);
            packing += requests.Count - before;
        }

        double perArticle = (double)packing / (SmallBurst * SmallBursts);
        Verdict.Write(
            perArticle <= 1.2,
            $"packing: {perArticle:N2} requests an article in bursts of {SmallBurst}, merges included",
            "at most 1.2"
        );
    }

    private static async Task CheckAsync(CatalogStore store, int articles, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        IndexCheckReport report = await new IndexCheck(store).RunAsync(cancellationToken);
        Verdict.Write(
            report.IsClean && report.Differences.Count == 0 && report.Articles == articles,
            $"check: {report.Articles:N0} articles, {report.Differences.Count} differ, files {(report.IsClean ? "sound" : "damaged")}, "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s",
            "none differs"
        );
        Verdict.Write(report.Bytes <= 2_200L * articles, $"index: {report.Bytes / articles:N0} bytes an article", "at most 2,200");
    }

    private static async Task QueryAsync(string account, SyntheticArchive archive, int articles, CancellationToken cancellationToken)
    {
        foreach (string query in Queries)
        {
            ArticleQuery parsed = Parse(query, archive, articles);
            var requests = new Requests();
            using CatalogStore store = BenchmarkStorage.Open(account, requests);
            await store.InitialiseAsync(cancellationToken);
            using var catalog = new ArticleCatalog(store, NullLogger<ArticleCatalog>.Instance);
            long before = requests.Count;
            int rows = (await catalog.SearchAsync(parsed, cancellationToken)).Value!.Items.Count;
            long cold = requests.Count - before;
            (double median, double perQuery) = await MeasureAsync(catalog, parsed, requests, cancellationToken);
            Verdict.Write(
                median <= 50 && perQuery <= 2 + rows && (cold <= 80 || query.Contains('"', StringComparison.Ordinal)),
                $"{"?" + query, -46} p50 {median, 6:N1} ms, {perQuery, 4:N1} requests warm, {cold, 3} cold, {rows} rows",
                "50 ms, 2 + rows, 80 cold"
            );
        }

        await ConcurrentAsync(account, archive, articles, cancellationToken);
    }

    private static async Task<(double Median, double Requests)> MeasureAsync(
        ArticleCatalog catalog,
        ArticleQuery query,
        Requests requests,
        CancellationToken cancellationToken
    )
    {
        await catalog.SearchAsync(query, cancellationToken);
        var times = new List<double>();
        long before = requests.Count;
        for (int i = 0; i < 21; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await catalog.SearchAsync(query, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], (double)(requests.Count - before) / times.Count);
    }

    /// <summary>
    /// Sixteen callers, each storage request 10 ms slower: the searches block in threads of their own, and the pool keeps its threads.
    /// </summary>
    private static async Task ConcurrentAsync(string account, SyntheticArchive archive, int articles, CancellationToken cancellationToken)
    {
        var requests = new Requests { Delay = TimeSpan.FromMilliseconds(10) };
        using CatalogStore store = BenchmarkStorage.Open(account, requests);
        using var catalog = new ArticleCatalog(store, NullLogger<ArticleCatalog>.Instance);
        int threads = 0;
        long start = Stopwatch.GetTimestamp();
        ArticleQuery[] queries = [.. Queries.Select(query => Parse(query, archive, articles))];
        await Parallel.ForAsync(
            0,
            Callers * 10,
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (i, cancel) =>
            {
                await catalog.SearchAsync(queries[i % queries.Length], cancel);
                threads = Math.Max(threads, ThreadPool.ThreadCount);
            }
        );
        Console.WriteLine(
            $"      {Callers} callers, cold at first, 10 ms added to each request: "
                + $"{Callers * 10 / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} queries/s, at most {threads} threads in the pool"
        );
    }

    private static async Task NewAsync(
        CatalogStore store,
        string account,
        SyntheticArchive archive,
        int articles,
        CancellationToken cancellationToken
    )
    {
        ArticleRow[] rows = BenchmarkStorage.RowsOf(archive, articles, Burst, articles);
        await BenchmarkStorage.WriteAsync(store, rows, articles, cancellationToken);
        var requests = new Requests();
        using CatalogStore other = BenchmarkStorage.Open(account, requests);
        using var catalog = new ArticleCatalog(other, NullLogger<ArticleCatalog>.Instance);
        ArticleQuery query = Parse("person={person}", archive, articles);
        long start = Stopwatch.GetTimestamp();
        await catalog.SearchAsync(query, cancellationToken);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        (double median, _) = await MeasureAsync(catalog, query, requests, cancellationToken);
        Verdict.Write(
            median <= 150,
            $"with {Burst:N0} new articles waiting: p50 {median:N1} ms warm, the first query {first:N0} ms",
            "150 ms warm"
        );
    }

    /// <summary>Reads a query as an address has it.</summary>
    /// <param name="query">The query, names of the archive in braces.</param>
    /// <param name="archive">What the archive has.</param>
    /// <param name="articles">How many articles it has.</param>
    internal static ArticleQuery Parse(string query, SyntheticArchive archive, int articles)
    {
        ArticleMetadata middle = archive.Article(articles / 2, articles);
        string filled = query
            .Replace("{person}", SyntheticArchive.NameOf(articles / 10), StringComparison.Ordinal)
            .Replace(
                "{place}",
                middle.Entities.FirstOrDefault(static entity => entity.Type == EntityType.Place)?.Name ?? "London",
                StringComparison.Ordinal
            )
            .Replace("{word}", SyntheticArchive.NameOf(articles - 1).Split(' ')[0], StringComparison.Ordinal);
        IEnumerable<KeyValuePair<string, string>> parameters = filled
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => KeyValuePair.Create(pair.Split('=', 2)[0], pair.Split('=', 2)[1]));
        return ArticleQuery.TryParse(parameters, out ArticleQuery? parsed, out IReadOnlyList<QueryError> errors)
            ? parsed
            : throw new InvalidOperationException(string.Join(' ', errors));
    }

    private static Task BareAsync(TableClient table, ArticleRow[] rows, int from, CancellationToken cancellationToken) =>
        Parallel.ForAsync(
            0,
            rows.Length,
            BenchmarkStorage.Writers(cancellationToken),
            async (i, cancel) =>
            {
                var article = new TableEntity("00", $"a{from + i}");
                foreach ((string name, object? value) in rows[i].Values)
                {
                    if (value is not null)
                    {
                        article[name] = value;
                    }
                }

                await table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.Add, article),
                        new(TableTransactionActionType.UpsertReplace, new TableEntity("00", $"n{from + i}") { ["Version"] = "1" }),
                        ChangeRow.Write("00"),
                    ],
                    cancel
                );
            }
        );
}
