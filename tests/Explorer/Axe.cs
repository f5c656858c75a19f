using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>WCAG 2.2 AA as far as axe-core can tell, and its best practices.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// What axe finds on a page as it is now, one line a violation. The script comes by the debugging protocol, which the page's policy does
    /// not bind; Axe's own runner for Playwright also opens blank pages to put parts together, which takes many times longer.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        JsonElement found = (
            await page.EvaluateAsync<JsonElement?>(
                """
                async () => {
                  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ['violations', 'passes'] });
                  const where = nodes => nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 200)} ${any[0]?.message ?? ''}`).join(' | ');
                  return { checked: passes.length, lines: violations.map(({ id, help, nodes }) => `${id}: ${help}. ${where(nodes)}`) };
                }
                """
            )
        )!.Value;
        Assert.True(found.GetProperty("checked").GetInt32() > 10, "Axe has checked nothing.");
        return [.. found.GetProperty("lines").EnumerateArray().Select(static line => line.GetString()!)];
    }
}
