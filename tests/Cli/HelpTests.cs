using System.CommandLine;
using Pipeline.Cli.Commands;

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
    public async Task Help_ends_with_the_examples()
    {
        CommandResult result = await CommandLine.RunAsync("quotes", "--help");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("Examples:\n  pipeline quotes --speaker Karin\n", result.Output, StringComparison.Ordinal);
    }
}
