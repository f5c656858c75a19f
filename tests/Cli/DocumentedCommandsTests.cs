using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Cli.Commands;

namespace Pipeline.Cli.Tests;

/// <summary>Every command of <c>pipeline</c> that the documentation shows, whether in a block, in a sentence or by a deployment hook.</summary>
public sealed partial class DocumentedCommandsTests
{
    private const string Placeholder = "[";

    private static readonly string[] Folders = ["docs", "infra/hooks", ".devcontainer", ".vscode"];

    private static readonly string Root = typeof(DocumentedCommandsTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "RepositoryRoot")
        .Value!;

    public static TheoryData<string> Pages =>
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder)))
                .Concat(Directory.EnumerateFiles(Root, "*.md"))
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

    private static IEnumerable<string> Commands(string path) =>
        Command()
            .Matches(File.ReadAllText(path))
            .Select(match => match.Groups["arguments"].Value.Trim())
            .Where(typed =>
                !typed.Contains(Placeholder, StringComparison.Ordinal) && !typed.StartsWith("COMMAND", StringComparison.Ordinal)
            );

    // At the start of a line of a block, after a prompt or `, in a sentence; up to its comment, the next command of a pipe, or the closing `.
    [GeneratedRegex(
        """(?<=^(?:\$ |  )?|`|; |&& )(?:dotnet run --project src/Cli(?: -c Release)? --|pipeline) (?<arguments>[^`|<>&#"\n]+(?:"[^"`\n]*"[^`|<>&#"\n]*)*)""",
        RegexOptions.Multiline
    )]
    private static partial Regex Command();
}
