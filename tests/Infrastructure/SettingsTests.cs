using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// A setting has one name and one meaning, in Azure and on a laptop: the table in docs/operations.md, the template, local.settings.json and
/// the code agree.
/// </summary>
/// <param name="templates">The templates.</param>
public sealed partial class SettingsTests(Templates templates)
{
    // A connection is one setting on a laptop and several, with this mark, in Azure.
    private const string Part = "__";

    // What the Functions host reads; everything else must be read by our code.
    private static readonly string[] OfTheHost =
    [
        "AzureWebJobsStorage",
        "AzureWebJobsDisableHomepage",
        "AzureFunctionsJobHost",
        "FUNCTIONS_WORKER_RUNTIME",
        "OTEL_TRACES_SAMPLER",
        "OTEL_TRACES_SAMPLER_ARG",
    ];

    [Fact]
    public async Task The_template_sets_what_the_table_lists_for_Azure()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync("prod");
        JsonElement settings = Assert
            .Single(resources, static r => r.Text("name").EndsWith("/appsettings", StringComparison.Ordinal))
            .GetProperty("properties");

        Assert.Equal(
            Table().Where(static row => row.InAzure).Select(static row => row.Name).Order(StringComparer.Ordinal),
            settings.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Local_settings_are_what_the_table_lists_for_a_laptop()
    {
        using var local = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Root, "src", "Functions", "local.settings.json")));

        IEnumerable<string> names = local.RootElement.GetProperty("Values").EnumerateObject().Select(static p => p.Name);
        Assert.Equal(
            Table().Where(static row => row.OnLaptop).Select(static row => row.Name).Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_setting_the_code_reads_is_in_the_table_and_none_is_unused()
    {
        var read = new HashSet<string>(OfTheHost);
        foreach (
            string file in Directory
                .EnumerateFiles(Path.Combine(Bicep.Root, "src", "Functions"), "*.cs", SearchOption.AllDirectories)
                .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal))
        )
        {
            read.UnionWith(SettingName().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value));
        }

        Assert.Equal(
            read.Order(StringComparer.Ordinal),
            Table().Select(static row => row.Name.Split(Part)[0]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<(string Name, bool InAzure, bool OnLaptop)> Table()
    {
        IEnumerable<string> section = File.ReadLines(Path.Combine(Bicep.Root, "docs", "operations.md"))
            .SkipWhile(static line => line != "## Settings")
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal));
        foreach (string line in section)
        {
            if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is { Length: 6 } cells)
            {
                yield return (cells[1].Trim().Trim('`'), cells[2].Trim() != "–", cells[3].Trim() != "–");
            }
        }
    }

    // The code names a setting in a constant called …Setting, or a connection in one of StorageConnection.
    [GeneratedRegex("""const string (?:\w*Setting|ArticleStorage) = "(?<name>\w+)";""")]
    private static partial Regex SettingName();
}
