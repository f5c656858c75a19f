using System.Text.Json;
using Pipeline.Catalog;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Cli.Tests;

public sealed class PoisonTests
{
    private static readonly PoisonList Two = new(
        [
            new PoisonMessage(
                "webjobs-blobtrigger-poison",
                "3f0a",
                "2022/karin.txt",
                "The table does not answer.",
                new DateTimeOffset(2026, 11, 28, 19, 59, 12, TimeSpan.Zero),
                5
            ),
            new PoisonMessage("parsed-articles-poison", "77b1", null, null, null, null),
        ],
        Complete: true
    );

    [Fact]
    public async Task It_lists_blob_error_time_and_tries_and_says_how_to_retry()
    {
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            ("GET /api/poison", JsonSerializer.Serialize(Two, CatalogJsonContext.Readable.PoisonList))
        );
        CommandResult result = await CommandLine.RunAsync("poison", "--url", api.Address);
        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Equal("2022/karin.txt", result.Lines[0]);
        Assert.Equal("  The table does not answer.", result.Lines[1]);
        Assert.Contains("2026-11-28 19:59, tried 5 times", result.Lines[2], StringComparison.Ordinal);
        Assert.Contains("the app's log has it", result.Output, StringComparison.Ordinal);
        Assert.Contains("`pipeline retry 3f0a` one", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_a_document_a_message()
    {
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            ("GET /api/poison", JsonSerializer.Serialize(Two, CatalogJsonContext.Readable.PoisonList))
        );
        CommandResult result = await CommandLine.RunAsync("poison", "--json", "--url", api.Address);
        Assert.Equal(["3f0a", "77b1"], result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task One_message_is_retried_by_its_id()
    {
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            ("POST /api/poison/retry?id=3f0a&id=77b1", """{"retried":2,"failed":0}""")
        );
        CommandResult result = await CommandLine.RunAsync("retry", "3f0a", "77b1", "--url", api.Address);
        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith("2 tried again.", result.Output, StringComparison.Ordinal);
    }
}
