using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Playwright;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Functions;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

[assembly: AssemblyFixture(typeof(Pipeline.Explorer.Tests.RunningExplorer))]

namespace Pipeline.Explorer.Tests;

/// <summary>The function app on Azurite with the sample articles in it, and a browser.</summary>
public sealed class RunningExplorer : IAsyncLifetime
{
    // A build machine may be busy with something else.
    private const float Patience = 30_000;

    // Nothing waits without a limit: a run that never ends says less than one that fails. The first start may install Azurite.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IndexLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const string OnNewYearsEve = "0 0 0 31 12 *";
    private const string RejectedName = "rejected/nothing.txt";

    private AzuriteServer? _azurite;
    private LocalFunctionsHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowserContext? _profile;

    /// <summary>Where the page is.</summary>
    public Uri Address => _host!.BaseAddress;

    public HttpClient Http { get; private set; } = null!;

    public string StorageConnectionString => _host!.StorageConnectionString;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The article of folder seeds that most tests look at.</summary>
    public static string SeedArticle { get; } = ArticleId.FromBlobName("000_2bb1ca6165e44012.txt");

    /// <summary>An upload that is no article.</summary>
    public static string RejectedArticle { get; } = ArticleId.FromBlobName(RejectedName);

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(StartAppAsync(), StartBrowserAsync()).WaitAsync(StartLimit, Cancelled);
        await OpenProfileAsync().WaitAsync(StartLimit, Cancelled);
    }

    private async Task StartAppAsync()
    {
        _azurite = await AzuriteServer.StartAsync(new AzuriteOptions(), Cancelled);
        _host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.Azurite = _azurite;
                options.Settings["ReconcileSchedule"] = OnNewYearsEve;
                options.Settings["QueueWatchSchedule"] = OnNewYearsEve;
            },
            Cancelled
        );
        Http = new HttpClient { BaseAddress = _host.BaseAddress };
        await UploadAsync(
            Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds"))
                .Where(static file => !file.EndsWith("README.md", StringComparison.Ordinal))
                .Select(static file => (Path.GetFileName(file), BinaryData.FromBytes(File.ReadAllBytes(file))))
        );
        await UploadAsync([(RejectedName, BinaryData.FromString("   "))]);
        await WaitUntilIdleAsync();
    }

    private async Task StartBrowserAsync()
    {
        if (Chromium.Find() is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(Patience);
            _browser = await Chromium.StartAsync(_playwright, path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync().AsTask().WaitAsync(StopLimit);
        }

        _playwright?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync().AsTask().WaitAsync(StopLimit);
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync().AsTask().WaitAsync(StopLimit);
        }
    }

    /// <summary>Opens a view in a tab of its own: what a tab keeps in its session is not another's.</summary>
    /// <param name="view">Its address, relative to the page.</param>
    /// <param name="theme">The colours the system prefers.</param>
    /// <param name="width">How wide the window is.</param>
    /// <param name="height">How high it is.</param>
    public async Task<OpenPage> OpenAsync(string view, ColorScheme theme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        Assert.SkipWhen(
            _profile is null,
            $"There is no Chromium: install it (apt-get install chromium-headless-shell, or chromium), or set {Chromium.PathVariable}."
        );
        IPage tab = await _profile.NewPageAsync();
        await tab.SetViewportSizeAsync(width, height);
        await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
        var page = new OpenPage(tab);
        await page.GoAsync(view);
        return page;
    }

    // One profile for all tests: the page's files come from its cache, and are compiled once.
    private async Task OpenProfileAsync()
    {
        if (_browser is not null)
        {
            _profile = await _browser.NewContextAsync(
                new BrowserNewContextOptions
                {
                    BaseURL = Address.AbsoluteUri,
                    ReducedMotion = ReducedMotion.Reduce,
                    Locale = "en-GB",
                }
            );
            _profile.SetDefaultTimeout(2 * Patience);
        }
    }

    /// <summary>Uploads files.</summary>
    public Task UploadAsync(IEnumerable<(string Name, BinaryData Bytes)> files) =>
        Parallel.ForEachAsync(
            files,
            Cancelled,
            async (file, cancellation) => await Container.GetBlobClient(file.Name).UploadAsync(file.Bytes, overwrite: true, cancellation)
        );

    /// <summary>
    /// Uploads an article and waits until the archive knows what became of it. That is another condition than an idle app: other tests keep
    /// it busy.
    /// </summary>
    /// <returns>Its id.</returns>
    public async Task<string> IndexAsync(string name, string text, string contentType = "text/plain")
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } };
        await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), options, Cancelled);
        string id = ArticleId.FromBlobName(name);
        await WaitUntilKnownAsync(id);
        return id;
    }

    /// <summary>Waits until the archive knows what became of an upload.</summary>
    /// <param name="id">Its id.</param>
    public async Task WaitUntilKnownAsync(string id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(IndexLimit);
        while (!await IsKnownAsync(id, limit.Token))
        {
            await Task.Delay(Pause, limit.Token);
        }
    }

    /// <summary>Waits until the app has nothing to do.</summary>
    public Task WaitUntilIdleAsync() => _host!.WaitUntilIdleAsync(Cancelled).WaitAsync(StartLimit, Cancelled);

    private async Task<bool> IsKnownAsync(string id, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await Http.GetAsync(new Uri($"api/articles/{id}", UriKind.Relative), cancellationToken);
        return answer.IsSuccessStatusCode
            || (await answer.Content.ReadAsStringAsync(cancellationToken)).Contains("\"rejection\"", StringComparison.Ordinal);
    }

    private BlobContainerClient Container =>
        new BlobServiceClient(StorageConnectionString).GetBlobContainerClient(CatalogNames.ArticlesContainer);
}
