using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Catalog;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Upkeep;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// The published function app, asked over HTTP, with archives that grow: the first page of every kind of query, warm, beside as many bare
/// requests for a row of the table.
/// </summary>
internal static class QueryBenchmark
{
    private const int Burst = 1_000;
    private const int Rounds = 21;

    /// <summary>
    /// How often each kind of query is asked before any is measured: what is called often is compiled a second and a third time, and until
    /// then a query takes up to six times as long.
    /// </summary>
    private const int WarmUps = 150;

    private const int Pages = 11;
    private static readonly string[] Queries =
    [
        "articles",
        "articles?person={person}",
        "articles?person={person}&place={place}",
        "articles?q=government",
        "articles?q=strike -harbour",
        "articles?q=\"was not available\"",
        "articles?q=avail*",
        "articles?q={word}",
        "articles?from=2020-03-01&to=2021-02-28&q=government&sort=relevance",
        "articles?source=Outlet 3&facets=person&facets=place&facets=source",
        "articles?facets=person&facets=organisation&facets=place&facets=speaker&facets=source&facets=keyword",
        "articles/{id}",
        "quotations?speaker={speaker}",
        "quotations?q=government",
        "timeline?interval=month&share=true",
        "entities?prefix=ka",
        "entities/{person}",
        "network?place={place}",
        "places",
        "status",
    ];

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync(
                "Name the folder of the built function app (src/Functions/bin/Release/net10.0), perhaps a folder to keep the archive in "
                    + "or an account where it is kept, and sizes: queries APP [--data FOLDER | --storage CONNECTION] 1000 10000"
            );
            return;
        }

        string? data = arguments is [_, "--data", var folder, ..] ? folder : null;
        string? connection = arguments is [_, "--storage", var kept, ..] ? kept : null;
        int[] sizes =
        [
            .. arguments.Skip(data is null && connection is null ? 1 : 3).Select(size => int.Parse(size, CultureInfo.InvariantCulture)),
        ];
        await using AzuriteServer? azurite = connection is null
            ? await AzuriteServer.StartAsync(new AzuriteOptions { Location = data, Progress = Console.WriteLine }, cancellationToken)
            : null;
        string account = connection ?? azurite!.TakeAccount();
        var archive = new SyntheticArchive(BenchmarkStorage.SeedsFolder());
        var figures = new QueryFigures();
        foreach (int size in sizes)
        {
            await FillAsync(account, archive, size, cancellationToken);
            await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync(
                arguments[0],
                options =>
                {
                    if (azurite is not null)
                    {
                        options.Azurite = azurite;
                    }

                    options.StorageConnectionString = account;

                    // Packing is done, and reconciling would find that the articles have no originals.
                    options.Settings["PackIndexSchedule"] = options.Settings["ReconcileSchedule"] = "0 0 0 31 12 *";
                    options.Settings["ReconcileAtStart"] = "false";
                },
                cancellationToken
            );
            await AskAsync(host, account, archive, size, figures, cancellationToken);
        }

        figures.Write();
    }

    private static async Task FillAsync(string account, SyntheticArchive archive, int size, CancellationToken cancellationToken)
    {
        using CatalogStore store = BenchmarkStorage.Open(account, new Requests());
        await store.InitialiseAsync(cancellationToken);
        IndexPacker packer = BenchmarkStorage.Packer(store);
        await BenchmarkStorage.PackAsync(packer, cancellationToken);
        int there = (await new IndexCheck(store).RunAsync(cancellationToken)).Articles;
        for (int from = there; from < size; from += Burst)
        {
            await BenchmarkStorage.WriteAsync(
                store,
                BenchmarkStorage.RowsOf(archive, from, Math.Min(Burst, size - from), size),
                from,
                cancellationToken
            );
            await BenchmarkStorage.PackAsync(packer, cancellationToken);
            Console.Write($"\r      {from + Burst:N0} articles");
        }

        Console.WriteLine();
    }

    private static async Task AskAsync(
        LocalFunctionsHost host,
        string account,
        SyntheticArchive archive,
        int size,
        QueryFigures figures,
        CancellationToken cancellationToken
    )
    {
        Console.WriteLine($"{size:N0} articles, {Environment.ProcessorCount} processors");
        using HttpClient client = host.CreateClient();
        TableClient table = new TableServiceClient(account).GetTableClient(CatalogNames.ArticlesTable);
        var first = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string query in Queries)
        {
            Uri address = AddressOf(query, archive, size);
            (first[query], _, _) = await OnceAsync(client, address, cancellationToken);
            for (int i = 0; i < WarmUps && first[query] >= 0; i++)
            {
                await OnceAsync(client, address, cancellationToken);
            }
        }

        foreach (string query in Queries)
        {
            if (first[query] < 0)
            {
                Console.WriteLine($"      {query}: no such route");
                continue;
            }

            Uri address = AddressOf(query, archive, size);
            var times = new List<double>();
            var bare = new List<double>();
            string timing = "";
            for (int i = 0; i < Rounds; i++)
            {
                (double time, timing, _) = await OnceAsync(client, address, cancellationToken);
                times.Add(time);
                long start = Stopwatch.GetTimestamp();
                await table.GetEntityIfExistsAsync<TableEntity>("00", "none", cancellationToken: cancellationToken);
                bare.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            bare.Sort();
            (double? next, int requests) = await NextPagesAsync(client, address, cancellationToken);
            double limit =
                query.Contains("facets", StringComparison.Ordinal) ? 120
                : query.StartsWith("entities/", StringComparison.Ordinal) ? 150
                : 60;
            figures.Add(
                query,
                new QueryFigure(
                    size,
                    first[query],
                    times[Rounds / 2],
                    limit,
                    bare[Rounds / 2],
                    next,
                    Math.Max(requests, RequestsOf(timing))
                )
            );
            Verdict.Write(
                times[Rounds / 2] <= limit,
                $"{query, -96} p50 {times[Rounds / 2], 6:N1} ms ({times[Rounds / 2] / bare[Rounds / 2], 5:N1} bare requests), "
                    + $"next pages {next, 6:N1} ms, first {first[query], 6:N0} ms  {timing}",
                $"{limit} ms"
            );
        }
    }

    /// <summary>The median of the pages after the first, of which no row was shown before; null when there are none.</summary>
    private static async Task<(double? Median, int Requests)> NextPagesAsync(
        HttpClient client,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        var times = new List<double>();
        int requests = 0;
        (_, _, string? continuation) = await OnceAsync(client, address, cancellationToken);
        while (continuation is not null && times.Count < Pages)
        {
            char separator = address.OriginalString.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = new Uri($"{address.OriginalString}{separator}continuation={continuation}", UriKind.Relative);
            (double time, string timing, continuation) = await OnceAsync(client, page, cancellationToken);
            times.Add(time);
            requests = Math.Max(requests, RequestsOf(timing));
        }

        times.Sort();
        return (times.Count == 0 ? null : times[times.Count / 2], requests);
    }

    private static int RequestsOf(string timing)
    {
        const string Label = "requests;desc=\"";
        int start = timing.IndexOf(Label, StringComparison.Ordinal) + Label.Length;
        return int.Parse(timing.AsSpan(start, timing.IndexOf('"', start) - start), CultureInfo.InvariantCulture);
    }

    private static async Task<(double Milliseconds, string Timing, string? Continuation)> OnceAsync(
        HttpClient client,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(address, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return (-1, "", null);
        }

        response.EnsureSuccessStatusCode();
        string spent = response.Headers.TryGetValues("Server-Timing", out IEnumerable<string>? timing) ? string.Join(", ", timing) : "";
        return (time, spent, (string?)JsonNode.Parse(body)?["continuation"]);
    }

    private static Uri AddressOf(string query, SyntheticArchive archive, int size)
    {
        ArticleMetadata middle = archive.Article(size / 2, size);
        string place = middle.Entities.FirstOrDefault(static entity => entity.Type == EntityType.Place)?.Name ?? "London";
        string speaker = middle.Quotations.FirstOrDefault(static quotation => quotation.Speaker is not null)?.Speaker ?? "Johnson";
        string filled = query
            .Replace("{person}", Uri.EscapeDataString(SyntheticArchive.NameOf(size / 10)), StringComparison.Ordinal)
            .Replace("{place}", Uri.EscapeDataString(place), StringComparison.Ordinal)
            .Replace("{speaker}", Uri.EscapeDataString(speaker), StringComparison.Ordinal)
            .Replace("{word}", SyntheticArchive.NameOf(size - 1).Split(' ')[0], StringComparison.Ordinal)
            .Replace("{id}", ArticleId.FromBlobName(SyntheticArchive.BlobNameOf(size / 2)), StringComparison.Ordinal);
        return new Uri("api/" + filled, UriKind.Relative);
    }
}
