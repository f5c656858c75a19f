using Pipeline.Benchmarks.Dates;
using Pipeline.Benchmarks.Extraction;
using Pipeline.Benchmarks.Hosting;
using Pipeline.Benchmarks.Index;
using Pipeline.Benchmarks.Parsing;
using Pipeline.Benchmarks.Reliability;

// Each benchmark is a name and what it runs; add yours here.
var benchmarks = new Dictionary<string, Func<string[], CancellationToken, Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["queue"] = (_, token) => QueueThroughput.RunAsync(token),
    ["idle"] = (_, token) => IdleCost.RunAsync(token),
    ["answer"] = (_, token) => FirstAnswer.RunAsync(token),
    ["speed"] = (_, token) => HostSpeed.RunAsync(token),
    ["restarts"] = (_, token) => Restarts.RunAsync(token),
    ["blobs"] = (_, token) => BlobPickup.RunAsync(token),
    ["parser"] = (more, token) => ParserThroughput.RunAsync(more.ElementAtOrDefault(0), token),
    ["batch"] = (more, token) => BatchMemory.RunAsync(more.ElementAtOrDefault(0), token),
    ["languages"] = (more, token) => LanguageAccuracy.RunAsync(more.ElementAtOrDefault(0), token),
    ["dates"] = DateAccuracy.RunAsync,
    ["index"] = IndexBenchmark.RunAsync,
    ["reader"] = ReaderMemory.RunAsync,
    ["queries"] = QueryBenchmark.RunAsync,
    ["found"] = FoundBenchmark.RunAsync,
    ["first"] = FirstQueries.RunAsync,
    ["kill"] = KillCampaign.RunAsync,
    ["extraction"] = ExtractionSpeed.RunAsync,
    ["growth"] = ExtractionGrowth.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out Func<string[], CancellationToken, Task>? benchmark))
{
    await Console.Error.WriteLineAsync($"Name one of: {string.Join(", ", benchmarks.Keys)}");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
await benchmark(args[1..], stop.Token);
return 0;
