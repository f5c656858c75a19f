using System.Diagnostics;
using System.Globalization;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// How soon an app that was just started is as fast as it will be: several builds of it in turns, each in a process of its own, asked for
/// the same pages again and again.
/// </summary>
internal static class FirstQueries
{
    private const int Turns = 3;
    private const int Asked = 300;
    private const int Window = 10;
    private const string Never = "0 0 0 31 12 *";
    private static readonly string[] Queries =
    [
        "articles",
        "articles?q=\"was not available\"",
        "articles?facets=person&facets=organisation&facets=place&facets=speaker&facets=source&facets=keyword",
    ];

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["--data", var data, _, ..])
        {
            await Console.Error.WriteLineAsync(
                "Name the folder where `queries APP --data FOLDER SIZE` has left an archive, and folders of built function apps: "
                    + "first --data FOLDER APP…"
            );
            return;
        }

        await using AzuriteServer azurite = await AzuriteServer.StartAsync(
            new AzuriteOptions { Location = data, Progress = Console.WriteLine },
            cancellationToken
        );
        string account = azurite.TakeAccount();
        Console.WriteLine("first answer after the start | first, ms | steady after, requests | seconds | steady, ms");
        for (int turn = 0; turn < Turns; turn++)
        {
            foreach (string app in arguments[2..])
            {
                Console.WriteLine($"{app}, turn {turn + 1}");
                await MeasureAsync(azurite, account, app, cancellationToken);
            }
        }
    }

    private static async Task MeasureAsync(AzuriteServer azurite, string account, string app, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync(
            app,
            options =>
            {
                options.Azurite = azurite;
                options.StorageConnectionString = account;
                options.Settings["PackIndexSchedule"] = options.Settings["ReconcileSchedule"] = Never;
                options.Settings["ReconcileAtStart"] = "false";
            },
            cancellationToken
        );
        using HttpClient client = host.CreateClient();
        foreach (string query in Queries)
        {
            var times = new List<double>();
            double? sinceStart = null;
            for (int i = 0; i < Asked; i++)
            {
                long asked = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync(new Uri("api/" + query, UriKind.Relative), cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                sinceStart ??= Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            double steady = Median(times[^(Asked / 3)..]);
            int until = Enumerable.Range(0, Asked - Window).First(i => Median(times.Slice(i, Window)) <= 1.25 * steady);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"      {sinceStart, 5:0.0} s | {times[0], 6:0} | {until, 4} | {times.Take(until).Sum() / 1000, 5:0.0} | "
                        + $"{steady, 6:0.0}   {query}"
                )
            );
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
