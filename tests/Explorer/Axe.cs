using System.Text.Json;
using Deque.AxeCore.Commons;

namespace Pipeline.Explorer.Tests;

/// <summary>WCAG 2.2 AA as far as axe-core can tell, and its best practices.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Far from the window, the browser takes a height for granted and lays out nothing: asked where something stands in a row there, it
    /// answers with a place over what follows. Nobody sees that, since rows are drawn before they come into view.
    /// </summary>
    private const string DrawAll = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { content-visibility: visible !important; }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    /// <summary>The rules whose outcome depends on the theme: nothing else differs between light and dark.</summary>
    public static IReadOnlyList<string> AboutColours { get; } = ["color-contrast", "link-in-text-block"];

    /// <summary>
    /// What axe finds on a page as it is now, one line a violation. The script comes by the debugging protocol, which the page's policy
    /// does not bind; Axe's own runner for Playwright also opens blank pages to put parts together, which takes many times longer.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">The rules to check; all that speak of the standard when left out.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(OpenPage page, IReadOnlyList<string>? rules = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync<object>(Script);
        }

        await page.EvaluateAsync<object?>(DrawAll);

        JsonElement found = (
            await page.EvaluateAsync<JsonElement?>(
                """
                async rules => {
                  const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: standard };
                  const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
                  const what = ({ html, any }) => `${html.slice(0, 200)} ${any[0]?.message ?? ''}`;
                  const where = nodes => nodes.slice(0, 3).map(what).join(' | ');
                  return { checked: passes.length, lines: violations.map(({ id, help, nodes }) => `${id}: ${help}. ${where(nodes)}`) };
                }
                """,
                rules
            )
        )!.Value;
        Assert.True(found.GetProperty("checked").GetInt32() > (rules is null ? 10 : 0), "Axe has checked nothing.");
        return [.. found.GetProperty("lines").EnumerateArray().Select(static line => line.GetString()!)];
    }
}
