using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Counts the storage requests that pass through a client, retries included.</summary>
public sealed class RequestCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Total => _counts.Values.Sum();

    public int Of(string method, string resource) =>
        _counts
            .Where(count =>
                count.Key.StartsWith(method, StringComparison.Ordinal) && count.Key.Contains(resource, StringComparison.Ordinal)
            )
            .Sum(count => count.Value);

    public void Reset() => _counts.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        // /account/container/name?query: the container, queue or table, and what is asked of it, without the name.
        var uri = message.Request.Uri.ToUri();
        string resource = string.Join('/', uri.AbsolutePath.Split('/').Skip(2).Take(1));
        string last = uri.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal) ? "/messages" : "";
        string operation = uri.Query.Contains("comp=", StringComparison.Ordinal) ? "?comp" : "";
        _counts.AddOrUpdate($"{message.Request.Method} {resource}{last}{operation}", 1, (_, count) => count + 1);
    }

    public override string ToString() =>
        string.Join('\n', _counts.OrderByDescending(count => count.Value).Select(count => $"{count.Value, 6} {count.Key}"));
}
