using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;

namespace Pipeline.Cli.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task It_writes_a_line_for_each_change_outlives_an_outage_and_ends_by_Ctrl_C()
    {
        StatusReport[] reports =
        [
            Report(indexed: 3, waiting: 7),
            Report(indexed: 3, waiting: 7),
            Report(indexed: 1200, waiting: 0, failed: 2),
        ];
        int asked = 0;
        await using AnsweringApi api = await AnsweringApi.StartAsync(context =>
        {
            int now = Interlocked.Increment(ref asked);
            if (now == 2)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            StatusReport report = reports[Math.Min(now - 1, reports.Length - 1)];
            return context.Response.WriteAsync(
                JsonSerializer.Serialize(report, CatalogJsonContext.Readable.StatusReport),
                context.RequestAborted
            );
        });
        await using var watch = RunningCommand.Start(new CommandSettings(), "watch", "--url", api.Address);

        await watch.WaitForAsync("1,200 indexed");
        await watch.PressCtrlCAsync();
        CommandResult result = await watch.EndAsync();

        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Equal("3 indexed, 1 rejected, 7 waiting", result.Lines[0]);
        Assert.StartsWith(
            "1,200 indexed, 1 rejected, 0 waiting, 2 failed (`pipeline poison` says why), ",
            result.Lines[1],
            StringComparison.Ordinal
        );
        Assert.Equal(2, result.Lines.Count);
    }

    private static StatusReport Report(long indexed, int waiting, int failed = 0) =>
        new(
            [new StatusCount(ArticleStatus.Indexed, indexed, true), new StatusCount(ArticleStatus.Rejected, 1, true)],
            [new QueueDepth("parsed-articles", waiting), new QueueDepth("parsed-articles-poison", failed)]
        );
}
