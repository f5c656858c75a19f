using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Cli.Tests;

public sealed class ExtractTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-extract-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Prints_one_document_per_file_in_the_order_given()
    {
        string b = Write("b.txt", "date 2024-02-01 Bridge opens\n\nThe bridge opened, mayor Anna Weber said.");
        string a = Write("a.txt", "The market in Łódź closed on Friday, the city said.");
        CommandResult result = await CommandLine.RunAsync("extract", b, a);
        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Errors));
        Assert.Equal(["b.txt", "a.txt"], result.Lines.Select(line => (string)JsonNode.Parse(line)!["source"]!["name"]!));
        Assert.Contains("Łódź", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_has_the_fields_of_the_contract()
    {
        CommandResult result = await CommandLine.RunAsync(
            "extract",
            Write("a.txt", "date 2024-02-01 Bridge opens\n\n“It is safe,” mayor Anna Weber said on Thursday.")
        );
        using var document = JsonDocument.Parse(Assert.Single(result.Lines));
        Assert.Superset(
            new HashSet<string>
            {
                "id",
                "source",
                "headline",
                "datePublished",
                "byline",
                "language",
                "credits",
                "text",
                "blocks",
                "entities",
                "quotations",
                "dates",
                "citedMedia",
                "keywords",
                "fingerprint",
                "wordCount",
                "extractor",
            },
            document.RootElement.EnumerateObject().Select(property => property.Name).ToHashSet()
        );
    }

    [Fact]
    public async Task A_folder_without_a_file_is_named()
    {
        CommandResult result = await CommandLine.RunAsync("extract", _folder.FullName);
        Assert.Equal(
            (ExitCodes.Failure, "", $"pipeline: There is no file in {_folder.FullName}.\n"),
            (result.ExitCode, result.Output, result.Errors)
        );
    }

    [Fact]
    public async Task A_file_that_is_missing_or_rejected_is_told_and_the_others_are_printed()
    {
        string empty = Write("empty.txt", "");
        string good = Write("good.txt", "The bridge opened on Monday, officials said.");
        CommandResult result = await CommandLine.RunAsync("extract", Path.Combine(_folder.FullName, "nope.txt"), empty, good);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("nope.txt", result.Errors, StringComparison.Ordinal);
        Assert.Equal("empty", (string?)JsonNode.Parse(result.Lines[0])!["error"]!["code"]);
        Assert.Equal("good.txt", (string?)JsonNode.Parse(result.Lines[1])!["source"]!["name"]);
    }

    [Fact]
    public async Task Prints_one_document_per_record_of_a_batch_in_order()
    {
        string lines = Write(
            "two.jsonl",
            "{\"title\":\"One\",\"text\":\"The first story of the harbour.\"}\n{\"title\":\"Two\",\"text\":\"\"}\n"
                + "{\"title\":\"Three\",\"text\":\"The third story of the harbour.\"}\n"
        );
        CommandResult result = await CommandLine.RunAsync("extract", lines, Write("a.txt", "The bridge opened on Monday, officials said."));
        Assert.Equal(
            ["two.jsonl/000001.json", "two.jsonl/000002.json", "two.jsonl/000003.json", "a.txt"],
            result.Lines.Select(line => (string)JsonNode.Parse(line)!["source"]!["name"]!)
        );
        Assert.Equal("Three", (string?)JsonNode.Parse(result.Lines[2])!["headline"]);
    }

    [Fact]
    public async Task Reads_standard_input()
    {
        CommandResult result = await CommandLine.RunAsync("The bridge opened on Monday, officials said.", ["extract", "-"]);
        Assert.Equal("stdin", (string?)JsonNode.Parse(Assert.Single(result.Lines))!["source"]!["name"]);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
