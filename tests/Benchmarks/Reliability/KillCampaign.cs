using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Benchmarks.Index;
using Pipeline.Catalog;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Hosts;

namespace Pipeline.Benchmarks.Reliability;

/// <summary>
/// Kills the worker, the host or Azurite (SIGKILL) at random moments while articles, replacements, deletions and archives stream in, and
/// compares what queries say in the end with a run in which nothing was killed.
/// </summary>
internal static class KillCampaign
{
    private static readonly string[] Targets = ["worker", "host", "azurite"];
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>From what age <c>Reconcile</c> looks at a blob on Azurite: before that its event may still come.</summary>
    private static readonly TimeSpan EventGrace = TimeSpan.FromSeconds(31);

    public static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length == 0 || !File.Exists(Path.Combine(arguments[0], "pipeline.dll")))
        {
            await Console.Error.WriteLineAsync(
                "Name the folder of the built command line (src/Cli/bin/Release/net10.0), and perhaps runs for each target, articles, "
                    + "a seed, kills a run and targets: kill FOLDER 1 1000 1 10 worker azurite"
            );
            return;
        }

        int runs = Number(arguments, 1, 3);
        int articles = Number(arguments, 2, 300);
        int seed = Number(arguments, 3, 1);
        int kills = Number(arguments, 4, 3);
        Console.WriteLine($"{runs} runs for each target, {articles} articles, seed {seed}, {kills} kills a run");
        var archive = new SyntheticArchive(BenchmarkStorage.SeedsFolder());
        ArchiveSnapshot clean = await RunOnceAsync(arguments[0], new Workload(archive, articles, seed), null, [], cancellationToken);
        foreach (string target in arguments.Length > 5 ? arguments[5..] : Targets)
        {
            for (int run = 0; run < runs; run++)
            {
                var workload = new Workload(archive, articles, seed);
                var random = new Random((seed * 1000) + run);
                int[] moments = [.. Enumerable.Range(0, kills).Select(_ => random.Next(workload.Count)).Order()];
                ArchiveSnapshot killed = await RunOnceAsync(arguments[0], workload, target, moments, cancellationToken);
                List<string> differences = [.. killed.DifferencesTo(clean)];
                Verdict.Write(
                    differences.Count == 0,
                    $"{target} killed {kills} times, run {run + 1}: {killed.Articles.Count} articles, "
                        + $"{killed.Quotations.Count} quotations, {differences.Count} differences",
                    "none"
                );
                differences.Take(10).ToList().ForEach(static difference => Console.WriteLine("         " + difference));
            }
        }
    }

    private static int Number(string[] arguments, int index, int otherwise) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    private static async Task<ArchiveSnapshot> RunOnceAsync(
        string folder,
        Workload workload,
        string? target,
        int[] moments,
        CancellationToken cancellationToken
    )
    {
        string data = Directory.CreateTempSubdirectory("pipeline-kill-").FullName;
        AzuriteServer azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Location = data }, cancellationToken);
        try
        {
            string account = azurite.ConnectionString;
            BlobContainerClient container = new BlobServiceClient(account).GetBlobContainerClient(CatalogNames.ArticlesContainer);
            await using HostProcess host = await HostProcess.StartAsync(folder, account, cancellationToken);
            Task stream = workload.RunAsync(container, cancellationToken);
            if (target is not null)
            {
                azurite = await KillAsync(host, azurite, data, target, workload, moments, cancellationToken);
            }

            await stream;
            int lost = await workload.RepeatWhatWasLostAsync(container, cancellationToken);
            if (lost > 0)
            {
                Console.WriteLine($"         Azurite had lost {lost} acknowledged writes; they were made again");
            }

            await SettleAsync(host, workload, cancellationToken);
            return await ArchiveSnapshot.TakeAsync(host, cancellationToken);
        }
        finally
        {
            await azurite.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<AzuriteServer> KillAsync(
        HostProcess host,
        AzuriteServer azurite,
        string data,
        string target,
        Workload workload,
        int[] moments,
        CancellationToken cancellationToken
    )
    {
        foreach (int moment in moments)
        {
            while (workload.Done < moment)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            if (target == "azurite")
            {
                AzuritePorts ports = azurite.Ports;
                using (var process = Process.GetProcessById(azurite.ProcessId))
                {
                    process.Kill();
                    await process.WaitForExitAsync(cancellationToken);
                }

                await azurite.DisposeAsync();
                azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Location = data, Ports = ports }, cancellationToken);
                await host.ReviveAsync(cancellationToken);
            }
            else if (target == "host")
            {
                await host.KillHostAsync(cancellationToken);
            }
            else
            {
                await host.KillWorkerAsync(cancellationToken);
            }
        }

        return azurite;
    }

    /// <summary>
    /// Waits until every queue is empty and every article of the workload is there, as the safety net leaves it: it runs as its schedule
    /// says, and this calls it as well.
    /// </summary>
    private static async Task SettleAsync(HostProcess host, Workload workload, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> expected = workload.ExpectedNames();
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(EventGrace, cancellationToken);
        int calm = 0;
        JsonNode? status = null;
        while (calm < 2 && Stopwatch.GetElapsedTime(start) < Settle)
        {
            await host.RunAsync("Reconcile", cancellationToken);
            await Task.Delay(Poll, cancellationToken);
            status = await host.GetAsync("api/status", cancellationToken);
            bool isEmpty = status["queues"]!.AsArray().All(static queue => (int)queue!["messages"]! == 0);
            int indexed = (int)status["articles"]!.AsArray().Single(static count => (string)count!["status"]! == "indexed")!["count"]!;
            calm = isEmpty && indexed == expected.Count ? calm + 1 : 0;
        }

        if (calm < 2)
        {
            Console.WriteLine($"         not settled after {Settle.TotalMinutes:N0} minutes: {status?.ToJsonString()}");
        }
    }
}
