using System.Diagnostics;
using Azure.Storage.Blobs;

namespace Pipeline.Functions.Local.Tests;

public sealed class KillTests(Storage storage)
{
    private const int Blobs = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_killed_again_and_again_loses_nothing()
    {
        var account = storage.Azurite.TakeAccount();
        var (inbox, outbox) = (new BlobContainerClient(account, "inbox"), new BlobContainerClient(account, "outbox"));
        await inbox.CreateAsync(cancellationToken: Cancel);
        await outbox.CreateAsync(cancellationToken: Cancel);
        for (var i = 0; i < Blobs; i++)
        {
            await inbox.UploadBlobAsync($"{i:000}", BinaryData.FromString("x"), Cancel);
        }

        // Killed when a quarter, a half and three quarters are done: each time some blobs are read, some messages leased.
        foreach (var enough in (int[])[Blobs / 4, Blobs / 2, Blobs * 3 / 4])
        {
            using var app = Start(account);
            while (await CountAsync(outbox) < enough)
            {
                Assert.False(app.HasExited, "The app ended by itself.");
            }

            app.Kill();
            await app.WaitForExitAsync(Cancel);
        }

        await using var host = await LocalFunctionsHost.StartAsync<Program>(
            options =>
            {
                options.Azurite = storage.Azurite;
                options.StorageConnectionString = account;
                options.Settings["AzureFunctionsWebHost__hostid"] = "killed";
            },
            Cancel);
        await host.WaitUntilIdleAsync(Cancel);

        // A receipt for a blob whose message was never sent would leave a gap here.
        Assert.Equal(Blobs, await CountAsync(outbox));
        Assert.NotEqual(Blobs, host.Invocations.Count(invocation => invocation.Function == "Read"));
    }

    private static Process Start(string account)
    {
        var command = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["AppStorage"] = account,
                ["AzureWebJobsStorage"] = account,
                ["AzureFunctionsWebHost__hostid"] = "killed",
                // A killed host leaves its messages hidden for the rest of their lease.
                ["AzureFunctionsJobHost__extensions__queues__localLease"] = "00:00:03",
                ["AzureFunctionsJobHost__logging__logLevel__default"] = "Warning",
            },
        };
        var app = Process.Start(command)!;
        app.BeginOutputReadLine();
        return app;
    }

    private static async Task<int> CountAsync(BlobContainerClient container)
    {
        var count = 0;
        await foreach (var _ in container.GetBlobsAsync(cancellationToken: Cancel))
        {
            count++;
        }

        return count;
    }
}
