using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The same report from two outlets.</summary>
/// <param name="pipeline">The running app.</param>
public sealed class NearDuplicateTests(RunningPipeline pipeline)
{
    [Fact]
    public async Task A_report_wrapped_in_another_sites_words_is_listed_as_a_near_duplicate()
    {
        const string Report =
            "The harbour bridge of Larvik will stay closed until the end of March, the roads authority said on Monday. "
            + "Engineers found cracks in two of its forty cables during an inspection last week. "
            + "Some nine thousand cars cross the bridge every day, and the detour over the mountain road takes half an hour. "
            + "Shopkeepers in the old town asked the council for help.";
        string first = await pipeline.IndexAsync(
            "near/agency.txt",
            BinaryData.FromString("date 2023-02-06 Bridge stays closed\n\n" + Report)
        );
        string second = await pipeline.IndexAsync(
            "near/paper.txt",
            BinaryData.FromString(
                $"date 2023-02-07 Larvik bridge closed for weeks\n\nOur reader tells us this story.\n\n{Report}\n\n"
                    + "Write to us with your own news from the harbour."
            )
        );

        JsonNode copy = (await pipeline.GetAsync($"api/articles/{second}"))["nearDuplicates"]!;
        JsonNode original = (await pipeline.GetAsync($"api/articles/{first}"))["nearDuplicates"]!;

        JsonNode listed = Assert.Single(copy.AsArray())!;
        Assert.Equal(
            (first, "near/agency.txt", "2023-02-06"),
            ((string?)listed["id"], (string?)listed["name"], (string?)listed["datePublished"])
        );
        Assert.InRange((double)listed["similarity"]!, 0.5, 1);
        Assert.Equal(second, (string?)Assert.Single(original.AsArray())!["id"]);
    }
}
