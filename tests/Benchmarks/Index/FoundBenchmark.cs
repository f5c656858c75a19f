using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Catalog;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// How soon an article is found after its upload on an idle pipeline, by a person it names and by a word, over HTTP: while nothing is
/// packed, and while packing runs every second.
/// </summary>
internal static class FoundBenchmark
{
    private const int Uploads = 20;
    private const string Never = "0 0 0 31 12 *";
    private const string AsOnALaptop = "*/5 * * * * *";
    private const string EverySecond = "* * * * * *";
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync("Name the folder of the built function app (src/Functions/bin/Release/net10.0): found APP");
            return;
        }

        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Accounts = 3, Progress = Console.WriteLine },
            cancellationToken
        );
        await MeasureAsync(azurite, arguments[0], Never, "nothing is packed", cancellationToken);
        await MeasureAsync(azurite, arguments[0], AsOnALaptop, "packed every five seconds, as on a laptop", cancellationToken);
        await MeasureAsync(azurite, arguments[0], EverySecond, "packed every second", cancellationToken);
    }

    private static async Task MeasureAsync(
        AzuriteServer azurite,
        string app,
        string packing,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync(
            app,
            options =>
            {
                options.Azurite = azurite;
                options.StorageConnectionString = azurite.TakeAccount();
                options.Settings["PackIndexSchedule"] = packing;
                options.Settings["ReconcileSchedule"] = Never;
                options.Settings["ReconcileAtStart"] = "false";
            },
            cancellationToken
        );
        using HttpClient client = host.CreateClient();
        BlobContainerClient articles = new BlobServiceClient(host.StorageConnectionString).GetBlobContainerClient(
            CatalogNames.ArticlesContainer
        );
        (List<double> byPerson, List<double> byWord) = ([], []);
        for (int i = -1; i < Uploads; i++)
        {
            await host.WaitUntilIdleAsync(cancellationToken);
            await Task.Delay(Idle, cancellationToken);
            (double person, double word) = await OnceAsync(client, articles, i + 1, cancellationToken);
            if (i >= 0) // the first warms up the code
            {
                byPerson.Add(person);
                byWord.Add(word);
            }
        }

        Report(byPerson, $"found by person after its upload, {name}");
        Report(byWord, $"found by word after its upload, {name}");
    }

    private static async Task<(double Person, double Word)> OnceAsync(
        HttpClient client,
        BlobContainerClient articles,
        int number,
        CancellationToken cancellationToken
    )
    {
        string person = SyntheticArchive.NameOf(number + 1);
        string word = string.Create(CultureInfo.InvariantCulture, $"quillfoot{number}");
        await articles.UploadBlobAsync(
            SyntheticArchive.BlobNameOf(number),
            BinaryData.FromString(
                $"date 2024-05-02 Bridge opens\n\n“The bridge is safe,” said {person}, the mayor of Antwerp.\n\nThe {word} was opened."
            ),
            cancellationToken
        );
        long uploaded = Stopwatch.GetTimestamp();
        (double byPerson, double byWord) = (0, 0);
        while ((byPerson == 0 || byWord == 0) && Stopwatch.GetElapsedTime(uploaded) < Patience)
        {
            byPerson = byPerson == 0 && await IsFoundAsync($"person={Uri.EscapeDataString(person)}") ? Elapsed() : byPerson;
            byWord = byWord == 0 && await IsFoundAsync($"q={word}") ? Elapsed() : byWord;
        }

        return (byPerson == 0 ? Patience.TotalMilliseconds : byPerson, byWord == 0 ? Patience.TotalMilliseconds : byWord);

        double Elapsed() => Stopwatch.GetElapsedTime(uploaded).TotalMilliseconds;

        async Task<bool> IsFoundAsync(string query)
        {
            string page = await client.GetStringAsync(new Uri($"api/articles?limit=1&{query}", UriKind.Relative), cancellationToken);
            return (int)JsonNode.Parse(page)!["total"]! > 0;
        }
    }

    private static void Report(List<double> times, string what)
    {
        times.Sort();
        Verdict.Write(
            times[^1] <= Most.TotalMilliseconds,
            $"{what}: p50 {times[times.Count / 2]:N0} ms, at most {times[^1]:N0} ms of {times.Count}",
            $"{Most.TotalMilliseconds:N0} ms"
        );
    }
}
