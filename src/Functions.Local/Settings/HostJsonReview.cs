using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Local.Settings;

/// <summary>
/// Finds the settings of host.json that do nothing here: those that only the real host honours, and those that nobody knows.
/// </summary>
internal static class HostJsonReview
{
    // A name stands for all that is below it too. https://learn.microsoft.com/azure/azure-functions/functions-host-json
    private static readonly string[] Honoured =
    [
        "version",
        "functionTimeout",
        "functions",
        "logging:logLevel",
        "extensions:http:routePrefix",
        "extensions:http:maxOutstandingRequests",
        "extensions:http:maxConcurrentRequests",
        "extensions:http:customHeaders",
        "extensions:queues:batchSize",
        "extensions:queues:newBatchThreshold",
        "extensions:queues:maxDequeueCount",
        "extensions:queues:visibilityTimeout",
        "extensions:queues:maxPollingInterval",
        "extensions:queues:messageEncoding",
        "extensions:queues:localLease",
        "extensions:blobs:maxDegreeOfParallelism",
        "extensions:blobs:poisonBlobThreshold",
    ];

    private static readonly string[] OnlyOfTheRealHost =
    [
        "aggregator",
        "applicationInsights",
        "concurrency",
        "customHandler",
        "extensionBundle",
        "healthMonitor",
        "logging:applicationInsights",
        "logging:console",
        "logging:fileLoggingMode",
        "managedDependency",
        "retry",
        "sendCanceledInvocationsToWorker",
        "singleton",
        "telemetryMode",
        "watchDirectories",
        "watchFiles",
        "extensions:http:dynamicThrottlesEnabled",
        "extensions:http:hsts",
        "extensions:cosmosDB",
        "extensions:dapr",
        "extensions:durableTask",
        "extensions:eventGrid",
        "extensions:eventHubs",
        "extensions:kafka",
        "extensions:mcp",
        "extensions:mySql",
        "extensions:openai",
        "extensions:rabbitMQ",
        "extensions:redis",
        "extensions:sendGrid",
        "extensions:serviceBus",
        "extensions:signalR",
        "extensions:sql",
        "extensions:tables",
        "extensions:twilio",
        "extensions:warmup",
        "extensions:webPubSub",
    ];

    /// <summary>One sentence for a person about each kind of setting that does nothing.</summary>
    /// <param name="raw">host.json and what overrides it.</param>
    public static IReadOnlyList<string> Review(IConfiguration raw)
    {
        List<string> elsewhere = [];
        List<string> warnings = [];
        foreach (
            (string key, _) in raw.AsEnumerable()
                .Where(pair => pair.Value is not null)
                .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        )
        {
            if (key == "$schema" || Find(Honoured, key) is not null || IsDoneAnyway(key, raw[key]))
            {
                continue;
            }

            if (Find(OnlyOfTheRealHost, key) is { } known)
            {
                elsewhere.Add(Dotted(known));
            }
            else
            {
                string meant = Honoured
                    .Concat(OnlyOfTheRealHost)
                    .MinBy(name => Distance(Last(name), Last(key)) + (SameParent(name, key) ? 0 : 2))!;
                bool close = Distance(Last(meant), Last(key)) <= 3;
                warnings.Add($"host.json: {Dotted(key)} is not a setting, and does nothing.{(close ? $" Is {Dotted(meant)} meant?" : "")}");
            }
        }

        if (elsewhere.Count > 0)
        {
            warnings.Insert(0, $"host.json: the local host does not honour {string.Join(", ", elsewhere.Distinct())}. The real host does.");
        }

        return warnings;
    }

    /// <summary>Whether the local host does what the value says anyway.</summary>
    private static bool IsDoneAnyway(string key, string? value) =>
        (Equal(key, "extensions:http:dynamicThrottlesEnabled") && Equal(value, "false"))
        || (Equal(key, "telemetryMode") && Equal(value, "OpenTelemetry"));

    private static bool Equal(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string? Find(string[] names, string key) =>
        Array.Find(
            names,
            name => key.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (key.Length == name.Length || key[name.Length] == ':')
        );

    private static string Dotted(string key) => key.Replace(':', '.');

    private static ReadOnlySpan<char> Last(string key) => key.AsSpan(key.LastIndexOf(':') + 1);

    private static bool SameParent(string one, string other) =>
        one.AsSpan(0, Math.Max(0, one.LastIndexOf(':')))
            .Equals(other.AsSpan(0, Math.Max(0, other.LastIndexOf(':'))), StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to change, add or leave out to get from one name to the other (Levenshtein); names are short.</summary>
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int[] row = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
