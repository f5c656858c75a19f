using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>The other ways to look at the archive.</summary>
/// <param name="explorer">The running app.</param>
public sealed class ViewTests(RunningExplorer explorer)
{
    [Fact]
    public async Task Dragging_over_the_timeline_chooses_a_range_of_days()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=timeline");
        ILocator chart = open.Page.Locator(".chart .u-over");
        await Expect(chart).ToBeVisibleAsync();
        LocatorBoundingBoxResult box = (await chart.BoundingBoxAsync())!;

        await open.Page.Mouse.MoveAsync(box.X + 2, box.Y + 40);
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 40, new() { Steps = 5 });
        await open.Page.Mouse.UpAsync();

        await open.ExpectQueryAsync(@"view=timeline&from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d");
        await Expect(open.Page.Locator(".chip")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_quotation_opens_the_article_at_its_words()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=quotations&speaker=Karin");
        ILocator quotation = open
            .Page.Locator(".quotation a[data-open]")
            .Filter(new() { HasText = "We are faced with a hybrid terrorist attack" });

        await quotation.ClickAsync();

        await open.ExpectQueryAsync($"view=article&id={RunningExplorer.SeedArticle}&at=664");
        ILocator current = open.Page.Locator(".q.current");
        await Expect(current).ToContainTextAsync("We are faced with a hybrid terrorist attack");
        await Expect(current).ToBeInViewportAsync();
        await Expect(current).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Quotations_are_grouped_by_speaker_and_narrowed_by_kind()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=quotations&person=Tokayev");
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Kassym-Jomart Tokayev" })).ToBeVisibleAsync();
        await Expect(open.Page.Locator(".kind-indirect").First).ToBeVisibleAsync();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Direct" }).First.ClickAsync();

        await open.ExpectQueryAsync("kind=direct");
        await Expect(open.Page.Locator(".quotation .kind-indirect")).ToHaveCountAsync(0);
        await Expect(open.Page.Locator(".quotation .kind-direct").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Quotations_over_time_lead_to_their_days()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=quotations");
        ILocator bar = open.Page.Locator(".histogram rect").Filter(new() { HasText = "2022" }).First;
        await Expect(bar.Locator("title")).ToHaveTextAsync(new Regex("quotations$"));

        await bar.ClickAsync();

        await open.ExpectQueryAsync(@"view=quotations&from=2022-01-\d\d&to=2022-\d\d-\d\d");
    }

    [Fact]
    public async Task A_condition_of_quotations_does_not_keep_the_timeline_of_articles_from_being_shown()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=timeline&person=Karin&kind=direct");
        await Expect(open.Page.Locator(".notice")).ToContainTextAsync("cannot be narrowed by kind");
        await Expect(open.Page.Locator(".chart canvas")).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Marks_of_an_article_are_walked_and_hidden_by_keyboard()
    {
        await using OpenPage open = await explorer.OpenAsync($"/?view=article&id={RunningExplorer.SeedArticle}");
        await Expect(open.Page.Locator(".m-person").First).ToBeVisibleAsync();

        await open.Page.Keyboard.PressAsync("n");
        await Expect(open.Page.Locator(".current")).ToHaveTextAsync("Kazakhstan");
        await open.Page.Keyboard.PressAsync("n");
        await Expect(open.Page.Locator(".current")).ToHaveTextAsync("Erlan Karin");
        await open.Page.Keyboard.PressAsync("p");
        await Expect(open.Page.Locator(".current")).ToHaveTextAsync("Kazakhstan");
        await open.Page.Keyboard.PressAsync("2");

        await Expect(open.Page.Locator(".m-person")).ToHaveCountAsync(0);
        await open.ExpectQueryAsync("hide=person");
    }

    [Fact]
    public async Task A_date_shows_what_it_means()
    {
        await using OpenPage open = await explorer.OpenAsync($"/?view=article&id={RunningExplorer.SeedArticle}");
        await Expect(open.Page.Locator("time.m-date").Filter(new() { HasText = "Monday" }).First)
            .ToHaveAttributeAsync("title", "means 10 Jan 2022");
    }

    [Fact]
    public async Task A_name_has_a_page_of_its_own()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=entity&name=Erlan%20Karin&type=person");
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Erlan Karin", Level = 1 })).ToBeVisibleAsync();
        await Expect(open.Page.GetByText("State Secretary of Kazakhstan").First).ToBeVisibleAsync();
        await Expect(open.Page.Locator(".entity-side .tags bdi").First).ToHaveTextAsync("Karin");
        await Expect(open.Page.Locator(".quotation").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_place_on_the_map_narrows_the_query()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=map");
        await open
            .Page.GetByRole(AriaRole.Complementary, new() { Name = "Places" })
            .GetByRole(AriaRole.Button, new() { Name = "Almaty" })
            .ClickAsync();
        await open.ExpectQueryAsync("view=map&place=Almaty");
    }

    [Fact]
    public async Task The_network_is_drawn_and_told_as_a_list()
    {
        await explorer.IndexAsync(
            "network/again.json",
            """{"headline":"Karin meets Tokayev","datePublished":"2021-05-03","articleBody":"Erlan Karin and Kassym-Jomart Tokayev met """
                + """in Almaty on Monday, Karin said. They will meet again in spring, according to Tokayev."}""",
            "application/json"
        );
        await using OpenPage open = await explorer.OpenAsync("/?view=network&person=Erlan+Karin");
        await Expect(open.Page.Locator(".graph canvas").First).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Complementary, new() { Name = "Strongest links" }))
            .ToContainTextAsync("Kassym-Jomart Tokayev");
    }

    [Fact]
    public async Task Two_queries_are_compared_by_count_and_by_share()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=compare");
        await open.Page.GetByLabel("Query A", new() { Exact = true }).FillAsync("bank");
        await open.Page.GetByLabel("Query A", new() { Exact = true }).PressAsync("Enter");
        await open.ExpectQueryAsync("query=q%3Dbank");
        await open.Page.GetByLabel("Query B", new() { Exact = true }).FillAsync("tunnel");
        await open.Page.GetByLabel("Query B", new() { Exact = true }).PressAsync("Enter");
        await open.ExpectQueryAsync("query=q%3Dbank&query=q%3Dtunnel");
        await Expect(open.Page.Locator(".chart canvas")).ToBeVisibleAsync();
        await Expect(open.Page.Locator(".compare-table tbody tr")).ToHaveCountAsync(2);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Share of all articles" }).ClickAsync();

        await open.ExpectQueryAsync("measure=share");
    }
}
