using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>A page of the Explorer in a browser profile of its own. Disposing of it fails the test if the page reported an error.</summary>
/// <param name="context">The profile.</param>
/// <param name="page">The page.</param>
public sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = Listen(page);

    public IPage Page { get; } = page;

    /// <summary>The query of the address: what a view shows follows from it.</summary>
    public string Query => new Uri(Page.Url).Query;

    /// <summary>Forgets errors that a test has provoked.</summary>
    public void ForgetErrors() => _errors.Clear();

    /// <summary>Goes to a view.</summary>
    public Task GoAsync(string view) => Page.GotoAsync(view);

    /// <summary>Waits until the page has all it asked for.</summary>
    public Task SettleAsync() => Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

    /// <summary>Expects something to be seen.</summary>
    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Expects the address to say something.</summary>
    public Task ExpectQueryAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(_errors);
    }

    private static ConcurrentQueue<string> Listen(IPage page)
    {
        var errors = new ConcurrentQueue<string>();
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What the API refuses is for the page to show; the browser notes it here too.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                errors.Enqueue(message.Text);
            }
        };
        return errors;
    }
}
