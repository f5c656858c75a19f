using System.Text.Json;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>What an article says is shown and never run, and cannot pass for something else.</summary>
/// <param name="explorer">The running app.</param>
public sealed class HostileArticleTests(RunningExplorer explorer)
{
    private const string Payload =
        "<script>window.ran=1</script><img src=x onerror=\"window.ran=1\"><svg onload=\"window.ran=1\"></svg>"
        + "<a href=\"javascript:window.ran=1\">here</a>";

    [Fact]
    public async Task Script_in_an_article_does_not_run_on_any_view()
    {
        string id = await explorer.IndexAsync(
            "hostile/<script>window.ran=1</script>.json",
            JsonSerializer.Serialize(
                new
                {
                    headline = $"Attack {Payload}",
                    url = "javascript:window.ran=1",
                    datePublished = "2021-03-04",
                    articleBody = $"“{Payload} and hold the line,” said Jonas Berg, head of {Payload}, in Oslo on Monday. "
                        + $"A spokesman for Jonas Berg said {Payload} was nothing new to the town council.",
                }
            ),
            "application/json"
        );

        string[] views =
        [
            "/?q=attack",
            $"/?view=article&id={id}",
            "/?view=quotations&q=hold",
            "/?view=entity&name=Jonas+Berg",
            "/?view=map&q=attack",
            "/?view=network&q=attack",
            "/?view=timeline&q=attack",
            "/?view=ingest",
            $"/?q={Uri.EscapeDataString(Payload)}",
        ];
        await using OpenPage open = await explorer.OpenAsync("/?view=shortcuts");
        foreach (string view in views)
        {
            await open.GoAsync(view);
            await open.SettleAsync();
            Assert.False(await open.EvaluateAsync<bool>("'ran' in window"), view);
            Assert.Equal(
                0,
                await open
                    .Page.Locator("#page script, #page img, #page [onload], #page [onerror], #page a[href^='javascript']")
                    .CountAsync()
            );
        }
    }

    [Fact]
    public async Task Controls_that_reorder_text_turn_nothing_round()
    {
        string id = await explorer.IndexAsync(
            "hostile/bidi.txt",
            "Bank \u202Edeneprah\u202C opens\n\nThe bank\u202E opened on Monday\u2066, officials\u202C said in the town."
        );
        await explorer.IndexAsync("hostile/\u202Efdp.txt", "   ");

        await using OpenPage open = await explorer.OpenAsync($"/?view=article&id={id}");
        await Expect(open.Page.Locator(".reader h1")).ToContainTextAsync("deneprah");
        await ExpectNoControlAsync(open);

        await open.GoAsync("/?view=ingest");
        await Expect(open.Page.Locator(".rejected-list")).ToContainTextAsync("hostile/\u25A1fdp.txt");
        await ExpectNoControlAsync(open);
    }

    [Fact]
    public async Task The_policy_of_the_page_forbids_inline_script()
    {
        await using OpenPage open = await explorer.OpenAsync("/");
        string outcome = await open.EvaluateAsync<string>(
            """
            () => new Promise(resolve => {
              document.addEventListener('securitypolicyviolation', event => resolve(event.violatedDirective), { once: true });
              try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran=1">'); } catch { resolve('refused'); }
              setTimeout(() => resolve('nothing happened'), 3000);
            })
            """
        );
        Assert.Contains(outcome, (string[])["refused", "require-trusted-types-for"]);
        await Expect(open.Page.Locator("#page + img")).ToHaveCountAsync(0);
        open.ForgetErrors();
    }

    private static async Task ExpectNoControlAsync(OpenPage open)
    {
        string text = await open.Page.TitleAsync() + await open.Page.Locator("body").InnerTextAsync();
        Assert.DoesNotContain(text, static letter => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
    }
}
