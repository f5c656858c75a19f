using System.Text.Json.Nodes;
using Pipeline.Hosts;

namespace Pipeline.Benchmarks.Reliability;

/// <summary>
/// All that queries say of an archive, without what differs from run to run: when something was uploaded, and its version.
/// </summary>
/// <param name="Articles">The article under each name, as JSON.</param>
/// <param name="Quotations">All quotations in the order in which they are listed, as JSON.</param>
internal sealed record ArchiveSnapshot(IReadOnlyDictionary<string, string> Articles, IReadOnlyList<string> Quotations)
{
    private const int PageSize = 100;

    /// <summary>Reads everything.</summary>
    /// <param name="host">Where.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ArchiveSnapshot> TakeAsync(HostProcess host, CancellationToken cancellationToken)
    {
        var articles = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (JsonNode item in ListAsync(host, "articles", cancellationToken))
        {
            string name = (string)item["name"]!;
            string text = Strip(await host.GetAsync($"api/articles/{(string)item["id"]!}", cancellationToken)).ToJsonString();
            articles[name] = articles.ContainsKey(name) ? "listed twice" : text;
        }

        var quotations = new List<string>();
        await foreach (JsonNode item in ListAsync(host, "quotations", cancellationToken))
        {
            quotations.Add(Strip(item).ToJsonString());
        }

        return new ArchiveSnapshot(articles, quotations);
    }

    /// <summary>Says where another differs, one line each.</summary>
    /// <param name="other">The other.</param>
    public IEnumerable<string> DifferencesTo(ArchiveSnapshot other)
    {
        foreach (string name in Articles.Keys.Union(other.Articles.Keys).Order(StringComparer.Ordinal))
        {
            if (Articles.GetValueOrDefault(name) is not { } here)
            {
                yield return $"{name} is only in the other";
            }
            else if (other.Articles.GetValueOrDefault(name) is not { } there)
            {
                yield return $"{name} is not in the other";
            }
            else if (here != there)
            {
                int at = here.AsSpan().CommonPrefixLength(there);
                yield return $"{name} differs: {Around(here, at)} <> {Around(there, at)}";
            }
        }

        if (!Quotations.SequenceEqual(other.Quotations, StringComparer.Ordinal))
        {
            yield return $"the quotations differ ({Quotations.Count} here, {other.Quotations.Count} there)";
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];

    private static async IAsyncEnumerable<JsonNode> ListAsync(
        HostProcess host,
        string route,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? continuation = null;
        do
        {
            string next = continuation is null ? "" : "&continuation=" + Uri.EscapeDataString(continuation);
            JsonNode page = await host.GetAsync($"api/{route}?limit={PageSize}{next}", cancellationToken);
            foreach (JsonNode? item in page["items"]!.AsArray())
            {
                yield return item!;
            }

            continuation = (string?)page["continuation"];
        } while (continuation is not null);
    }

    private static JsonNode Strip(JsonNode node)
    {
        if (node is JsonObject properties)
        {
            foreach (string varying in (string[])["uploaded", "etag", "version", "indexed", "parsed"])
            {
                properties.Remove(varying);
            }

            // Listed by the time of upload.
            if (properties["nearDuplicates"] is JsonArray duplicates)
            {
                properties["nearDuplicates"] = new JsonArray([
                    .. duplicates
                        .Select(static one => one!.DeepClone())
                        .OrderBy(static one => (string)one["name"]!, StringComparer.Ordinal),
                ]);
            }

            foreach ((_, JsonNode? value) in properties.ToList())
            {
                _ = value is null ? null : Strip(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                _ = item is null ? null : Strip(item);
            }
        }

        return node;
    }
}
