using Microsoft.Playwright;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>An archive that wants a key, and one that does not answer. The browser plays both: a laptop's host asks for no keys.</summary>
/// <param name="explorer">The running app.</param>
public sealed class KeyTests(RunningExplorer explorer)
{
    private const string RightKey = "right";

    [Fact]
    public async Task A_key_is_asked_for_once_and_kept_in_the_tab_only()
    {
        await using OpenPage open = await OpenLockedAsync("/");
        ILocator dialog = open.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("only with a function key");

        await GiveKeyAsync(open, "wrong");
        await Expect(dialog).ToContainTextAsync("does not accept this key");
        await GiveKeyAsync(open, RightKey);

        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await open.Page.ReloadAsync();
        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();
        Assert.Equal(RightKey, await open.EvaluateAsync<string>("Object.values(sessionStorage).join()"));
        Assert.DoesNotContain(
            RightKey,
            await open.EvaluateAsync<string>("JSON.stringify(localStorage) + location.href"),
            StringComparison.Ordinal
        );
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Forget the key" }).ClickAsync();
        Assert.Equal(0, await open.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Without_a_key_the_page_says_so_and_does_not_ask_again_until_wanted()
    {
        await using OpenPage open = await OpenLockedAsync("/?view=ingest");
        ILocator dialog = open.Page.GetByRole(AriaRole.Dialog);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        // The view asks for news every few seconds.
        int refused = 0;
        open.Page.Response += (_, response) => refused += response.Status == 401 ? 1 : 0;
        await Expect(open.Page.GetByText("This archive needs a key").First).ToBeVisibleAsync();
        while (refused < 3)
        {
            await open.Page.WaitForResponseAsync(static response => response.Status == 401);
        }

        await Expect(dialog).ToHaveCountAsync(0);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Enter a key" }).First.ClickAsync();
        await GiveKeyAsync(open, RightKey);
        await Expect(open.Page.Locator(".figure-indexed dd")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_that_only_reads_is_kept_and_offers_neither_uploads_nor_deletions()
    {
        await using OpenPage open = await OpenLockedAsync("/?view=ingest", static request => request.Method == "GET");
        await GiveKeyAsync(open, RightKey);

        await Expect(open.Page.GetByText("may read the archive, and not upload")).ToBeVisibleAsync();
        await Expect(open.Page.Locator(".drop")).ToHaveCountAsync(0);
        await open.GoAsync("/?view=article&id=" + RunningExplorer.SeedArticle);
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Original file" })).ToBeVisibleAsync();
        await open.SettleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToHaveCountAsync(0);
        Assert.Equal(RightKey, await open.EvaluateAsync<string>("Object.values(sessionStorage).join()"));
    }

    [Fact]
    public async Task A_key_that_may_change_the_archive_offers_uploads_and_deletions()
    {
        await using OpenPage open = await OpenLockedAsync("/?view=ingest");
        await GiveKeyAsync(open, RightKey);

        await Expect(open.Page.Locator(".drop")).ToBeVisibleAsync();
        await open.GoAsync("/?view=article&id=" + RunningExplorer.SeedArticle);
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_archive_that_says_when_it_is_ready_is_asked_again_then()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        int asked = 0;
        await open.Page.RouteAsync(
            "**/api/articles?**",
            route =>
                Interlocked.Increment(ref asked) == 1
                    ? route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = 503,
                            ContentType = "application/problem+json",
                            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "1" },
                            Body = """{"title":"The archive is not ready yet.","status":503,"detail":"Its index is being built."}""",
                        }
                    )
                    : route.ContinueAsync()
        );

        await open.GoAsync("/");

        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The page tries again in 1 second.");
        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_archive_without_articles_says_how_to_fill_it()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        await open.Page.RouteAsync(
            "**/api/**",
            static route =>
                route.FulfillAsync(
                    new RouteFulfillOptions { ContentType = "application/json", Body = """{"items":[],"continuation":null,"total":0}""" }
                )
        );
        foreach (string view in (string[])["/", "/?view=timeline", "/?view=quotations"])
        {
            await open.GoAsync(view);
            await Expect(open.Page.Locator(".empty").GetByRole(AriaRole.Link, new() { Name = "Upload articles" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_archive_that_does_not_answer_is_tried_again()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        await open.Page.RouteAsync("**/api/**", static route => route.AbortAsync());
        await open.Page.Keyboard.PressAsync("g");
        await open.Page.Keyboard.PressAsync("s");
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The archive does not answer");

        await open.Page.UnrouteAsync("**/api/**");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(open.Page.Locator(".row").First).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private async Task<OpenPage> OpenLockedAsync(string view, Func<IRequest, bool>? opens = null)
    {
        OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        await open.Page.RouteAsync(
            "**/api/**",
            route =>
                route.Request.Headers.GetValueOrDefault("x-functions-key") == RightKey && (opens?.Invoke(route.Request) ?? true)
                    ? route.ContinueAsync()
                    : route.FulfillAsync(new RouteFulfillOptions { Status = 401 })
        );
        await open.GoAsync(view);
        return open;
    }

    private static async Task GiveKeyAsync(OpenPage open, string key)
    {
        await open.Page.GetByLabel("Function key").FillAsync(key);
        await open.Page.Keyboard.PressAsync("Enter");
    }
}
