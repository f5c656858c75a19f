using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>
/// Measures the page by the browser's own clock, with 1,000 articles in the archive. By command only, since a busy machine says little:
/// <c>dotnet run --project tests/Explorer -- -explicit only -class "*PerformanceTests" -showLiveOutput</c>.
/// It prints figures and asserts none.
/// </summary>
/// <param name="explorer">The running app.</param>
public sealed class PerformanceTests(RunningExplorer explorer)
{
    private const int ArticleCount = 1000;
    private const int Rounds = 5;

    // From the end of the API's answer to the frame that shows its rows; and how long the browser took to the frame after each input.
    private const string Watch = """
        window.measured = { interactions: [] };
        const note = ({ interactionId, name, duration }) => interactionId && window.measured.interactions.push({ name, duration });
        new PerformanceObserver(list => list.getEntries().forEach(note))
          .observe({ type: 'event', durationThreshold: 16, buffered: true });
        new MutationObserver((_, observer) => {
          if (document.querySelector('.row')) {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => { window.measured.shown = performance.now(); }));
          }
        }).observe(document, { childList: true, subtree: true });
        """;

    [Fact(Explicit = true)]
    public async Task The_first_view_and_interactions_are_measured()
    {
        await explorer.UploadAsync(SampleArchive.Articles(ArticleCount));
        await explorer.WaitUntilIdleAsync();
        var first = new List<double>();
        var shown = new List<double>();
        var interactions = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int round = 0; round < Rounds; round++)
        {
            await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
            await open.Page.AddInitScriptAsync(Watch);
            await open.GoAsync("/");
            await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();
            await open.Page.WaitForFunctionAsync("() => window.measured.shown > 0");
            double answered = await open.EvaluateAsync<double>(
                "() => performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/articles?')).responseEnd"
            );
            double drawn = await open.EvaluateAsync<double>("() => window.measured.shown");
            first.Add(drawn - answered);
            shown.Add(drawn);

            // All thousand rows in one list, then what people do with them.
            await ShowAllAsync(open);
            await ActAsync(open);
            foreach (
                JsonElement entry in (await open.EvaluateAsync<JsonElement?>("() => window.measured.interactions"))!.Value.EnumerateArray()
            )
            {
                string name = entry.GetProperty("name").GetString()!;
                interactions[name] = Math.Max(interactions.GetValueOrDefault(name), entry.GetProperty("duration").GetDouble());
            }
        }

        Print($"answer of the API to first results drawn: median {Median(first):F0} ms, worst {first.Max():F0} ms (aim 300)");
        Print($"address entered to first results drawn: median {Median(shown):F0} ms");
        foreach ((string name, double worst) in interactions.OrderByDescending(static pair => pair.Value))
        {
            Print($"with {ArticleCount} rows, slowest {name}: {worst:F0} ms (aim 100)");
        }
    }

    private static async Task ShowAllAsync(OpenPage open)
    {
        ILocator rows = open.Page.Locator(".row");
        ILocator more = open.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" });
        while (await more.CountAsync() > 0)
        {
            int before = await rows.CountAsync();
            await more.EvaluateAsync("button => button.click()");
            await Expect(rows.Nth(before)).ToBeAttachedAsync();
            await open.SettleAsync();
        }
    }

    private static async Task ActAsync(OpenPage open)
    {
        await open.Page.EvaluateAsync("() => { window.scrollTo(0, 0); window.measured.interactions.length = 0; }");
        for (int step = 0; step < 5; step++)
        {
            await open.Page.Keyboard.PressAsync("j");
        }

        await open
            .Page.Locator(".row")
            .Nth(3)
            .ClickAsync(
                new LocatorClickOptions
                {
                    Position = new Position { X = 4, Y = 4 },
                }
            );
        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("bridge");
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Keyboard.PressAsync("e");
        await open.Page.Locator(".facet-value").First.ClickAsync();
        await open.SettleAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
