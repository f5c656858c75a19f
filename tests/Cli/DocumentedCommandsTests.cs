using System.CommandLine;
using System.Text.RegularExpressions;
using Pipeline.Cli.Commands;

namespace Pipeline.Cli.Tests;

/// <summary>
/// Every command of <c>pipeline</c> that the documentation shows, whether in a block, in a sentence or by a deployment hook.
/// </summary>
public sealed partial class DocumentedCommandsTests
{
    private const string Placeholder = "[";

    private static readonly string[] Folders =
    [
        "docs",
        "infra/hooks",
        ".devcontainer",
        ".vscode",
        "src/Explorer",
        "tests",
        "tests/Benchmarks",
    ];

    private static readonly string Root = Checkout.At();

    public static TheoryData<string> Pages =>
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder)))
                .Concat(Directory.EnumerateFiles(Root, "*.md"))
                .Append(Path.Combine(Root, "requests.http"))
                .Where(path => Path.GetFileName(path) != "CHANGELOG.md" && Commands(path).Any())
                .Select(path => Path.GetRelativePath(Root, path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_documented_command_is_understood(string page)
    {
        RootCommand root = PipelineCommand.Create();
        Assert.All(
            Commands(Path.Combine(Root, page)),
            // A sentence may speak of a command by its name alone.
            typed =>
                Assert.True(
                    root.Subcommands.Any(command => command.Name == typed) || root.Parse(typed).Errors.Count == 0,
                    $"pipeline {typed}: {string.Join(' ', root.Parse(typed).Errors)}"
                )
        );
    }

    [Fact]
    public void The_pages_that_people_read_first_show_commands() =>
        Assert.Superset(
            new HashSet<string> { "README.md", "docs/cli.md", "docs/operations.md", "docs/local-host.md", "infra/hooks/postdeploy.sh" },
            Pages.Select(page => page.Data.Replace('\\', '/')).ToHashSet()
        );

    [Fact]
    public void The_table_of_commands_has_each_of_them_and_only_options_that_they_have()
    {
        RootCommand root = PipelineCommand.Create();
        string page = File.ReadAllText(Path.Combine(Root, "docs", "cli.md"));
        var named = new HashSet<string>();
        foreach (Match row in Row().Matches(page))
        {
            Command[] commands =
            [
                .. Name()
                    .Matches(row.Groups["commands"].Value)
                    .Select(match => root.Subcommands.Single(each => each.Name == match.Groups["name"].Value)),
            ];
            named.UnionWith(commands.Select(command => command.Name));
            Assert.All(
                Option().Matches(row.Groups["does"].Value),
                option => Assert.Contains(option.Value, commands.SelectMany(command => command.Options).Select(each => each.Name))
            );
        }

        Assert.Equal(root.Subcommands.Select(command => command.Name).Order(), named.Order());
    }

    [Fact]
    public void Every_option_that_the_page_about_commands_names_is_there()
    {
        RootCommand root = PipelineCommand.Create();
        HashSet<string> options = [.. root.Subcommands.Append(root).SelectMany(command => command.Options).Select(option => option.Name)];
        MatchCollection shown = Option().Matches(File.ReadAllText(Path.Combine(Root, "docs", "cli.md")));
        Assert.NotEmpty(shown);
        Assert.All(shown, option => Assert.Contains(option.Value, options));
    }

    private static IEnumerable<string> Commands(string path) =>
        Command()
            .Matches(File.ReadAllText(path))
            .Select(match => match.Groups["arguments"].Value.Trim())
            .Where(typed =>
                !typed.Contains(Placeholder, StringComparison.Ordinal) && !typed.StartsWith("COMMAND", StringComparison.Ordinal)
            );

    // At the start of a line of a block, after a prompt or `, in a sentence; up to its comment, the next command of a pipe,
    // or the closing `.
    [GeneratedRegex(
        """(?<=^(?:\$ |  )?|`|; |&& )(?:dotnet run --project src/Cli(?: -c Release)? --|pipeline) """
            + """(?<arguments>[^`|<>&#"\n]+(?:"[^"`\n]*"[^`|<>&#"\n]*)*)""",
        RegexOptions.Multiline
    )]
    private static partial Regex Command();

    // | `poison`, `retry [ID…]` | what it does |
    [GeneratedRegex(@"^\| (?<commands>`[a-z]+[^|]*) \| (?<does>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[a-z]+)")]
    private static partial Regex Name();

    // Not what `dotnet run` takes.
    [GeneratedRegex("(?<=[` ])--(?!project)[a-z][a-z-]*")]
    private static partial Regex Option();
}
