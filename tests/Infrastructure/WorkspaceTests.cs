using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Metadata;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// What lies at the root of the repository agrees with the code: the versions, the requests to try, what F5 starts, the documentation.
/// </summary>
public sealed partial class WorkspaceTests
{
    private static readonly JsonSerializerOptions WithComments = new() { ReadCommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    [Fact]
    public void Every_route_of_the_API_is_in_requests_http()
    {
        using var description = JsonDocument.Parse(Read("src/Functions/Http/openapi.json"));
        HashSet<string> requests =
        [
            .. Request()
                .Matches(Read("requests.http"))
                .Select(static match => $"{match.Groups["method"].Value} {match.Groups["path"].Value}"),
        ];

        foreach (JsonProperty path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            var pattern = new Regex("^" + Parameter().Replace(path.Name, "[^/]+") + "$");
            Assert.All(
                path.Value.EnumerateObject().Where(static operation => Methods.Contains(operation.Name)),
                operation =>
                    Assert.True(
                        requests.Any(request =>
                            request.Split(' ') is [var method, var route]
                            && method.Equals(operation.Name, StringComparison.OrdinalIgnoreCase)
                            && pattern.IsMatch(route)
                        ),
                        $"requests.http has no request to try {operation.Name.ToUpperInvariant()} {path.Name}: add one."
                    )
            );
        }
    }

    [Fact]
    public void The_API_and_the_template_have_the_version_of_Directory_Build_props()
    {
        string version = XDocument.Parse(Read("Directory.Build.props")).Descendants("Version").Single().Value;
        using var description = JsonDocument.Parse(Read("src/Functions/Http/openapi.json"));

        Assert.Equal(version, description.RootElement.Text("info", "version"));
        Assert.Contains($"template: pipeline@{version}\n", Read("azure.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_changelog_says_which_version_the_extractor_is()
    {
        string said = ExtractorVersion().Match(Read("CHANGELOG.md")).Groups["version"].Value;

        Assert.True(
            said == MetadataExtractor.Version,
            $"MetadataExtractor.Version is {MetadataExtractor.Version}, and CHANGELOG.md says last that it is {said}. Add a line "
                + $"“The extractor is version {MetadataExtractor.Version}” under “Unreleased”, with what changed in documents."
        );
    }

    [Fact]
    public void What_F5_starts_is_what_is_built_before()
    {
        string framework = XDocument.Parse(Read("Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        JsonElement launch = JsonSerializer.Deserialize<JsonElement>(Read(".vscode/launch.json"), WithComments);
        JsonElement tasks = JsonSerializer.Deserialize<JsonElement>(Read(".vscode/tasks.json"), WithComments);
        HashSet<string> labels = [.. tasks.GetProperty("tasks").EnumerateArray().Select(static task => task.Text("label"))];

        Assert.Equal("pipeline up", launch.GetProperty("configurations")[0].Text("name"));
        Assert.All(
            launch.GetProperty("configurations").EnumerateArray().Where(static entry => entry.Text("request") == "launch"),
            entry =>
            {
                Assert.Contains(entry.Text("preLaunchTask"), labels);
                Assert.Equal($"${{workspaceFolder}}/src/Cli/bin/Debug/{framework}/pipeline.dll", entry.Text("program"));
            }
        );
    }

    [Fact]
    public void The_container_has_what_the_README_asks_for()
    {
        JsonElement container = JsonSerializer.Deserialize<JsonElement>(Read(".devcontainer/devcontainer.json"), WithComments);

        string features = container.GetProperty("features").GetRawText();
        Assert.All(["/node:", "/azd:", "/azure-cli:"], feature => Assert.Contains(feature, features, StringComparison.Ordinal));
        Assert.All(
            ["infra/azurite", "azure-functions-core-tools@4"],
            tool => Assert.Contains(tool, container.Text("postCreateCommand"), StringComparison.Ordinal)
        );
    }

    // azd writes an id into a project that has none.
    [Fact]
    public void Azd_changes_no_file_of_the_checkout() =>
        Assert.NotEqual("", XDocument.Parse(Read("src/Functions/Pipeline.Functions.csproj")).Descendants("UserSecretsId").Single().Value);

    [Fact]
    public void The_workflow_that_deploys_passes_on_what_azd_reads_and_signs_in_as_its_branch()
    {
        string workflow = Read(".github/workflows/azure-dev.yml");
        string[] read =
        [
            .. Variable().Matches(Read("infra/main.parameters.json")).Select(static match => match.Groups["name"].Value),
            "AZURE_SUBSCRIPTION_ID",
        ];

        // The hook connects the events itself, each time.
        Assert.All(
            read.Except(["EVENTS_ENABLED"]),
            name => Assert.Contains($"{name}: ${{{{ vars.{name} }}}}", workflow, StringComparison.Ordinal)
        );
        // `azd pipeline config` has Azure trust branches; a job with an environment signs in under another name.
        Assert.DoesNotMatch(@"(?m)^ *environment:", workflow);
    }

    [Fact]
    public void Every_link_in_the_documentation_leads_to_a_file()
    {
        string[] pages =
        [
            .. Directory.EnumerateFiles(Bicep.Root, "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(Bicep.Root, "docs"), "*.md"),
        ];

        Assert.All(
            pages,
            static page =>
                Assert.All(
                    Link().Matches(File.ReadAllText(page)).Select(static match => match.Groups["path"].Value),
                    path =>
                    {
                        string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
                        Assert.True(
                            File.Exists(target) || Directory.Exists(target),
                            $"{Path.GetFileName(page)} links to {path}, which is not there."
                        );
                    }
                )
        );
    }

    [Fact]
    public void Architecture_md_names_every_room_there_is_and_no_other_file()
    {
        string page = Read("docs/architecture.md");
        IReadOnlyList<Match> projects = Project().Matches(page);

        Assert.Equal(Folders("src"), projects.Select(static row => row.Groups["name"].Value).Order(StringComparer.Ordinal));
        Assert.All(
            projects,
            static row =>
            {
                string name = row.Groups["name"].Value;
                HashSet<string> named = [.. Code().Matches(row.Value).Select(static match => match.Groups["code"].Value)];
                string[] unnamed = [.. Folders($"src/{name}").Where(room => !named.Contains(room))];
                Assert.True(
                    unnamed.Length == 0,
                    $"docs/architecture.md does not say what is in {string.Join(", ", unnamed)} of src/{name}: add it to the table."
                );
                Assert.All(
                    Code().Matches(row.Groups["start"].Value).Select(static match => match.Groups["code"].Value),
                    file => Assert.True(File.Exists(Path.Combine(Bicep.Root, "src", name, file)), $"src/{name}/{file} is not there.")
                );
            }
        );
        Assert.All(
            ToRead().Matches(page).Select(static match => match.Groups["path"].Value),
            static path => Assert.True(File.Exists(Path.Combine(Bicep.Root, path)), $"{path} is not there.")
        );
    }

    [Fact]
    public void The_documentation_lists_all_its_pages()
    {
        HashSet<string> listed = [.. Link().Matches(Read("docs/README.md")).Select(static match => match.Groups["path"].Value)];

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Bicep.Root, "docs"), "*.md").Select(static page => Path.GetFileName(page)),
            page => Assert.True(page == "README.md" || listed.Contains(page), $"docs/README.md does not list {page}: add a line.")
        );
    }

    // Rooms have a capital: bin, obj and node_modules have none, nor have the Explorer's.
    private static IEnumerable<string> Folders(string below) =>
        Directory
            .EnumerateDirectories(Path.Combine(Bicep.Root, below))
            .Select(static folder => Path.GetFileName(folder))
            .Where(static name => char.IsUpper(name[0]))
            .Order(StringComparer.Ordinal);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Bicep.Root, path));

    [GeneratedRegex(@"^(?<method>GET|PUT|POST|DELETE) \{\{host\}\}(?<path>[^?\s]*)", RegexOptions.Multiline)]
    private static partial Regex Request();

    [GeneratedRegex(@"\$\{(?<name>\w+)")]
    private static partial Regex Variable();

    // A row of the table of projects.
    [GeneratedRegex(@"^\| `src/(?<name>[\w.]+)` \|.*\|(?<start>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Project();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    // An item of a numbered list that says what a file is.
    [GeneratedRegex(@"^\d\. `(?<path>[\w./]+)`:", RegexOptions.Multiline)]
    private static partial Regex ToRead();

    [GeneratedRegex(@"The extractor is version (?<version>[\d.]+\d)")]
    private static partial Regex ExtractorVersion();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    // A relative link of Markdown, without its anchor.
    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<path>[^)#\s]*[./][^)#\s]*)")]
    private static partial Regex Link();
}
