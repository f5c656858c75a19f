using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// What pages and workflows tell people to type names projects, tests, benchmarks and variables that are there. The commands of
/// <c>pipeline</c> itself are looked at in tests/Cli.
/// </summary>
public sealed partial class ShownCommandsTests
{
    private static readonly string[] Sources = ["src", "tests", "infra"];

    private static readonly string[] Made = ["bin", "obj", "node_modules", "dist"];

    private static string[] Shown => [.. Pages.All, ".github/workflows/ci.yml"];

    [Fact]
    public void Every_project_that_is_built_run_or_tested_is_there()
    {
        (string Page, string Project)[] projects = [.. Find(Project(), "project")];

        Assert.Contains(("README.md", "src/Cli"), projects);
        Assert.Contains((".github/workflows/ci.yml", "tests/EndToEnd"), projects);
        Assert.All(
            projects,
            static shown =>
                Assert.True(
                    Directory.Exists(At(shown.Project)) && Directory.EnumerateFiles(At(shown.Project), "*.csproj").Any(),
                    $"{shown.Page} names {shown.Project}, which is no project."
                )
        );
    }

    [Fact]
    public void Every_test_class_of_a_filter_is_there()
    {
        (string Page, Match Match)[] filters = [.. Find(Filter())];

        Assert.Contains("CONTRIBUTING.md", filters.Select(static filter => filter.Page));
        Assert.All(
            filters,
            static filter =>
            {
                string project = filter.Match.Groups["project"].Value;
                var named = new Regex($@"\bclass \w*{filter.Match.Groups["class"].Value}\b");
                Assert.True(
                    CodeIn(project, "*.cs").Any(file => named.IsMatch(File.ReadAllText(file))),
                    $"{filter.Page} shows {filter.Match.Value}, which no test class of {project} meets."
                );
            }
        );
    }

    [Fact]
    public void Every_benchmark_that_is_shown_is_there_and_each_is_shown()
    {
        HashSet<string> benchmarks =
        [
            .. BenchmarkEntry().Matches(Pages.Read("tests/Benchmarks/Program.cs")).Select(static match => match.Groups["name"].Value),
        ];
        HashSet<string> shown =
        [
            .. Find(Benchmark(), "name").Select(static found => found.Value),
            .. SpeedRow().Matches(Pages.Read("docs/speed.md")).Select(static match => match.Groups["name"].Value),
        ];

        Assert.Equal(benchmarks.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_variable_of_the_environment_that_is_shown_is_read()
    {
        (string Page, string Variable)[] variables = [.. Find(Variable(), "name")];
        string code = string.Concat(
            Sources
                .SelectMany(static folder => CodeIn(folder, "*.cs", "*.ts", "*.sh"))
                .Where(static file => !IsThis(file))
                .Select(File.ReadAllText)
        );

        Assert.Contains("docs/cli.md", variables.Select(static shown => shown.Page));
        Assert.All(
            variables.DistinctBy(static shown => shown.Variable),
            shown =>
                Assert.True(Regex.IsMatch(code, $@"\b{shown.Variable}\b"), $"{shown.Page} names {shown.Variable}, which nothing reads.")
        );
    }

    private static IEnumerable<(string Page, string Value)> Find(Regex pattern, string group) =>
        Find(pattern).Select(found => (found.Page, found.Match.Groups[group].Value));

    private static IEnumerable<(string Page, Match Match)> Find(Regex pattern) =>
        Shown.SelectMany(page => pattern.Matches(Pages.Read(page)).Select(match => (page, match)));

    private static IEnumerable<string> CodeIn(string folder, params string[] patterns) =>
        patterns
            .SelectMany(pattern => Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories))
            .Where(static file => !Path.GetRelativePath(Bicep.Root, file).Split('/', '\\').Any(Made.Contains));

    private static bool IsThis(string file) => Path.GetFileName(file) == $"{nameof(ShownCommandsTests)}.cs";

    private static string At(string path) => Path.Combine(Bicep.Root, path);

    [GeneratedRegex(@"\bdotnet (?:build|test|run|publish|restore|list)\b[^`\n]*?\s(?:\.\./)*(?<project>(?:src|tests)/[A-Z][\w.]*)")]
    private static partial Regex Project();

    // dotnet test … --filter-class "*Name", dotnet run … -class "*Name"
    [GeneratedRegex(
        """\bdotnet (?:test|run)\b[^`\n]*? --project (?<project>tests/\w+(?:\.\w+)*)[^`\n]*? -(?:-filter-)?class ["']\*(?<class>\w+)["']"""
    )]
    private static partial Regex Filter();

    [GeneratedRegex("""^\s*\["(?<name>\w+)"\] = """, RegexOptions.Multiline)]
    private static partial Regex BenchmarkEntry();

    // After the project, or in a sentence about it with the two dashes alone.
    [GeneratedRegex("(?:tests/Benchmarks|`) ?-- (?<name>[a-z]+)")]
    private static partial Regex Benchmark();

    [GeneratedRegex(@"\| `(?<name>[a-z]+)[^|`]*` \|$", RegexOptions.Multiline)]
    private static partial Regex SpeedRow();

    [GeneratedRegex(@"\b(?<name>(?:PIPELINE|FIGURES|CHROMIUM|EXPLORER)_[A-Z_]+)\b")]
    private static partial Regex Variable();
}
