using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>Everybody can use every view: in both themes, on a wide screen and a narrow one.</summary>
/// <param name="explorer">The running app.</param>
public sealed class AccessibilityTests(RunningExplorer explorer)
{
    // Down to the narrowest phone (WCAG 1.4.10).
    private static readonly int[] Widths = [1920, 1280, 900, 768, 320];

    [Theory]
    [MemberData(nameof(Views.Names), MemberType = typeof(Views))]
    public async Task Every_view_fits_its_window_and_axe_finds_nothing(string view)
    {
        await using OpenPage open = await explorer.OpenAsync(Views.All[view]);
        await open.SettleAsync();
        foreach (int width in Widths)
        {
            await open.Page.SetViewportSizeAsync(width, 800);
            await ExpectNoOverflowAsync(open, view, width);
        }

        await LookAsync(open, ColorScheme.Light, 390);
        await ExpectNoOverflowAsync(open, view, 390);
        await ExpectNoViolationAsync(open, $"{view}, 390 wide");
        await LookAsync(open, ColorScheme.Light, 1440);
        await ExpectNoOverflowAsync(open, view, 1440);
        await ExpectNoViolationAsync(open, $"{view}, 1440 wide");
        await LookAsync(open, ColorScheme.Dark, 1440);
        await ExpectNoViolationAsync(open, $"{view}, dark", Axe.AboutColours);
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
    public async Task Rows_are_measured_as_they_will_stand_and_not_as_the_browser_guesses_before_it_draws_them()
    {
        await using OpenPage open = await explorer.OpenAsync("/", width: 390);
        await open.SettleAsync();

        // A bad guess: what is in a row reaches far into the next ones.
        await open
            .Page.Locator(".rows > div")
            .EvaluateAllAsync<object?>("rows => rows.forEach(row => { row.style.containIntrinsicSize = 'auto 20px'; })");

        await ExpectNoViolationAsync(open, "rows that are not drawn yet");
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

    private static async Task ExpectNoOverflowAsync(OpenPage open, string view, int width)
    {
        int over = await open.OverflowAsync();
        Assert.True(over == 0, $"{view} is {over} pixels wider than a window of {width}.");
    }

    private static async Task ExpectNoViolationAsync(OpenPage open, string where, IReadOnlyList<string>? rules = null)
    {
        IReadOnlyList<string> violations = await Axe.FindAsync(open, rules);
        Assert.True(violations.Count == 0, $"{where}: {string.Join(Environment.NewLine, violations)}");
    }
}
