using Pipeline.Benchmarks.Hosting;
using Pipeline.Benchmarks.Parsing;

// Each benchmark is a name and what it runs; add yours here.
var benchmarks = new Dictionary<string, Func<CancellationToken, Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["queue"] = QueueThroughput.RunAsync,
    ["idle"] = IdleCost.RunAsync,
    ["blobs"] = BlobPickup.RunAsync,
    ["parser"] = cancellationToken => ParserThroughput.RunAsync(args.ElementAtOrDefault(1), cancellationToken),
    ["languages"] = cancellationToken => LanguageAccuracy.RunAsync(args.ElementAtOrDefault(1), cancellationToken),
};

if (args.Length is 0 or > 2 || !benchmarks.TryGetValue(args[0], out var benchmark))
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
await benchmark(stop.Token);
return 0;
