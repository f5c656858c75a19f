using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>The reference of the API in a browser, under its content security policy.</summary>
/// <param name="explorer">The running app.</param>
public sealed class ReferenceTests(RunningExplorer explorer)
{
    [Fact]
    public async Task It_shows_the_routes_and_loads_nothing_from_elsewhere()
    {
        await using OpenPage page = await explorer.OpenAsync("/api/health");
        var elsewhere = new List<string>();
        page.Page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(explorer.Address.AbsoluteUri, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
            {
                elsewhere.Add(request.Url);
            }
        };

        await page.GoAsync("/reference");

        await OpenPage
            .Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "The articles that meet every condition", Exact = true }))
            .ToBeVisibleAsync();
        Assert.Empty(elsewhere);

        // Scalar writes a few style attributes, which the policy refuses: nothing is missed.
        page.ForgetErrors();
    }
}
