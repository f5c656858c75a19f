using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>What somebody types stays, however late the page or the archive is.</summary>
/// <param name="explorer">The running app.</param>
public sealed class TypingTests(RunningExplorer explorer)
{
    [Fact]
    public async Task The_first_letter_stays_when_it_is_typed_before_the_page_has_been_drawn()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        using HeldBack answers = await HoldBackAsync(open, "**/api/articles?**");

        // The moment the box exists: no frame has been drawn yet, and what runs after one has not run.
        await open.Page.AddInitScriptAsync(
            """
            new MutationObserver((_, observer) => {
              const box = document.querySelector('.search-box input');
              if (box) {
                observer.disconnect();
                box.focus();
                document.execCommand('insertText', false, 'g');
              }
            }).observe(document, { childList: true, subtree: true });
            """
        );
        await open.GoAsync("/");
        await open.Page.Keyboard.TypeAsync("lacier");
        answers.Release();
        await open.SettleAsync();

        await Expect(Box(open)).ToHaveValueAsync("glacier");
        await Box(open).PressAsync("Enter");
        await open.ExpectQueryAsync(@"\?q=glacier$");
    }

    [Fact]
    public async Task Back_puts_the_words_of_that_address_into_the_box_and_not_what_was_typed_since()
    {
        await using OpenPage open = await explorer.OpenAsync("/?q=glacier");
        await Box(open).FillAsync("glacier audit");
        await Box(open).PressAsync("Enter");
        await open.ExpectQueryAsync(@"\?q=glacier\+audit$");
        await Box(open).FillAsync("something else");

        await open.Page.GoBackAsync();

        await Expect(Box(open)).ToHaveValueAsync("glacier");
        await open.Page.GoForwardAsync();
        await Expect(Box(open)).ToHaveValueAsync("glacier audit");
    }

    [Fact]
    public async Task A_suggestion_that_was_chosen_stays_chosen_when_others_come_in_front_of_it()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        string[] names = ["Zeno Second"];
        await open.Page.RouteAsync(
            "**/api/entities?**",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "application/json",
                        Body = $$"""{"items":[{{string.Join(',', names.Select(Entity))}}]}""",
                    }
                )
        );
        await Box(open).FillAsync("zen");
        await Expect(open.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        names = ["Zena First", "Zeno Second"];
        using HeldBack later = await HoldBackAsync(open, "**/api/entities?prefix=zeno*");
        await Box(open).PressSequentiallyAsync("o");
        for (int option = 0; option < 3; option++)
        {
            await Box(open).PressAsync("ArrowDown");
        }

        later.Release();
        await Expect(open.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(4);
        await Box(open).PressAsync("Enter");

        await open.ExpectQueryAsync(@"\?person=Zeno\+Second$");
    }

    [Fact]
    public async Task A_year_is_asked_for_when_it_is_whole_and_Back_leads_to_the_one_before()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=timeline&from=2021-04-04");
        ILocator from = open.Page.GetByLabel("From", new() { Exact = true });

        // Day and month stay, in whichever order the browser has them.
        await from.PressSequentiallyAsync("0404202");
        await Expect(from).ToHaveValueAsync("0202-04-04");
        await open.SettleAsync();
        await Expect(from).ToHaveValueAsync("0202-04-04");
        await open.Page.Keyboard.TypeAsync("2");
        await open.ExpectQueryAsync("view=timeline&from=2022-04-04$");
        await open.Page.GoBackAsync();

        await open.ExpectQueryAsync("view=timeline&from=2021-04-04$");
        await Expect(from).ToHaveValueAsync("2021-04-04");
    }

    [Fact]
    public async Task The_bound_of_confidence_stays_under_the_pointer_when_an_answer_comes()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        using HeldBack answers = await HoldBackAsync(open, "**/api/quotations?**");
        await open.GoAsync("/?view=quotations");
        ILocator bound = open.Page.GetByRole(AriaRole.Slider);
        LocatorBoundingBoxResult box = (await bound.BoundingBoxAsync())!;

        await open.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await open.Page.Mouse.DownAsync();
        string dragged = await bound.InputValueAsync();
        answers.Release();
        await Expect(open.Page.Locator(".quotation").First).ToBeVisibleAsync();

        await Expect(bound).ToHaveValueAsync(dragged);
        await open.Page.Mouse.UpAsync();
        await open.ExpectQueryAsync($"minConfidence={dragged}$");
    }

    [Fact]
    public async Task An_archive_that_answers_later_than_the_next_question_is_due_is_heard()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        using var answers = new HeldBack();
        using var later = new HeldBack();
        int asked = 0;
        await open.Page.RouteAsync(
            "**/api/status",
            async route =>
            {
                await (Interlocked.Increment(ref asked) == 1 ? answers : later).Released;
                await route.FallbackAsync();
            }
        );
        await open.Page.Clock.InstallAsync();
        await open.GoAsync("/?view=ingest");
        await Expect(open.Page.Locator(".rows .row").First).ToBeVisibleAsync();

        // The view asks every few seconds.
        await open.Page.Clock.RunForAsync(20_000);
        answers.Release();

        await Expect(open.Page.Locator(".figure-indexed dd")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Fields_of_a_comparison_show_the_queries_of_the_address()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=compare&query=q%3Dbank&query=q%3Dtunnel&query=q%3Dglacier");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Remove query B" }).ClickAsync();
        await Expect(Query(open, "B")).ToHaveValueAsync("glacier");

        await open.Page.GoBackAsync();

        await Expect(Query(open, "B")).ToHaveValueAsync("tunnel");
        await Expect(Query(open, "C")).ToHaveValueAsync("glacier");
    }

    private static ILocator Box(OpenPage open) => open.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the archive" });

    private static ILocator Query(OpenPage open, string letter) => open.Page.GetByLabel($"Query {letter}", new() { Exact = true });

    private static string Entity(string name) =>
        $$"""{"type":"person","name":"{{name}}","articles":1,"roles":[],"latitude":null,"longitude":null,"country":null}""";

    private static async Task<HeldBack> HoldBackAsync(OpenPage open, string routes)
    {
        var held = new HeldBack();
        await open.Page.RouteAsync(
            routes,
            async route =>
            {
                await held.Released;
                await route.FallbackAsync();
            }
        );
        return held;
    }

    /// <summary>Answers of the archive that a page waits for until they are released.</summary>
    private sealed class HeldBack : IDisposable
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Released => _released.Task;

        public void Release() => _released.TrySetResult();

        public void Dispose() => Release();
    }
}
