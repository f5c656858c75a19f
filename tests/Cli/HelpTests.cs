using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Api;
using Pipeline.Cli.Commands;
using Pipeline.Functions;

namespace Pipeline.Cli.Tests;

/// <summary>What <c>--help</c> shows.</summary>
public sealed class HelpTests
{
    private static readonly char[] Shell = ['|', '>', '<'];

    public static TheoryData<string> Commands => [.. PipelineCommand.Create().Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_examples_that_it_understands(string name)
    {
        RootCommand root = PipelineCommand.Create();
        CommandWithExamples command = Assert.IsType<CommandWithExamples>(root.Subcommands.Single(each => each.Name == name));
        Assert.NotEmpty(command.Examples);
        Assert.All(
            command.Examples,
            example =>
            {
                int end = example.IndexOfAny(Shell);
                string typed = end < 0 ? example : example[..end];
                Assert.Empty(root.Parse(typed["pipeline ".Length..]).Errors);
            }
        );
    }

    [Fact]
    public void Every_condition_of_the_API_is_an_option_and_no_other()
    {
        // A condition is what every list of articles takes, besides the words and the form of the answer.
        HashSet<string> conditions =
        [
            .. ((string[])["articles", "timeline", "network", "places", "export"])
                .Select(ParametersOf)
                .Aggregate(static (all, more) => all.Intersect(more))
                .Except(["q", "fields", "format"]),
        ];
        string[] options = [.. ArticleFilters.All.Select(static filter => filter.Name)];

        Assert.True(
            conditions.SetEquals(options),
            $"src/Cli/Api/ArticleFilters.cs: add [{string.Join(", ", conditions.Except(options))}], which the API takes; "
                + $"take away [{string.Join(", ", options.Except(conditions))}], which it does not."
        );
    }

    [Fact]
    public async Task Help_ends_with_the_examples()
    {
        CommandResult result = await CommandLine.RunAsync("quotes", "--help");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("Examples:\n  pipeline quotes --speaker Karin\n", result.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ParametersOf(string route)
    {
        JsonNode description = JsonNode.Parse(typeof(ParseArticle).Assembly.GetManifestResourceStream("openapi.json")!)!;
        return description["paths"]![$"/api/{route}"]!["get"]!["parameters"]!
            .AsArray()
            .Select(parameter =>
                (string?)parameter!["$ref"] is { } reference
                    ? description["components"]!["parameters"]![reference.Split('/')[^1]]!
                    : parameter
            )
            .Select(static parameter => (string)parameter["name"]!);
    }
}
