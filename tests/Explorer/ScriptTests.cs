using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Explorer.Tests;

/// <summary>The page's own tests, which need Node and no browser.</summary>
public sealed class ScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Types_agree_with_openapi_json_and_the_tests_of_the_page_pass()
    {
        string folder = Path.Combine(Repository.Root, "src", "Explorer");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The page was not built (-p:BuildExplorer=false).");
        var start = new ProcessStartInfo("npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "test" },
            Environment = { ["NO_COLOR"] = "1" },
        };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = "cmd";
            start.ArgumentList.Insert(0, "/c");
            start.ArgumentList.Insert(1, "npm");
        }

        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no npm: install Node.js 20 or later.");
        }

        using (process)
        {
            Task<string> output = process!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process
                .WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"npm test: {await output}{await errors}");
        }
    }
}
