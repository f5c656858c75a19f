using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>A page of the Explorer in a tab of its own. Disposing of it fails the test if the page reported an error.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentDictionary<IRequest, bool> _underWay = [];

    /// <param name="page">The tab, before it goes anywhere.</param>
    public OpenPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What the API refuses is for the page to show; the browser notes it here too.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _errors.Enqueue(message.Text);
            }
        };
        page.Request += (_, request) => _underWay.TryAdd(request, true);
        page.RequestFinished += (_, request) => _underWay.TryRemove(request, out bool _);
        page.RequestFailed += (_, request) => _underWay.TryRemove(request, out bool _);
    }

    public IPage Page { get; }

    /// <summary>The query of the address: what a view shows follows from it.</summary>
    public string Query => new Uri(Page.Url).Query;

    /// <summary>Forgets errors that a test has provoked.</summary>
    public void ForgetErrors() => _errors.Clear();

    /// <summary>Goes to a view.</summary>
    public Task GoAsync(string view)
    {
        // What the view before has asked for is nobody's concern any more.
        _underWay.Clear();
        return Page.GotoAsync(view);
    }

    /// <summary>
    /// Waits until the page has all it asked for and has drawn it: nothing is under way, and nothing is two frames later. Playwright's own
    /// way waits for half a second of silence.
    /// </summary>
    public async Task SettleAsync()
    {
        for (bool quiet = false; !quiet; quiet = _underWay.IsEmpty)
        {
            while (!_underWay.IsEmpty)
            {
                await FrameAsync();
            }

            await FrameAsync();
            await FrameAsync();
        }
    }

    private Task<double> FrameAsync() => Page.EvaluateAsync<double>("() => new Promise(requestAnimationFrame)");

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Expects something to be seen.</summary>
    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Expects the address to say something.</summary>
    public Task ExpectQueryAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(_errors);
    }
}
