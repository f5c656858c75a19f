using System.Collections.Concurrent;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;
using Pipeline.Hosts;

namespace Pipeline.Functions.Local.Tests;

/// <summary>An app under load that is stopped or killed, as a process of its own.</summary>
public sealed class KillTests(Storage storage)
{
    private const int Blobs = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_killed_again_and_again_loses_nothing()
    {
        using Load load = await LoadAsync("killed", "00:00:03"); // A killed host leaves its messages hidden for the rest of their lease.

        // Killed when a third and two thirds are done: each time some blobs are read, some messages leased.
        foreach (int enough in (int[])[Blobs / 3, Blobs * 2 / 3])
        {
            await using AppProcess app = load.Start();
            await load.CopiedAsync(enough, Cancel);
            Assert.False(app.HasExited, "The app ended by itself.");
            await app.KillAsync(Cancel);
        }

        await using LocalFunctionsHost host = await load.StartInProcessAsync(Cancel);
        await host.WaitUntilIdleAsync(Cancel);

        // A receipt for a blob whose message was never sent would leave a gap here.
        Assert.Equal(Blobs, load.Copies.Count);
        Assert.NotEqual(Blobs, host.Invocations.Count(invocation => invocation.Function == "Read"));
    }

    [Fact]
    public async Task An_app_stopped_again_and_again_cuts_nothing_and_repeats_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        using Load load = await LoadAsync("stopped", "00:00:30");
        foreach (int enough in (int[])[Blobs / 3, Blobs * 2 / 3])
        {
            await using AppProcess app = load.Start();
            await load.CopiedAsync(enough, Cancel);
            await app.TerminateAsync(Cancel);
            Assert.Equal(0, await app.EndAsync(Cancel));
            Assert.Equal("", app.Errors);
        }

        await using LocalFunctionsHost host = await load.StartInProcessAsync(Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(Blobs, load.Copies.Count);
        Assert.All(load.Copies, copy => Assert.Equal(1, copy.Value)); // Each written once,
        Assert.Equal(Blobs, load.Messages); // from a message that was sent once.
    }

    private async Task<Load> LoadAsync(string hostId, string lease)
    {
        var load = new Load(storage.Azurite, hostId, lease);
        await load.FillAsync(Cancel);
        return load;
    }

    /// <summary>Many blobs to copy, and what Azurite's access log tells of the copies.</summary>
    private sealed class Load : IDisposable
    {
        private readonly AzuriteServer _azurite;
        private readonly string _account;
        private readonly string _hostId;
        private readonly string _lease;
        private readonly Channel<int> _progress = Channel.CreateUnbounded<int>();
        private readonly IDisposable _subscription;
        private int _messages;

        public Load(AzuriteServer azurite, string hostId, string lease)
        {
            (_azurite, _account, _hostId, _lease) = (azurite, azurite.TakeAccount(), hostId, lease);
            string copies = new BlobContainerClient(_account, "outbox").Uri.AbsolutePath + "/";
            string messages = new Azure.Storage.Queues.QueueClient(_account, "copies").Uri.AbsolutePath + "/messages";
            _subscription = azurite.AccessLog.Subscribe(request =>
            {
                if (request is { Method: "PUT", Status: 201 } && request.Path.StartsWith(copies, StringComparison.Ordinal))
                {
                    Copies.AddOrUpdate(request.Path, 1, static (_, count) => count + 1);
                    _progress.Writer.TryWrite(Copies.Count);
                }
                else if (request is { Method: "POST", Status: 201 } && request.Path == messages)
                {
                    Interlocked.Increment(ref _messages);
                }
            });
        }

        /// <summary>How often each copy was written.</summary>
        public ConcurrentDictionary<string, int> Copies { get; } = new(StringComparer.Ordinal);

        /// <summary>Messages sent.</summary>
        public int Messages => Volatile.Read(ref _messages);

        public async Task FillAsync(CancellationToken cancellationToken)
        {
            var inbox = new BlobContainerClient(_account, "inbox");
            await inbox.CreateAsync(cancellationToken: cancellationToken);
            await new BlobContainerClient(_account, "outbox").CreateAsync(cancellationToken: cancellationToken);
            for (int i = 0; i < Blobs; i++)
            {
                await inbox.UploadBlobAsync($"{i:000}", BinaryData.FromString("x"), cancellationToken);
            }
        }

        public async Task CopiedAsync(int count, CancellationToken cancellationToken)
        {
            while (await _progress.Reader.ReadAsync(cancellationToken) < count) { }
        }

        public AppProcess Start() =>
            AppProcess.StartHost(
                AppProcess.Folder,
                _account,
                FreePort.Find(),
                ("AzureFunctionsWebHost__hostid", _hostId),
                ("AzureFunctionsJobHost__extensions__queues__localLease", _lease),
                ("AzureFunctionsJobHost__logging__logLevel__default", "Warning")
            );

        public Task<LocalFunctionsHost> StartInProcessAsync(CancellationToken cancellationToken) =>
            LocalFunctionsHost.StartAsync<App.CopyFunctions>(
                options =>
                {
                    options.Azurite = _azurite;
                    options.StorageConnectionString = _account;
                    options.Settings["AzureFunctionsWebHost__hostid"] = _hostId;
                },
                cancellationToken
            );

        public void Dispose() => _subscription.Dispose();
    }
}
