using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;

namespace Pipeline.Cli.Tests;

public sealed class ShowTests
{
    [Fact]
    public async Task A_batch_is_shown_with_its_records_and_what_could_not_be_taken()
    {
        var batch = new ArticleSummary
        {
            Id = "aaaaaaaaaaaaaaaa",
            Name = "day.zip",
            Status = ArticleStatus.Batch,
            Batch = new BatchSummary(
                1200,
                1,
                [new RejectedRecord("day.zip/inner.zip", new Rejection("nested-batch", "The record is a batch itself."))]
            ),
            Uploaded = new DateTimeOffset(2024, 5, 2, 8, 0, 0, TimeSpan.Zero),
            Extractor = "1.0.0",
        };

        CommandResult result = await ShowAsync(JsonSerializer.Serialize(batch, CatalogJsonContext.Readable.ArticleSummary));

        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Contains("day.zip", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("1,200 records; 1,199", result.Output, StringComparison.Ordinal);
        Assert.Contains("day.zip/inner.zip", result.Output, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> ShowAsync(string answer)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Task<CommandResult> shown = CommandLine.RunAsync(
            "show",
            "aaaaaaaaaaaaaaaa",
            "--url",
            $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/"
        );
        using TcpClient client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        byte[] request = new byte[8192];
        _ = await stream.ReadAsync(request, TestContext.Current.CancellationToken);
        byte[] body = Encoding.UTF8.GetBytes(answer);
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"
            ),
            TestContext.Current.CancellationToken
        );
        await stream.WriteAsync(body, TestContext.Current.CancellationToken);
        await stream.FlushAsync(TestContext.Current.CancellationToken);
        return await shown;
    }
}
