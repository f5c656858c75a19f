using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Articles;
using Pipeline.Catalog;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// The app on another host, such as <c>func start</c>: environment variable <c>PIPELINE_ENDTOEND_URL</c> says where,
/// <c>PIPELINE_ENDTOEND_STORAGE</c> on which account (Azurite when it is not set). Azurite raises no events, so uploads are announced
/// through the host's admin API.
/// </summary>
internal sealed class RemoteApp : IRunningApp
{
    private const string UrlVariable = "PIPELINE_ENDTOEND_URL";
    private const string StorageVariable = "PIPELINE_ENDTOEND_STORAGE";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, byte> _announced = [];

    private RemoteApp(Uri address, string storage)
    {
        BaseAddress = address;
        StorageConnectionString = storage;
        _http = new HttpClient { BaseAddress = address };
    }

    public Uri BaseAddress { get; }

    public string StorageConnectionString { get; }

    /// <summary>The app that the environment names; null when it names none.</summary>
    public static RemoteApp? FromEnvironment() =>
        Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } url
            ? new RemoteApp(
                new Uri(url.EndsWith('/') ? url : url + "/"),
                Environment.GetEnvironmentVariable(StorageVariable) ?? "UseDevelopmentStorage=true"
            )
            : null;

    public async Task AnnounceAsync(string name, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["input"] = $"{CatalogNames.ArticlesContainer}/{name}" };
        using HttpResponseMessage response = await _http.PostAsJsonAsync("admin/functions/ParseArticle", input, cancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        _announced[name] = 0;
    }

    // Another process cannot be asked whether it is idle. Its work is done when every announced version is in the table and the queues are
    // empty.
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        foreach (string name in _announced.Keys)
        {
            while (!await IsCurrentAsync(name, patience.Token))
            {
                await Task.Delay(Pause, patience.Token);
            }

            _announced.TryRemove(name, out _);
        }

        foreach (string queue in (string[])[CatalogNames.ParsedQueue, CatalogNames.DeletedQueue])
        {
            var client = new QueueClient(StorageConnectionString, queue);
            while ((await client.GetPropertiesAsync(patience.Token)).Value.ApproximateMessagesCount > 0)
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> IsCurrentAsync(string name, CancellationToken cancellationToken)
    {
        string key = "a|" + ArticleId.FromBlobName(name);
        string? etag = await CurrentVersionAsync(name, cancellationToken);
        string filter = TableClient.CreateQueryFilter($"RowKey eq {key}");
        await foreach (
            TableEntity row in new TableClient(StorageConnectionString, CatalogNames.ArticlesTable).QueryAsync<TableEntity>(
                filter,
                cancellationToken: cancellationToken
            )
        )
        {
            return row.GetString("BlobETag") == etag;
        }

        return etag is null;
    }

    private async Task<string?> CurrentVersionAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (
                await new BlobClient(StorageConnectionString, CatalogNames.ArticlesContainer, name).GetPropertiesAsync(
                    cancellationToken: cancellationToken
                )
            )
                .Value.ETag.ToString()
                .Trim('"');
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
