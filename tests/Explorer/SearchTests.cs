using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>Finding articles.</summary>
/// <param name="explorer">The running app.</param>
public sealed class SearchTests(RunningExplorer explorer)
{
    [Fact]
    public async Task Words_find_articles_and_are_marked()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        ILocator box = open.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the archive" });

        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("glacier audit");
        await box.PressAsync("Enter");

        await open.ExpectQueryAsync(@"q=glacier\+audit");
        await Expect(open.Page.Locator(".row")).ToHaveCountAsync(1);
        await Expect(open.Page.Locator(".row mark").First).ToHaveTextAsync("Glacier");
    }

    [Fact]
    public async Task A_name_that_is_completed_becomes_a_filter_which_can_be_taken_back()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        ILocator box = open.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the archive" });

        await box.FillAsync("solberg");
        ILocator option = open.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Henrik Solberg" });
        await Expect(option).ToBeVisibleAsync();
        await box.PressAsync("ArrowDown");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");

        await open.ExpectQueryAsync(@"\?person=Henrik\+Solberg$");
        await Expect(open.Page.Locator(".row")).ToHaveCountAsync(1);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Remove person Henrik Solberg" }).ClickAsync();
        await open.ExpectQueryAsync("/$");
        await open.Page.GoBackAsync();
        await Expect(open.Page.Locator(".chip")).ToContainTextAsync("Henrik Solberg");
    }

    [Fact]
    public async Task An_address_shows_somebody_else_the_same()
    {
        string address;
        await using (OpenPage first = await explorer.OpenAsync("/"))
        {
            await first.Page.GetByLabel("From").FillAsync("2022-01-01");
            await first.ExpectQueryAsync("from=2022-01-01");
            await first.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2022-06-30");
            await first.ExpectQueryAsync("to=2022-06-30");
            address = first.Query;
        }

        await using OpenPage second = await explorer.OpenAsync($"/{address}");

        await Expect(second.Page.Locator(".chip")).ToHaveCountAsync(2);
        await Expect(second.Page.Locator(".row")).ToHaveCountAsync(1);
        await Expect(second.Page.Locator(".row")).ToContainTextAsync("Erlan Karin");
    }

    [Fact]
    public async Task A_facet_shows_more_values_when_they_are_wanted()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        ILocator people = open
            .Page.Locator(".facet")
            .Filter(new() { Has = open.Page.GetByRole(AriaRole.Heading, new() { Name = "People" }) });
        await Expect(people.Locator("li")).ToHaveCountAsync(8);

        await people.GetByRole(AriaRole.Button, new() { Name = "More: People" }).ClickAsync();

        await Expect(people.Locator("li").Nth(8)).ToBeVisibleAsync();
        await people.GetByRole(AriaRole.Button, new() { Name = "Fewer: People" }).ClickAsync();
        await Expect(people.Locator("li")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task A_query_without_results_says_what_to_do()
    {
        await using OpenPage open = await explorer.OpenAsync("/?q=zyzzyva");
        await Expect(open.Page.GetByText("No article matches")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_condition_that_the_API_refuses_is_explained_in_its_words()
    {
        await using OpenPage open = await explorer.OpenAsync("/?from=yesterday");
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("yesterday");
    }

    [Fact]
    public async Task Results_are_walked_and_opened_by_keyboard()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();

        await open.Page.Keyboard.PressAsync("j");
        await open.Page.Keyboard.PressAsync("j");
        string headline = await open.Page.Locator(".row.chosen .headline").InnerTextAsync();
        await Expect(open.Page.Locator(".preview h2")).ToHaveTextAsync(headline);
        await open.Page.Keyboard.PressAsync("Enter");

        await open.ExpectQueryAsync("view=article");
        await Expect(open.Page.Locator(".reader h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Back_shows_the_list_as_it_was_left_with_the_pages_that_were_loaded()
    {
        await using OpenPage open = await OpenShortPagesAsync();
        ILocator rows = open.Page.Locator(".row");
        await ShowMoreAsync(open, 4);
        await ShowMoreAsync(open, 6);
        ILocator headline = rows.Nth(5).Locator(".headline a");
        await headline.ScrollIntoViewIfNeededAsync();
        Assert.NotEqual(0, await open.EvaluateAsync<int>("scrollY"));
        float before = (await headline.BoundingBoxAsync())!.Y;
        int asked = 0;
        open.Page.Request += (_, request) => asked += request.Url.Contains("/api/articles?", StringComparison.Ordinal) ? 1 : 0;
        await headline.ClickAsync();
        await Expect(open.Page.Locator(".reader h1")).ToBeVisibleAsync();

        await open.Page.GoBackAsync();

        await Expect(rows).ToHaveCountAsync(6);
        await Expect(headline).ToBeFocusedAsync();
        await open.SettleAsync();
        Assert.Equal(before, (await headline.BoundingBoxAsync())!.Y, 2f);
        await Expect(open.Page.Locator(".row.chosen .headline")).ToHaveTextAsync(await headline.InnerTextAsync());
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_list_that_a_link_leads_to_begins_at_its_top_and_is_asked_for()
    {
        await using OpenPage open = await OpenShortPagesAsync();
        await ShowMoreAsync(open, 4);
        await open.Page.Locator(".row").Nth(3).Locator(".headline a").ClickAsync();
        await Expect(open.Page.Locator(".reader h1")).ToBeVisibleAsync();

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();

        await Expect(open.Page.Locator(".row")).ToHaveCountAsync(2);
        Assert.Equal(0, await open.EvaluateAsync<int>("scrollY"));
    }

    [Fact]
    public async Task Back_does_not_show_what_was_deleted_meanwhile()
    {
        await explorer.IndexAsync("back/quokka.txt", "Quokka found\n\nA quokka was found on Monday, officials said.");
        await using OpenPage open = await explorer.OpenAsync("/?q=quokka");
        await open.Page.Locator(".row .headline a").ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await open.ExpectQueryAsync("/$");

        await open.Page.GoBackAsync();

        await open.ExpectQueryAsync("q=quokka");
        await Expect(open.Page.GetByText("No article matches")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/?person=Karin", "articles.csv", "000_2bb1ca6165e44012.txt")]
    [InlineData("/?view=quotations&person=Karin&kind=direct", "quotations.csv", "We are faced with a hybrid terrorist attack")]
    [InlineData("/?view=timeline&person=Karin", "timeline.csv", "2022-01-10")]
    public async Task What_a_view_finds_is_saved_as_CSV(string view, string file, string expected)
    {
        await using OpenPage open = await explorer.OpenAsync(view);

        string csv = await SaveAsync(open, file);

        Assert.Contains(expected, csv, StringComparison.Ordinal);
    }

    /// <summary>Opens a low window on a list that comes two articles at a time.</summary>
    private async Task<OpenPage> OpenShortPagesAsync()
    {
        OpenPage open = await explorer.OpenAsync("/?view=shortcuts", height: 500);
        await open.Page.RouteAsync(
            "**/api/articles?**",
            static route =>
                route.ContinueAsync(
                    new RouteContinueOptions { Url = route.Request.Url.Replace("limit=30", "limit=2", StringComparison.Ordinal) }
                )
        );
        await open.GoAsync("/");
        await Expect(open.Page.Locator(".row")).ToHaveCountAsync(2);
        return open;
    }

    private static async Task ShowMoreAsync(OpenPage open, int expected)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(open.Page.Locator(".row")).ToHaveCountAsync(expected);
    }

    private static async Task<string> SaveAsync(OpenPage open, string expectedName)
    {
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync()
        );
        Assert.Equal(expectedName, download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
