using System.Collections.Concurrent;
using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Catalog.Tests.Search;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// Whatever somebody types into an address bar, the app answers with a page, or with a problem that names the parameter and the remedy; and
/// either is as <c>openapi.json</c> describes it.
/// </summary>
/// <param name="pipeline">The running app.</param>
public sealed class FuzzedAddressTests(RunningPipeline pipeline)
{
    private const int CallersAtOnce = 4;

    /// <summary>No longer than hosts take: 8 KiB with everything before it.</summary>
    private const int LongestAddress = 7_500;

    private static readonly string[] Routes =
    [
        "api/articles",
        "api/quotations",
        "api/timeline",
        "api/entities",
        "api/entities/Karin",
        "api/network",
        "api/places",
        "api/export",
        "api/articles/aaaaaaaaaaaaaaaa",
    ];

    [Fact]
    public async Task Every_address_is_answered_with_a_page_or_with_what_is_wrong()
    {
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForAsync(
            0,
            FuzzedParameters.Runs(200),
            new ParallelOptions { MaxDegreeOfParallelism = CallersAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                try
                {
                    await CheckAsync(seed);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failures.Enqueue($"{seed}: {failure.Message}");
                }
            }
        );
        Assert.Empty(failures);
    }

    private async Task CheckAsync(int seed)
    {
        string address = AddressOf(new Random(seed));
        var uri = new Uri(
            pipeline.Http.BaseAddress! + address,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using HttpResponseMessage response = await pipeline.Http.GetAsync(uri, CancellationToken.None);
        string body = await response.Content.ReadAsStringAsync(CancellationToken.None);
        if (response.StatusCode is HttpStatusCode.OK)
        {
            return;
        }

        string what = $"{address} is answered {response.StatusCode} {body}";
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, what);
        Assert.True(response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.ProblemJson, what);
        JsonNode problem = JsonNode.Parse(body)!;
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            Assert.False(string.IsNullOrEmpty((string?)problem["detail"]), what);
            return;
        }

        Assert.True(problem["errors"] is JsonArray { Count: > 0 }, what);
        foreach (JsonNode? error in problem["errors"]!.AsArray())
        {
            Assert.True(error!["parameter"] is not null, what);
            Assert.False(string.IsNullOrEmpty((string?)error["problem"]) || string.IsNullOrEmpty((string?)error["fix"]), what);
        }
    }

    private static string AddressOf(Random random)
    {
        var address = new StringBuilder(Routes[random.Next(Routes.Length)]);
        IReadOnlyList<KeyValuePair<string, string>> parameters = FuzzedParameters.Some(random);
        bool isTyped = random.Next(4) == 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            (string name, string value) = parameters[i];
            string pair = isTyped ? $"{AsTyped(name)}={AsTyped(value)}" : $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
            if (address.Length + pair.Length < LongestAddress)
            {
                address.Append(i == 0 ? '?' : '&').Append(pair);
            }
        }

        return address.ToString();
    }

    /// <summary>
    /// Escapes only what no client sends as it is, so that <c>&amp;</c>, <c>=</c>, <c>+</c> and <c>%</c> mean what they mean.
    /// </summary>
    private static string AsTyped(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(static rune => rune.Value is > ' ' and < 0x7F and not '#' ? $"{rune}" : Uri.EscapeDataString($"{rune}"))
        );
}
