using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>Everybody can use every view: in both themes, on a wide screen and a narrow one.</summary>
/// <param name="explorer">The running app.</param>
public sealed class AccessibilityTests(RunningExplorer explorer)
{
    private static readonly (ColorScheme Theme, int Width)[] Looks =
    [
        (ColorScheme.Light, 1440),
        (ColorScheme.Dark, 1440),
        (ColorScheme.Light, 390),
    ];

    [Theory]
    [MemberData(nameof(Views.Names), MemberType = typeof(Views))]
    public async Task Axe_finds_nothing(string view)
    {
        await using OpenPage open = await explorer.OpenAsync(Views.All[view]);
        await open.SettleAsync();
        foreach ((ColorScheme theme, int width) in Looks)
        {
            await LookAsync(open, theme, width);
            await ExpectNoViolationAsync(open, $"{view}, {theme}, {width} wide");
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_in_what_opens()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=article&id=" + RunningExplorer.SeedArticle);

        await open.Page.GetByRole(AriaRole.Combobox).FillAsync("ka");
        await Expect(open.Page.GetByRole(AriaRole.Option).Nth(2)).ToBeVisibleAsync();
        await ExpectNoViolationAsync(open, "suggestions");

        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ExpectNoViolationAsync(open, "the question before a deletion");
    }

    [Fact]
    public async Task Without_a_mouse_the_first_things_reached_are_the_content_and_the_search_box()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();

        await open.Page.Keyboard.PressAsync("Tab");
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("/");
        await Expect(open.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the archive" })).ToBeFocusedAsync();
    }

    private static async Task LookAsync(OpenPage open, ColorScheme theme, int width)
    {
        await open.Page.SetViewportSizeAsync(width, 900);
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
    }

    private static async Task ExpectNoViolationAsync(OpenPage open, string where)
    {
        IReadOnlyList<string> violations = await Axe.FindAsync(open.Page);
        Assert.True(violations.Count == 0, $"{where}: {string.Join(Environment.NewLine, violations)}");
    }
}
