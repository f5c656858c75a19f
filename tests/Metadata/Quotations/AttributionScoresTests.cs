using Pipeline.Metadata.Quotations.Attribution;

namespace Pipeline.Metadata.Tests.Quotations;

public sealed class AttributionScoresTests(ITestOutputHelper output)
{
    [Fact]
    public void The_documentation_shows_the_table_of_scores()
    {
        string table = string.Join("\n", AttributionScores.All.Select(score => $"| {score.Way} | {score.Value} |"));
        output.WriteLine(table);
        Assert.Contains(
            table,
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "quotations.md")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void All_lists_every_score_once()
    {
        Assert.NotEmpty(AttributionScores.All);
        Assert.Equal(
            AttributionScores.All.Count,
            AttributionScores.All.Select(score => score.Way).Distinct(StringComparer.Ordinal).Count()
        );
    }
}
