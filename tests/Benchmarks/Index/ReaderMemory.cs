using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Catalog;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// What a reader of a large index keeps in memory beside its pages. The index is written without a table: nothing reads rows.
/// </summary>
internal static class ReaderMemory
{
    private const int Chunk = 500;
    private const long Most = 20 << 20;
    private static readonly TimeSpan Merging = TimeSpan.FromMinutes(5);
    private static readonly string[] Queries =
    [
        "",
        "q=government",
        "q=\"was not available\"",
        "q=avail*",
        "source=Outlet 3",
        "sort=uploaded",
    ];

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int articles = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Progress = Console.WriteLine },
            cancellationToken
        );
        string account = azurite.TakeAccount();
        var archive = new SyntheticArchive(BenchmarkStorage.SeedsFolder());
        await BuildAsync(account, archive, articles, cancellationToken);

        long before = GC.GetTotalMemory(forceFullCollection: true);
        using CatalogStore store = BenchmarkStorage.Open(account, new Requests());
        using var catalog = new ArticleCatalog(store, NullLogger<ArticleCatalog>.Instance);
        foreach (string query in Queries)
        {
            ArticleQuery read = IndexBenchmark.Parse(query, archive, articles);
            await catalog.SearchAsync(read with { Facets = [NameType.Person, NameType.Keyword] }, cancellationToken);
        }

        long all = GC.GetTotalMemory(forceFullCollection: true) - before;
        long beside = all - store.Committed.CachedBytes;
        Verdict.Write(
            beside <= Most,
            string.Create(
                CultureInfo.InvariantCulture,
                $"reader of {articles:N0} articles: {beside / 1048576.0:N1} MiB beside {store.Committed.CachedBytes >> 20} MiB of pages"
            ),
            $"at most {Most >> 20} MiB"
        );
    }

    private static async Task BuildAsync(string account, SyntheticArchive archive, int articles, CancellationToken cancellationToken)
    {
        using CatalogStore store = BenchmarkStorage.Open(account, new Requests());
        await store.InitialiseAsync(cancellationToken);
        await store.Index.CreateHeadAsync(IndexFields.Format, cancellationToken);
        await using WriterLease lease = (await WriterLease.TryTakeAsync(store.Index, TimeProvider.System, cancellationToken))!;
        var directory = new WriteDirectory(
            (await store.Index.ReadHeadAsync(default, cancellationToken)).Head!,
            store.Index,
            new PageCache(store.Index, store.Options.IndexCacheBytes),
            store.Index.NewPrefix(TimeProvider.System.GetUtcNow()),
            store.Options.SpoolFolder
        );
        await using IndexWriting writing = await IndexWriting.OpenAsync(
            lease,
            directory,
            isAnew: true,
            store.Threads,
            TimeProvider.System,
            cancellationToken
        );
        for (int from = 0; from < articles; from += Chunk)
        {
            KeyValuePair<string, IndexedArticle?>[] chunk =
            [
                .. Enumerable
                    .Range(from, Math.Min(Chunk, articles - from))
                    .AsParallel()
                    .Select(number => Indexed(archive.Article(number, articles))),
            ];
            await writing.PutAsync(chunk, cancellationToken);
            Console.Write($"\r      {from + chunk.Length:N0} articles");
        }

        if (!await writing.MergeAsync(Merging, cancellationToken))
        {
            await writing.CommitAsync(cancellationToken);
        }

        long bytes = writing.Head.Files.Values.Sum(static file => file.Length);
        Console.WriteLine($", {bytes >> 20} MiB, {bytes / articles:N0} bytes an article");
    }

    private static KeyValuePair<string, IndexedArticle?> Indexed(ArticleMetadata article) =>
        new(
            article.Id,
            new IndexedArticle(
                article.Id,
                "1",
                ArticleStatus.Indexed,
                article.DatePublished!.Value,
                DateTimeOffset.UnixEpoch,
                article.Source.Name,
                article
            )
        );
}
