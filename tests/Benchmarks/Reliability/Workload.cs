using System.IO.Compression;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Index;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Reliability;

/// <summary>
/// What streams into the container: new articles, replacements, deletions and archives of articles, the same for the same seed. It knows
/// what is to be there in the end.
/// </summary>
internal sealed class Workload
{
    private const int WritersAtOnce = 4;
    private const int RecordsOfBatch = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SyntheticArchive _archive;
    private readonly int _articles;
    private readonly List<(string Name, int? Version)> _operations = [];

    /// <summary>Draws the operations.</summary>
    /// <param name="archive">Where texts come from.</param>
    /// <param name="articles">How many articles to upload.</param>
    /// <param name="seed">What decides the rest.</param>
    public Workload(SyntheticArchive archive, int articles, int seed)
    {
        (_archive, _articles) = (archive, articles);
        var random = new Random(seed);
        for (int i = 0; i < articles; i++)
        {
            _operations.Add(i % 50 == 49 ? ($"batch/{i:0000}.zip", i) : ($"single/{i:0000}.txt", i));
            (string earlier, _) = _operations[random.Next(_operations.Count)];
            int draw = random.Next(10);
            if (draw == 0)
            {
                _operations.Add((earlier, null));
            }
            else if (draw < 3)
            {
                _operations.Add((earlier, articles + i));
            }
        }
    }

    /// <summary>How many operations there are.</summary>
    public int Count => _operations.Count;

    /// <summary>How many have been done.</summary>
    public int Done { get; private set; }

    /// <summary>Does all operations in order for each name, several names at once, each as often as storage needs.</summary>
    /// <param name="container">The container of the originals.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task RunAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        var names = _operations.GroupBy(static operation => operation.Name).Select(static group => group.ToList()).ToList();
        return Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellationToken },
            async (operations, cancel) =>
            {
                foreach ((string name, int? version) in operations)
                {
                    await PersistAsync(() => ApplyAsync(container, name, version, cancel), cancel);
                    lock (_operations)
                    {
                        Done++;
                    }
                }
            }
        );
    }

    /// <summary>Brings the container to what the workload ends with, when storage has lost what it had acknowledged.</summary>
    /// <param name="container">The container of the originals.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many blobs were wrong.</returns>
    public async Task<int> RepeatWhatWasLostAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        int lost = 0;
        foreach ((string name, int? version) in _operations.GroupBy(static one => one.Name).Select(static group => group.Last()))
        {
            BlobClient blob = container.GetBlobClient(name);
            bool isThere = await blob.ExistsAsync(cancellationToken);
            bool isRight = version is null
                ? !isThere
                : isThere
                    && (await blob.DownloadContentAsync(cancellationToken))
                        .Value.Content.ToMemory()
                        .Span.SequenceEqual(BytesOf(name, version.Value).ToMemory().Span);
            if (!isRight)
            {
                lost++;
                await ApplyAsync(container, name, version, cancellationToken);
            }
        }

        return lost;
    }

    /// <summary>The names of the articles that are to be there in the end: of blobs, and of records in them.</summary>
    public IReadOnlySet<string> ExpectedNames() =>
        _operations
            .GroupBy(static one => one.Name)
            .Select(static group => group.Last())
            .Where(static last => last.Version is not null)
            .SelectMany(static last =>
                IsBatch(last.Name) ? Enumerable.Range(0, RecordsOfBatch).Select(record => $"{last.Name}/{record}.txt") : [last.Name]
            )
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsBatch(string name) => name.EndsWith(".zip", StringComparison.Ordinal);

    private static async Task PersistAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                await Task.Delay(Pause, cancellationToken); // storage was killed, and is being started again
            }
        }
    }

    private async Task ApplyAsync(BlobContainerClient container, string name, int? version, CancellationToken cancellationToken)
    {
        if (version is { } number)
        {
            await container.GetBlobClient(name).UploadAsync(BytesOf(name, number), overwrite: true, cancellationToken);
        }
        else
        {
            await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);
        }
    }

    private BinaryData BytesOf(string name, int version)
    {
        if (!IsBatch(name))
        {
            return BinaryData.FromString(TextOf(version));
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int record = 0; record < RecordsOfBatch; record++)
            {
                ZipArchiveEntry entry = zip.CreateEntry($"{record}.txt");
                entry.LastWriteTime = DateTimeOffset.UnixEpoch.AddYears(30);
                using Stream stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(TextOf((version * RecordsOfBatch) + record)));
            }
        }

        return BinaryData.FromBytes(bytes.ToArray());
    }

    /// <summary>A text with a date of its own: without one, the day of the upload would count.</summary>
    private string TextOf(int number)
    {
        ArticleMetadata article = _archive.Article(number, _articles * 100);
        return $"date {article.DatePublished:yyyy-MM-dd} {SyntheticArchive.NameOf(number)} returns\n\n{article.Text}";
    }
}
