using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Cli.Tests;

/// <summary>The answer that the README shows is what is found in the sample article.</summary>
public sealed partial class ReadmeAnswerTests
{
    private const string Elision = "[…]";

    [Fact]
    public async Task The_quotation_of_the_README_is_found_as_shown()
    {
        JsonNode shown = JsonNode.Parse(Block().Match(File.ReadAllText(Checkout.At("README.md"))).Groups["json"].Value)!["items"]![0]!;
        CommandResult result = await CommandLine.RunAsync("extract", Checkout.At("seeds", "000_2bb1ca6165e44012.txt"));
        JsonNode article = JsonNode.Parse(Assert.Single(result.Lines))!;
        JsonObject quotation = shown["quotation"]!.AsObject();
        JsonObject found = Assert
            .Single(article["quotations"]!.AsArray(), each => (int)each!["start"]! == (int)quotation["start"]!)!
            .AsObject();

        string[] parts = ((string)quotation["text"]!).Split(Elision);
        Assert.StartsWith(parts[0], (string)found["text"]!, StringComparison.Ordinal);
        Assert.EndsWith(parts[^1], (string)found["text"]!, StringComparison.Ordinal);
        Assert.Equal(Others(quotation), Others(found));
        Assert.Equal((string)shown["article"]!["id"]!, (string)article["id"]!);
        Assert.Equal((string)shown["article"]!["datePublished"]!, (string)article["datePublished"]!);
    }

    private static IEnumerable<(string Name, string Value)> Others(JsonObject quotation) =>
        quotation.Where(field => field.Key != "text").Select(field => (field.Key, field.Value?.ToJsonString() ?? "null")).Order();

    [GeneratedRegex("^```json\n(?<json>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
