using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>A page of the Explorer in a tab of its own. Disposing of it fails the test if the page reported an error.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentDictionary<IRequest, bool> _underWay = [];
    private volatile bool _leaving;

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
        page.Request += (_, request) =>
        {
            _leaving |= request.IsNavigationRequest;

            // Of files that come from the memory of the tab, the browser does not always say that they have come.
            if (request.ResourceType is "fetch" or "xhr")
            {
                _underWay.TryAdd(request, true);
            }
        };
        page.FrameNavigated += (_, _) => ForgetLeftPage();
        page.RequestFinished += (_, request) => _underWay.TryRemove(request, out bool _);
        page.RequestFailed += (_, request) => _underWay.TryRemove(request, out bool _);
    }

    public IPage Page { get; }

    /// <summary>The query of the address: what a view shows follows from it.</summary>
    public string Query => new Uri(Page.Url).Query;

    /// <summary>Forgets errors that a test has provoked.</summary>
    public void ForgetErrors() => _errors.Clear();

    /// <summary>Goes to a view.</summary>
    public Task GoAsync(string view) => Page.GotoAsync(view);

    /// <summary>
    /// Waits until the page has all it asked for and has drawn it: no answer is missing and nothing is said to be loading, three frames in
    /// a row. Playwright's own way waits for half a second of silence.
    /// </summary>
    public async Task SettleAsync()
    {
        long began = TimeProvider.System.GetTimestamp();
        for (int quiet = 0; quiet < 3; )
        {
            quiet = await IsDrawnAsync() && _underWay.IsEmpty ? quiet + 1 : 0;
            Assert.True(
                TimeProvider.System.GetElapsedTime(began) < Patience,
                $"{Page.Url} is not ready. No answer to: {string.Join(", ", _underWay.Keys.Select(static request => request.Url))}"
            );
        }
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() => EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Runs script in the page. Playwright itself would wait without a limit for a page that does not come to it.</summary>
    public Task<T> EvaluateAsync<T>(string script, object? argument = null) =>
        Page.EvaluateAsync<T>(script, argument).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Expects something to be seen.</summary>
    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Expects the address to say something.</summary>
    public Task ExpectQueryAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync().WaitAsync(Patience);
        Assert.Empty(_errors);
    }

    /// <summary>Whether the next frame shows nothing that is still loading. A tab that the browser takes for hidden draws none.</summary>
    private Task<bool> IsDrawnAsync() =>
        EvaluateAsync<bool>(
            """
            () => new Promise(resolve => {
              const look = () => resolve(!document.querySelector('.loading'));
              requestAnimationFrame(look);
              setTimeout(look, 100);
            })
            """
        );

    /// <summary>
    /// What a page asked for before the tab left it is answered to nobody, and the browser says nothing of it. A page that changes its own
    /// address is not left.
    /// </summary>
    private void ForgetLeftPage()
    {
        if (_leaving)
        {
            _leaving = false;
            _underWay.Clear();
        }
    }
}
