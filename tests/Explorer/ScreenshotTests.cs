using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>
/// Takes the pictures of <c>docs/images</c> from the seeds and the sample archive. By command only:
/// <c>dotnet run --project tests/Explorer -- -explicit only -class "*ScreenshotTests"</c>.
/// </summary>
/// <param name="explorer">The running app.</param>
public sealed class ScreenshotTests(RunningExplorer explorer)
{
    private static readonly (string Name, string View, ColorScheme Theme)[] Pictures =
    [
        ("search", "/?q=corridor+OR+bridge&duplicates=all", ColorScheme.Light),
        ("quotations", "/?view=quotations&organisation=National+Election+Commission", ColorScheme.Light),
        ("article", "/?view=article&id=" + RunningExplorer.SeedArticle, ColorScheme.Light),
        ("name", "/?view=entity&name=Tenzin+Dolma&type=person", ColorScheme.Light),
        ("timeline", "/?view=timeline", ColorScheme.Light),
        ("map", "/?view=map", ColorScheme.Dark),
        ("network", "/?view=network&types=person,organisation,place", ColorScheme.Dark),
        ("compare", "/?view=compare&query=q%3Dstrike&query=q%3Delection&query=q%3Dbridge", ColorScheme.Light),
        ("ingest", "/?view=ingest", ColorScheme.Light),
    ];

    [Fact(Explicit = true)]
    public async Task The_main_views_are_pictured_for_the_documentation()
    {
        await explorer.UploadAsync(SampleArchive.Articles(300));
        await explorer.WaitUntilIdleAsync();
        string folder = Path.Combine(Repository.Root, "docs", "images");
        foreach ((string name, string view, ColorScheme theme) in Pictures)
        {
            await using OpenPage open = await explorer.OpenAsync(view, theme, width: 1440, height: 900);
            await open.SettleAsync();
            await open.Page.EvaluateAsync("() => document.fonts.ready");
            await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"explorer-{name}.png") });
        }
    }
}
