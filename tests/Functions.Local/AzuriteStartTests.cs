using System.Diagnostics;
using System.Globalization;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>
/// What a person reads when Azurite cannot be installed or started, and what becomes of it when its owner dies: with real processes.
/// </summary>
public sealed class AzuriteStartTests : IDisposable
{
    private const string Listens = """
        for service in Blob Queue Table; do echo "Azurite $service service is successfully listening at http://127.0.0.1:1"; done
        exec cat
        """;

    private readonly FakeTools _tools = Skip();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _tools.Dispose();

    [Fact]
    public async Task It_ends_with_an_owner_that_is_killed()
    {
        await using var owner = AppProcess.Start(["azurite"]);
        string[] said = (await owner.ReadLineAsync(Cancel)).Split(' ');
        using var azurite = Process.GetProcessById(int.Parse(said[0], CultureInfo.InvariantCulture));
        int port = int.Parse(said[1], CultureInfo.InvariantCulture);
        Assert.NotNull(await AzuriteServer.FindRunningAsync(port, Cancel));
        await owner.KillAsync(Cancel);
        await azurite.WaitForExitAsync(Cancel);
        Assert.Null(await AzuriteServer.FindRunningAsync(port, Cancel));
    }

    [Fact]
    public async Task Without_node_it_says_what_to_install()
    {
        await FailsAsync("Node.js was not found on the PATH", "install Node.js 20 or newer from https://nodejs.org");
    }

    [Fact]
    public async Task An_old_node_is_named()
    {
        _tools.WithNode("v18.20.4");
        await FailsAsync("Node.js 18.20.4 is too old", "install Node.js 20 or newer");
    }

    [Fact]
    public async Task Without_npm_it_says_where_npm_comes_from()
    {
        _tools.WithNode("v22.1.0");
        await FailsAsync("npm could not install Azurite", "npm was not found on the PATH; it comes with Node.js");
    }

    [Fact]
    public async Task An_installation_that_fails_says_what_npm_said_and_leaves_nothing()
    {
        _tools.WithNode("v22.1.0").WithNpm("echo half > half; echo 'npm error network down' >&2; exit 7");
        await FailsAsync("npm could not install Azurite", "npm config set registry", "npm error network down");
        Assert.Empty(Directory.GetDirectories(_tools.InstallRoot));
    }

    [Fact]
    public async Task Two_that_need_it_at_once_install_it_once()
    {
        // The first npm waits a while for a second one, which a good lock keeps away.
        _tools
            .WithNode("v22.1.0", Listens)
            .WithNpm(
                """
                echo npm >> $LOG
                for i in 1 2 3 4 5 6 7 8; do if [ $(wc -l < $LOG) -gt 1 ]; then break; fi; sleep 0.25; done
                make
                """
            );
        await using var one = AppProcess.Start(["azurite", _tools.InstallRoot], _tools.PathVariable);
        await using var other = AppProcess.Start(["azurite", _tools.InstallRoot], _tools.PathVariable);
        one.CloseInput();
        other.CloseInput();
        Assert.Equal((0, 0), (await one.EndAsync(Cancel), await other.EndAsync(Cancel)));
        Assert.Equal(["npm"], _tools.Log);
    }

    [Fact]
    public async Task One_that_was_killed_while_it_installed_does_not_stand_in_the_way()
    {
        _tools.WithNode("v22.1.0", Listens).WithNpm("mkfifo ready; : > ready; exit 1");
        await using (var killed = AppProcess.Start(["azurite", _tools.InstallRoot], _tools.PathVariable))
        {
            Assert.StartsWith("Installing Azurite", await killed.ReadLineAsync(Cancel), StringComparison.Ordinal);
            await killed.KillAsync(Cancel);
        }

        // Lets the npm that was left behind end.
        foreach (string fifo in Directory.GetFiles(_tools.InstallRoot, "ready", SearchOption.AllDirectories))
        {
            await File.ReadAllTextAsync(fifo, Cancel);
        }

        _tools.WithNpm("make");
        await using var next = AppProcess.Start(["azurite", _tools.InstallRoot], _tools.PathVariable);
        next.CloseInput();
        Assert.Equal(0, await next.EndAsync(Cancel));
    }

    [Fact]
    public async Task One_that_ends_before_it_listens_is_told_of_with_its_exit_code_and_its_last_words()
    {
        _tools
            .WithNode("v22.1.0", "i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo line $i; done; echo 'disk full' >&2; exit 3")
            .WithNpm("make");
        string errors = await FailsAsync("Azurite ended before it listened, with exit code 3. Its last words:", "line 100", "disk full");
        Assert.DoesNotContain("line 9\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_named()
    {
        string file = Path.Combine(_tools.Folder, "file");
        await File.WriteAllTextAsync(file, "", Cancel);
        AzuriteException error = await Assert.ThrowsAsync<AzuriteException>(() =>
            AzuriteServer.StartAsync(new AzuriteOptions { Location = Path.Combine(file, "data") }, Cancel)
        );
        Assert.Contains($"cannot keep its data in {file}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Choose a folder that can be written", error.Message, StringComparison.Ordinal);
    }

    private static FakeTools Skip()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tools in the place of Node.js and npm are shell scripts.");
        return new FakeTools();
    }

    private async Task<string> FailsAsync(params string[] expected)
    {
        await using var app = AppProcess.Start(["azurite", _tools.InstallRoot], _tools.PathVariable);
        Assert.Equal(1, await app.EndAsync(Cancel));
        Assert.All(expected, part => Assert.Contains(part, app.Errors, StringComparison.Ordinal));
        return app.Errors;
    }
}
