using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.App;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Events;

namespace Pipeline.Benchmarks.Hosting;

/// <summary>A container of many blobs that have all been processed, and hosts over it: one queue listener and one blob listener.</summary>
internal sealed class OldBlobs : IAsyncDisposable
{
    /// <summary>How many blobs there are.</summary>
    public const int Count = 20_000;

    /// <summary>How many listeners a host has.</summary>
    public const int Listeners = 2;

    private const string HostId = "old-blobs";

    private readonly string _account;

    private OldBlobs(AzuriteServer azurite)
    {
        (Azurite, _account) = (azurite, azurite.TakeAccount());
        Container = new(_account, EmptyFunctions.Container);
    }

    public AzuriteServer Azurite { get; }

    public BlobContainerClient Container { get; }

    /// <summary>
    /// Uploads the blobs, each with the receipt that a host writes when it is done with it: to have a host process them all takes minutes.
    /// </summary>
    public static async Task<OldBlobs> CreateAsync(CancellationToken cancellationToken)
    {
        var blobs = new OldBlobs(await AzuriteServer.StartAsync(new AzuriteOptions { Progress = Console.WriteLine }, cancellationToken));
        await blobs.Container.CreateAsync(cancellationToken: cancellationToken);
        var hosts = new BlobContainerClient(blobs._account, BlobReceipts.HostsContainer);
        await hosts.CreateAsync(cancellationToken: cancellationToken);
        var receipts = new BlobReceipts(hosts, HostId, "Host.Functions.OnBlob", EmptyFunctions.Container);
        Console.WriteLine($"uploading {Count:N0} blobs and their receipts: this takes minutes");
        await Parallel.ForAsync(
            0,
            Count,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                string name = $"old/{number:00000}.txt";
                BlobContentInfo blob = await blobs.Container.UploadBlobAsync(name, BinaryData.FromString("x"), token);
                await receipts.WriteAsync(name, blob.ETag, token);
            }
        );
        return blobs;
    }

    /// <summary>Starts a host and waits until it knows all blobs.</summary>
    /// <param name="withAccessLog">Whether it reads Azurite's access log; otherwise it learns of blobs by listing alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LocalFunctionsHost> StartHostAsync(bool withAccessLog, CancellationToken cancellationToken)
    {
        LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<EmptyFunctions>(
            options =>
            {
                options.Azurite = withAccessLog ? Azurite : null;
                options.StorageConnectionString = _account;
                options.HostJson["extensions:queues:maxPollingInterval"] = "00:00:00.500";
                (options.HostJson["functions:0"], options.HostJson["functions:1"]) = ("OnMessage", "OnBlob");
                options.Settings["AppStorage"] = _account;
                options.Settings["AzureFunctionsWebHost:hostid"] = HostId;
            },
            cancellationToken
        );
        await host.WaitUntilIdleAsync(cancellationToken);
        return host.Invocations.Count == 0
            ? host
            : throw new InvalidOperationException($"{host.Invocations.Count} old blobs ran again: their receipts are not those of a host.");
    }

    /// <summary>What to call a host in the output.</summary>
    public static string Name(bool withAccessLog) => withAccessLog ? "access log" : "listing alone";

    public ValueTask DisposeAsync() => Azurite.DisposeAsync();
}
