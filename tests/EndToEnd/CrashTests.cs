using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Catalog;
using Pipeline.EndToEnd.Tests.Contract;
using Pipeline.Functions;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A function app that dies under load loses nothing: the next one finishes the work.</summary>
public sealed class CrashTests(RunningPipeline pipeline)
{
    private const int Articles = 120;

    [Fact]
    public async Task A_function_app_killed_half_way_and_started_again_indexes_every_article()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string account = pipeline.Azurite.TakeAccount();
        BlobContainerClient container = new BlobServiceClient(account).GetBlobContainerClient(CatalogNames.ArticlesContainer);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Task.WhenAll(
            Enumerable.Range(0, Articles).Select(i => container.UploadBlobAsync($"crash/{i:000}.txt", Article(i), cancellationToken))
        );

        await using (FunctionAppProcess first = await FunctionAppProcess.StartAsync(account, cancellationToken))
        {
            await WaitForAsync(first, indexed => indexed > 0, cancellationToken);
            first.Kill();
        }

        await using FunctionAppProcess second = await FunctionAppProcess.StartAsync(account, cancellationToken);
        Assert.Equal(Articles, await WaitForAsync(second, indexed => indexed >= Articles, cancellationToken));
        Assert.Equal(
            0,
            (int)
                (await second.GetAsync("api/status", cancellationToken))["articles"]!
                    .AsArray()
                    .Single(count => (string?)count!["status"] == "rejected")!["count"]!
        );
    }

    private static BinaryData Article(int i) =>
        BinaryData.FromString(
            $"date 2024-03-{1 + (i % 28):00} Council approves plan {i}\n\nThe council of Lower Town approved plan number {i} on Monday, mayor Anna Weber said.\n\n“Plan {i} is the best of them,” Weber said.\n"
        );

    private static async Task<int> WaitForAsync(FunctionAppProcess app, Func<int, bool> reached, CancellationToken cancellationToken)
    {
        while (true)
        {
            // 503 while everything starts and indexes at once: the app says “come again”, and so we do.
            if (await app.FindAsync("api/status", cancellationToken) is { } status)
            {
                int indexed = (int)status["articles"]!.AsArray().Single(count => (string?)count!["status"] == "indexed")!["count"]!;
                if (reached(indexed))
                {
                    return indexed;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    /// <summary>The function app as a process of its own.</summary>
    private sealed class FunctionAppProcess : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _http;

        private FunctionAppProcess(Process process, Uri address) => (_process, _http) = (process, HeldToContract.ClientOf(address));

        public static async Task<FunctionAppProcess> StartAsync(string account, CancellationToken cancellationToken)
        {
            int port = FreePort();
            string folder = Path.GetDirectoryName(typeof(ParseArticle).Assembly.Location)!;
            var start = new ProcessStartInfo(
                "dotnet",
                [Path.Combine(folder, "pipeline.dll"), "host", folder, "--port", $"{port}", "--storage", account]
            )
            {
                RedirectStandardOutput = true,
            };
            Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var app = new FunctionAppProcess(process, new Uri($"http://127.0.0.1:{port}/"));
            while (!await app.AnswersAsync(cancellationToken))
            {
                Assert.False(process.HasExited, "The function app ended while it was starting.");
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }

            return app;
        }

        public async Task<JsonNode?> FindAsync(string route, CancellationToken cancellationToken)
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri(route, UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.ServiceUnavailable
                ? null
                : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
        }

        public async Task<JsonNode> GetAsync(string route, CancellationToken cancellationToken) =>
            JsonNode.Parse(await _http.GetStringAsync(new Uri(route, UriKind.Relative), cancellationToken))!;

        /// <summary>SIGKILL: nothing in the process gets to run.</summary>
        public void Kill() => _process.Kill(entireProcessTree: true);

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            if (!_process.HasExited)
            {
                Kill();
            }

            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
        {
            // Until its functions are loaded it is the host that answers, which is in no description of the app.
            using var http = new HttpClient { BaseAddress = _http.BaseAddress };
            try
            {
                using HttpResponseMessage response = await http.GetAsync(new Uri("api/health", UriKind.Relative), cancellationToken);
                return response.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
