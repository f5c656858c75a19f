using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Index;

/// <summary>Fills an account with a synthetic archive, as the pipeline would write it.</summary>
internal static class BenchmarkStorage
{
    private const int WritersAtOnce = 8;

    /// <summary>The folder <c>seeds</c> of this repository.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie in the repository.</exception>
    public static string SeedsFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "seeds")))
            {
                return Path.Combine(folder.FullName, "seeds");
            }
        }

        throw new DirectoryNotFoundException(
            "There is no folder seeds above the program. Name a folder of articles after the number of articles."
        );
    }

    /// <summary>Opens the catalogue of an account.</summary>
    /// <param name="account">Its connection string.</param>
    /// <param name="requests">Counts what is asked of it.</param>
    public static CatalogStore Open(string account, Requests requests)
    {
        return new CatalogStore(
            new BlobServiceClient(account, Count(new BlobClientOptions())),
            new QueueServiceClient(account, Count(new QueueClientOptions())),
            new TableServiceClient(account, Count(new TableClientOptions())),
            new CatalogOptions { Shards = 1 },
            NullLogger<CatalogStore>.Instance
        );

        TOptions Count<TOptions>(TOptions options)
            where TOptions : ClientOptions
        {
            options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
            return options;
        }
    }

    /// <summary>Opens a packer.</summary>
    /// <param name="store">The catalogue's storage.</param>
    public static IndexPacker Packer(CatalogStore store) =>
        new(store, new CatalogTelemetry(TimeProvider.System), TimeProvider.System, NullLogger<IndexPacker>.Instance);

    /// <summary>Packs until nothing is new.</summary>
    /// <param name="packer">The packer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task PackAsync(IndexPacker packer, CancellationToken cancellationToken)
    {
        while ((await packer.RunAsync(TimeSpan.FromMinutes(5), cancellationToken)).Outcome == PackOutcome.Packed)
        {
            // The next run tells.
        }
    }

    /// <summary>Makes the rows of some articles.</summary>
    /// <param name="archive">What they are of.</param>
    /// <param name="from">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="articles">How many the archive will have.</param>
    public static ArticleRow[] RowsOf(SyntheticArchive archive, int from, int count, int articles) =>
        [
            .. Enumerable
                .Range(from, count)
                .AsParallel()
                .AsOrdered()
                .Select(number =>
                {
                    ArticleMetadata article = archive.Article(number, articles);
                    return ArticleRow.OfIndexed(
                        article,
                        new ParsedArticleMessage(
                            article.Id,
                            SyntheticArchive.BlobNameOf(number),
                            $"0x{number:X}",
                            DateTimeOffset.UnixEpoch,
                            "p"
                        )
                    );
                }),
        ];

    /// <summary>Writes rows, several at once.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="from">The number of the first article.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task WriteAsync(CatalogStore store, ArticleRow[] rows, int from, CancellationToken cancellationToken)
    {
        Catalog.Storage.TableLayout layout = await store.LayoutAsync(cancellationToken);
        await Parallel.ForAsync(0, rows.Length, Writers(cancellationToken), Write);

        async ValueTask Write(int i, CancellationToken cancel)
        {
            string id = ArticleId.FromBlobName(SyntheticArchive.BlobNameOf(from + i));
            await new ArticleWriter(store.Table, layout.PartitionOf(id), id).TryAddAsync(rows[i], cancel);
        }
    }

    /// <summary>How many write at once.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ParallelOptions Writers(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellationToken };
}
