namespace Pipeline.Explorer.Tests;

/// <summary>What people write fits too: <see cref="AccessibilityTests"/> has every view at every width.</summary>
/// <param name="explorer">The running app.</param>
public sealed class LayoutTests(RunningExplorer explorer)
{
    [Fact]
    public async Task Very_long_names_and_text_from_right_to_left_stay_in_their_place()
    {
        string word = string.Concat(Enumerable.Repeat("Donaudampfschiff", 20));
        string id = await explorer.IndexAsync(
            $"long/{word}.json",
            $$"""
            {"headline":"{{word}} مصر تفتتح القناة","datePublished":"2020-02-03","publisher":{"name":"{{word}} Zeitung"},"articleBody":
            "“{{word}} is late,” said Miriam {{word}}, chair of the {{word}} Council, in Vienna on Monday. قال الرئيس إن القناة مفتوحة."}
            """,
            "application/json"
        );
        string[] views =
        [
            "/?q=Miriam",
            "/?view=quotations&q=late",
            $"/?view=article&id={id}",
            "/?view=ingest",
            $"/?q={word}&person={word}",
            $"/?view=entity&name={word}",
            $"/?view=compare&query=person%3D{word}",
        ];
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        foreach (string view in views)
        {
            await open.GoAsync(view);
            await open.SettleAsync();
            foreach (int width in (int[])[1280, 320])
            {
                await open.Page.SetViewportSizeAsync(width, 800);
                int over = await open.OverflowAsync();
                Assert.True(over == 0, $"{view} is {over} pixels wider than a window of {width}.");
            }
        }
    }

    [Fact]
    public async Task No_text_shows_between_the_header_and_the_bar_of_an_article()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=article&id=" + RunningExplorer.SeedArticle, height: 500);
        await open.SettleAsync();
        foreach (int width in (int[])[1440, 900])
        {
            await open.Page.SetViewportSizeAsync(width, 500);
            await open.Page.EvaluateAsync("() => window.scrollTo(0, 400)");
            double gap = await open.EvaluateAsync<double>(
                "document.querySelector('.article-bar').getBoundingClientRect().top - "
                    + "document.querySelector('.shell').getBoundingClientRect().bottom"
            );
            Assert.True(gap <= 0, $"There are {gap} pixels between them in a window of {width}.");
        }
    }
}
