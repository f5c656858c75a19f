using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class BlobTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_arrives_as_whatever_the_function_takes()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<BlobKinds>();
        foreach (string container in (string[])["client", "block", "stream", "text", "bytes"])
        {
            await UploadAsync(host, container, "x.txt", "abc");
        }

        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["block abc", "bytes 3", "client abc", "stream 3 abc", "text abc"], Entries(host).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_name_arrives_exactly_as_it_was_uploaded(bool withAccessLog)
    {
        string[] names =
        [
            "plain.txt",
            "a/b/c d.txt",
            "100%.txt",
            "a+b&c=d.txt",
            "что?.txt",
            "#1 “quoted”.txt",
            "日本語/記事.txt",
            "%20.txt",
            "dot./.txt",
            "😀.txt",
            "bell\u0007.txt",
            "\uFFFE.txt",
        ];
        await using LocalFunctionsHost host = await StartNamesAsync(withAccessLog);
        foreach (string name in names)
        {
            await UploadAsync(host, "names", name, "x");
        }

        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(names.Order(StringComparer.Ordinal), Entries(host).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blob_runs_again_when_its_content_changes_and_only_then(bool withAccessLog)
    {
        await using LocalFunctionsHost host = await StartNamesAsync(withAccessLog);
        await UploadAsync(host, "names", "a", "1");
        await host.WaitUntilIdleAsync(Cancel);
        await UploadAsync(host, "names", "a", "2");
        await host.WaitUntilIdleAsync(Cancel);
        await new BlobClient(host.StorageConnectionString, "names", "a").DownloadContentAsync(Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["a", "a"], Entries(host));
    }

    [Fact]
    public async Task Containers_that_storage_loses_are_made_again()
    {
        await using LocalFunctionsHost host = await StartNamesAsync(withAccessLog: false);
        var account = new BlobServiceClient(host.StorageConnectionString);
        await UploadAsync(host, "names", "before", "x");
        await host.WaitUntilIdleAsync(Cancel);
        await account.DeleteBlobContainerAsync("names", cancellationToken: Cancel);
        await account.DeleteBlobContainerAsync("azure-webjobs-hosts", cancellationToken: Cancel);
        BlobContainerClient container = account.GetBlobContainerClient("names");
        await Eventually.TrueAsync(async () => await container.ExistsAsync(Cancel), Cancel);
        await UploadAsync(host, "names", "after", "x");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["before", "after"], Entries(host));
        Assert.DoesNotContain(host.Logs, entry => entry.Message.Contains("could not be remembered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blobs_in_blocks_and_copies_are_seen_once_they_are_whole()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<BlobNames>();
        var container = new BlobContainerClient(host.StorageConnectionString, "names");
        BlockBlobClient blocks = container.GetBlockBlobClient("blocks");
        string id = Convert.ToBase64String("0001"u8);
        await blocks.StageBlockAsync(id, new MemoryStream([1, 2, 3]), cancellationToken: Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Empty(Entries(host));
        await blocks.CommitBlockListAsync([id], cancellationToken: Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        CopyFromUriOperation copy = await container.GetBlobClient("copy").StartCopyFromUriAsync(blocks.Uri, cancellationToken: Cancel);
        await copy.WaitForCompletionAsync(Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["blocks", "copy"], Entries(host));
    }

    [Fact]
    public async Task A_path_gives_its_parts_and_leaves_other_blobs_alone()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<BlobParts>();
        foreach (string name in (string[])["in/2022/kz.one.txt", "in/nofolder.txt", "out/2022/kz.txt", "in/2022/kz.html"])
        {
            await UploadAsync(host, "parts", name, "x");
        }

        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["2022 kz.one parts/in/2022/kz.one.txt"], Entries(host));
    }

    [Fact]
    public async Task A_blob_that_is_gone_before_a_retry_is_dropped()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<BlobVanishing>();
        await UploadAsync(host, "vanishing", "a", "x");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Single(host.Invocations);
        Assert.False(await new QueueClient(host.StorageConnectionString, "webjobs-blobtrigger-poison").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_function_that_never_reads_its_blob_gets_a_receipt_too()
    {
        string account = storage.Azurite.TakeAccount();
        for (int run = 0; run < 2; run++)
        {
            await using LocalFunctionsHost host = await storage.StartAsync<BlobUnread>(options =>
                options.StorageConnectionString = account
            );
            if (run == 0)
            {
                await UploadAsync(host, "unread", "a", "x");
            }

            await host.WaitUntilIdleAsync(Cancel);
            Assert.Equal(run == 0 ? 1 : 0, host.Invocations.Count);
        }
    }

    [Fact]
    public async Task A_blob_uploaded_while_its_older_version_runs_runs_again()
    {
        var gate = new Gate();
        await using LocalFunctionsHost host = await storage.StartAsync<BlobSlow>(options =>
            options.ConfigureServices(services => services.AddSingleton(gate))
        );
        await UploadAsync(host, "slow", "a", "1");
        await gate.Entered(1, Cancel);
        await UploadAsync(host, "slow", "a", "2");
        gate.Open();
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal("2", Entries(host)[^1]);
    }

    [Fact]
    public async Task No_more_blobs_run_at_once_than_host_json_allows()
    {
        var gate = new Gate();
        string account = storage.Azurite.TakeAccount();
        var container = new BlobContainerClient(account, "slow");
        await container.CreateAsync(cancellationToken: Cancel);
        for (int i = 0; i < 8; i++)
        {
            await container.UploadBlobAsync($"{i}", BinaryData.FromString("x"), Cancel);
        }

        await using LocalFunctionsHost host = await storage.StartAsync<BlobSlow>(options =>
        {
            options.StorageConnectionString = account;
            options.HostJson["extensions:blobs:maxDegreeOfParallelism"] = "3";
            options.ConfigureServices(services => services.AddSingleton(gate));
        });

        // The extension fetches 3 / 2 + 1 at a time, and again when no more than the rest of the 3 run.
        await gate.Entered(2, Cancel);
        gate.Open();
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(8, Entries(host).Count);
        Assert.InRange(gate.MostInside, 2, 3);
    }

    [Fact]
    public async Task A_blob_is_poison_after_as_many_failures_as_host_json_says()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<BlobBad>(options =>
            options.HostJson["extensions:blobs:poisonBlobThreshold"] = "2"
        );
        await UploadAsync(host, "bad", "a", "x");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(2, host.Invocations.Count);
        Assert.True(await new QueueClient(host.StorageConnectionString, "webjobs-blobtrigger-poison").ExistsAsync(Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_under_load_loses_no_blob_and_repeats_none(bool withAccessLog)
    {
        string account = storage.Azurite.TakeAccount();
        var container = new BlobContainerClient(account, "names");
        await container.CreateAsync(cancellationToken: Cancel);
        for (int i = 0; i < 150; i++)
        {
            await container.UploadBlobAsync($"{i:000}", BinaryData.FromString("x"), Cancel);
        }

        var entries = new List<string>();
        for (int run = 0; run < 3; run++)
        {
            await using LocalFunctionsHost host = await StartNamesAsync(withAccessLog, account);
            if (run == 2)
            {
                await host.WaitUntilIdleAsync(Cancel);
            }

            await host.StopAsync(Cancel);
            Assert.All(host.Invocations, invocation => Assert.True(invocation.Succeeded));
            entries.AddRange(host.Invocations.Select(invocation => invocation.Trigger));
        }

        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"blob names/{i:000}"), entries.Order(StringComparer.Ordinal));
    }

    private Task<LocalFunctionsHost> StartNamesAsync(bool withAccessLog, string? account = null) =>
        storage.StartAsync<BlobNames>(options =>
        {
            options.StorageConnectionString = account ?? storage.Azurite.TakeAccount();
            options.Azurite = withAccessLog ? storage.Azurite : null;
        });

    private static IReadOnlyList<string> Entries(LocalFunctionsHost host) => host.Services.GetRequiredService<Ledger>().Entries;

    private static async Task UploadAsync(LocalFunctionsHost host, string container, string name, string content) =>
        await new BlobClient(host.StorageConnectionString, container, name).UploadAsync(
            BinaryData.FromString(content),
            overwrite: true,
            Cancel
        );
}

public sealed class BlobKinds(Ledger ledger)
{
    [Function("Client")]
    public async Task Client([BlobTrigger("client/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob) =>
        ledger.Add($"client {(await blob.DownloadContentAsync()).Value.Content}");

    [Function("Block")]
    public async Task Block([BlobTrigger("block/{name}", Source = BlobTriggerSource.EventGrid)] BlockBlobClient blob) =>
        ledger.Add($"block {(await blob.DownloadContentAsync()).Value.Content}");

    [Function("BlobStream")]
    public async Task Stream([BlobTrigger("stream/{name}", Source = BlobTriggerSource.EventGrid)] Stream stream)
    {
        using var reader = new StreamReader(stream);
        ledger.Add($"stream {stream.Length} {await reader.ReadToEndAsync()}");
    }

    [Function("BlobText")]
    public void Text([BlobTrigger("text/{name}", Source = BlobTriggerSource.EventGrid)] string text) => ledger.Add($"text {text}");

    [Function("BlobBytes")]
    public void Bytes([BlobTrigger("bytes/{name}", Source = BlobTriggerSource.EventGrid)] byte[] bytes) =>
        ledger.Add($"bytes {bytes.Length}");
}

public sealed class BlobNames(Ledger ledger)
{
    [Function("Names")]
    public async Task Run(
        [BlobTrigger("names/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name,
        CancellationToken cancellationToken
    )
    {
        await blob.DownloadContentAsync(cancellationToken);
        ledger.Add(name);
    }
}

public sealed class BlobParts(Ledger ledger)
{
    [Function("Parts")]
    public void Run(
        [BlobTrigger("parts/in/{folder}/{file}.txt", Source = BlobTriggerSource.EventGrid)] string text,
        string folder,
        string file,
        string blobTrigger,
        FunctionContext context
    )
    {
        Assert.Equal("x", text);
        Assert.Equal(folder, context.BindingContext.BindingData["folder"]);
        ledger.Add($"{folder} {file} {blobTrigger}");
    }
}

public sealed class BlobVanishing
{
    [Function("Vanishing")]
    public static async Task Run([BlobTrigger("vanishing/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob)
    {
        await blob.DeleteAsync();
        throw new InvalidDataException("too late");
    }
}

public sealed class BlobUnread
{
    [Function("Unread")]
    public static void Run([BlobTrigger("unread/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob, string name) =>
        Assert.Equal(blob.Name, name);
}

public sealed class BlobBad
{
    [Function("BadContainer")]
    public static void Run([BlobTrigger("bad/{name}", Source = BlobTriggerSource.EventGrid)] string text) =>
        throw new InvalidDataException(text);
}

public sealed class BlobSlow(Ledger ledger, Gate gate)
{
    [Function("BlobSlow")]
    public async Task Run(
        [BlobTrigger("slow/{name}", Source = BlobTriggerSource.EventGrid)] string content,
        CancellationToken cancellationToken
    )
    {
        await gate.PassAsync(cancellationToken);
        ledger.Add(content);
    }
}
