using System.Text.Json;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Cli.Tests;

/// <summary>What lists and views look like in a pipe.</summary>
public sealed class ListViewTests
{
    private static readonly ArticleSummary Article = new()
    {
        Id = "aaaaaaaaaaaaaaaa",
        Name = "a.txt",
        Status = ArticleStatus.Indexed,
        Headline = "Bridge closed",
        DatePublished = new DateOnly(2024, 2, 1),
        Uploaded = new DateTimeOffset(2024, 5, 2, 8, 0, 0, TimeSpan.Zero),
        Extractor = "1.0.0",
        People = ["Anna Weber", "Bo Lind"],
        Snippets =
        [
            new Snippet(SnippetField.Headline, 0, 13, "Bridge closed", [new TextSpan(0, 6)]),
            new Snippet(SnippetField.Text, 40, 27, "said that the\nbridge stays shut", [new TextSpan(14, 6)]),
        ],
    };

    [Fact]
    public async Task Search_shows_day_headline_id_people_and_the_passage_in_lines_that_are_not_broken()
    {
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            (
                "GET /api/articles?q=bridge&limit=1",
                JsonSerializer.Serialize(new Page<ArticleSummary>([Article], "next", 12), CatalogJsonContext.Readable.PageArticleSummary)
            )
        );
        CommandResult result = await CommandLine.RunAsync("search", "bridge", "--limit", "1", "--url", api.Address);
        Assert.Equal((ExitCodes.Success, "1 of 12; --limit shows more.\n"), (result.ExitCode, result.Errors));
        Assert.Equal(
            ["2024-02-01 Bridge closed", "aaaaaaaaaaaaaaaa  Anna Weber, Bo Lind", "… said that the bridge stays shut"],
            result.Lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line.Trim(), "(?<=^[0-9-]{10}) +", " "))
        );
    }

    [Fact]
    public async Task A_network_is_shown_as_its_pairs()
    {
        var network = new Network(
            [new NetworkNode("p1", NameType.Person, "Anna Weber", 9), new NetworkNode("o1", NameType.Place, "Lower Town", 7)],
            [new NetworkEdge("p1", "o1", 5, 2.25)],
            40
        );
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            (
                "GET /api/network?place=Lower%20Town&limit=60&minArticles=2",
                JsonSerializer.Serialize(network, CatalogJsonContext.Readable.Network)
            )
        );
        CommandResult result = await CommandLine.RunAsync("network", "--place", "Lower Town", "--url", api.Address);
        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Matches("Anna Weber +Lower Town +5 +2[.][23] ×", result.Output);
        Assert.Contains("2 names, 1 pairs, in 40 articles.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_is_shown_with_its_roles_companions_and_months()
    {
        var entity = new EntityProfile
        {
            Type = EntityType.Person,
            Name = "Anna Weber",
            OtherTypes = [EntityType.Organisation],
            Articles = 9,
            FirstNamed = new DateOnly(2024, 1, 5),
            LastNamed = new DateOnly(2024, 2, 1),
            Spellings = [new Spelling("Weber", 8)],
            Roles = [new KnownRole("mayor", 7, new DateOnly(2024, 1, 5), new DateOnly(2024, 2, 1))],
            Timeline = new ProfileTimeline(
                TimelineInterval.Month,
                [
                    new IntervalCount(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29), 2),
                    new IntervalCount(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31), 7),
                ]
            ),
            Quotations = new ProfileQuotations(14, 6),
            With = [new Companion(NameType.Place, "Lower Town", 5, 2.2)],
            Sources = [],
            Keywords = [],
            Places = [],
        };
        await using AnsweringApi api = await AnsweringApi.StartAsync(
            ("GET /api/entities/Anna%20Weber?type=person", JsonSerializer.Serialize(entity, CatalogJsonContext.Readable.EntityProfile))
        );
        CommandResult result = await CommandLine.RunAsync("entity", "Anna Weber", "--type", "person", "--url", api.Address);
        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Equal("person   9 articles, 2024-01-05 to 2024-02-01", result.Lines[1]);
        Assert.Contains("mayor (7, 2024-01-05 to 2024-02-01)", result.Output, StringComparison.Ordinal);
        Assert.Contains("14 by, 6 about", result.Output, StringComparison.Ordinal);
        Assert.Contains("also that of another organisation", result.Output, StringComparison.Ordinal);
        Assert.True(
            result.Output.IndexOf("2024-01  ", StringComparison.Ordinal) < result.Output.IndexOf("2024-02  ", StringComparison.Ordinal)
        );
    }
}
