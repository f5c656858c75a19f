using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Functions.Local.Tests.Apps;
using Pipeline.Hosts;

namespace Pipeline.Functions.Local.Tests;

/// <summary>A worker in a process of its own: what becomes of calls, messages and processes when one of the two dies.</summary>
public sealed class WorkerProcessTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_in_a_worker_that_dies_is_503_and_the_next_ones_are_answered_again()
    {
        await using LocalFunctionsHost host = await StartAsync(storage.Azurite.TakeAccount());
        using HttpClient client = host.CreateClient();
        int? first = host.WorkerProcessId;
        using (HttpResponseMessage response = await client.PostAsync("die", null, Cancel))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        }

        await Eventually.TrueAsync(
            async () =>
            {
                using HttpResponseMessage response = await client.PostAsync("echo", new StringContent("x"), Cancel);
                Assert.True(
                    response.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable,
                    $"It answered {response.StatusCode}."
                );
                return response.IsSuccessStatusCode;
            },
            Cancel
        );
        Assert.NotEqual(first, host.WorkerProcessId);
        Assert.Contains(host.Logs, log => log.Message == "The worker has ended by itself; it is started again.");
    }

    [Fact]
    public async Task No_message_is_lost_or_loses_a_try_when_the_worker_is_killed_again_and_again()
    {
        const int Orders = 60;
        string account = storage.Azurite.TakeAccount();
        var receipts = new BlobContainerClient(account, "receipts");
        var orders = new QueueClient(account, "orders", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await receipts.CreateAsync(cancellationToken: Cancel);
        await orders.CreateAsync(cancellationToken: Cancel);
        await using LocalFunctionsHost host = await StartAsync(account);
        foreach (int kill in (int[])[Orders / 3, Orders * 2 / 3])
        {
            for (int i = kill - (Orders / 3); i < kill; i++)
            {
                await orders.SendMessageAsync($$"""{"Id":"{{i}}","Items":["tea"]}""", Cancel);
            }

            await Eventually.TrueAsync(() => Task.FromResult(host.WorkerProcessId is not null), Cancel);
            using var worker = Process.GetProcessById(host.WorkerProcessId!.Value);
            worker.Kill();
            await worker.WaitForExitAsync(Cancel);
        }

        for (int i = Orders * 2 / 3; i < Orders; i++)
        {
            await orders.SendMessageAsync($$"""{"Id":"{{i}}","Items":["tea"]}""", Cancel);
        }

        await host.WaitUntilIdleAsync(Cancel);
        List<string> written = [];
        await foreach (Azure.Storage.Blobs.Models.BlobItem receipt in receipts.GetBlobsAsync(cancellationToken: Cancel))
        {
            written.Add(Path.GetFileNameWithoutExtension(receipt.Name));
        }

        Assert.Equal(
            Enumerable.Range(0, Orders).Select(i => i.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            written.Where(name => name != "tries").Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(host.Invocations, invocation => invocation is { Function: "WriteReceipt", Succeeded: false });
        Assert.False(await new QueueClient(account, "orders-poison").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_host_that_is_killed_leaves_no_worker_behind()
    {
        int port = FreePort.Find();
        await using var host = AppProcess.StartHost(AppProcess.PlainFolder, storage.Azurite.TakeAccount(), port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        using Process worker = await WorkerOfAsync(client, host);
        await host.KillAsync(Cancel);
        await worker.WaitForExitAsync(Cancel);
    }

    private static async Task<Process> WorkerOfAsync(HttpClient client, AppProcess host)
    {
        while (true)
        {
            Assert.False(host.HasExited, host.Errors);
            try
            {
                using HttpResponseMessage response = await client.PostAsync("echo", new StringContent("x"), Cancel);
                if (response.IsSuccessStatusCode)
                {
                    return Process.GetProcessById(
                        int.Parse(response.Headers.GetValues("X-Process").Single(), CultureInfo.InvariantCulture)
                    );
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, Cancel);
        }
    }

    private Task<LocalFunctionsHost> StartAsync(string account) =>
        LocalFunctionsHost.StartAsync(
            AppProcess.PlainFolder,
            options =>
            {
                options.Azurite = storage.Azurite;
                options.StorageConnectionString = account;
            },
            Cancel
        );
}
