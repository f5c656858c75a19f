using Microsoft.Playwright;

namespace Pipeline.Explorer.Tests;

/// <summary>A browser of the system: Playwright's own are downloads, which a build machine may not be allowed.</summary>
internal static class Chromium
{
    /// <summary>Says where the browser is; else the places are tried where distributions and installers put it.</summary>
    public const string PathVariable = "CHROMIUM_PATH";

    private static readonly string[] Places =
    [
        // Debian's headless shell is the browser without its windows: each test opens and closes one, in half the time.
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Where the browser is; null where there is none.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } told ? told : Places.FirstOrDefault(File.Exists);

    /// <summary>Starts it. Everything is drawn by software, so that a machine without a graphics card shows the same network.</summary>
    public static Task<IBrowser> StartAsync(IPlaywright playwright, string path) =>
        playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Args = ["--no-sandbox", "--disable-gpu-compositing", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
            }
        );
}
