using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>WCAG 2.2 AA as far as axe-core can tell, on every view in light and dark.</summary>
/// <param name="explorer">The running app.</param>
public sealed class AccessibilityTests(RunningExplorer explorer)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string, ColorScheme, int> Views
    {
        get
        {
            var data = new TheoryData<string, ColorScheme, int>();
            foreach (string view in Explorer.Tests.Views.All.Values)
            {
                data.Add(view, ColorScheme.Light, 1440);
                data.Add(view, ColorScheme.Dark, 1440);
                data.Add(view, ColorScheme.Light, 390);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing(string view, ColorScheme theme, int width)
    {
        await using OpenPage open = await explorer.OpenAsync(view, theme, width);

        AxeResult result = await open.Page.RunAxe(Rules);

        Assert.True(
            result.Violations.Length == 0,
            string.Join(
                Environment.NewLine,
                result.Violations.Select(static violation =>
                    $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(static node => node.Html))}"
                )
            )
        );
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_wider_than_the_window(string view, ColorScheme theme, int width)
    {
        await using OpenPage open = await explorer.OpenAsync(view, theme, width);
        Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }
}
