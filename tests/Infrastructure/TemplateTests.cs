using System.Text.Json;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The templates compile without a word, and hold no secret.</summary>
/// <param name="templates">The templates.</param>
public sealed class TemplateTests(Templates templates)
{
    [Theory]
    [InlineData("main.bicep")]
    [InlineData("modules/subscriptions.bicep")]
    public async Task Build_gives_no_warning(string file) => Assert.NotEmpty(await templates.BuildAsync(file));

    [Fact]
    public async Task Azd_asks_for_the_region_and_for_nothing_else()
    {
        using var template = JsonDocument.Parse(await templates.BuildAsync("main.bicep"));
        JsonElement parameters = template.RootElement.GetProperty("parameters");

        Assert.Equal(
            ["environmentName", "location"],
            parameters
                .EnumerateObject()
                .Where(static parameter => !parameter.Value.TryGetProperty("defaultValue", out _))
                .Select(static parameter => parameter.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("${AZURE_ENV_NAME}", AzdParameters.Mapped["environmentName"]);
        Assert.Equal("${AZURE_LOCATION}", AzdParameters.Mapped["location"]);
    }

    [Fact]
    public async Task The_regions_that_azd_offers_are_those_of_Flex_Consumption_and_westeurope_is_offered_first()
    {
        using var template = JsonDocument.Parse(await templates.BuildAsync("main.bicep"));
        JsonElement location = template.RootElement.At("parameters", "location");

        Assert.Equal(("location", "westeurope"), (location.Text("metadata", "azd", "type"), location.Text("metadata", "azd", "default")));
        string[] regions = [.. location.GetProperty("allowedValues").EnumerateArray().Select(static region => region.GetString()!)];
        Assert.Contains("westeurope", regions);
        Assert.DoesNotContain("polandcentral", regions);
    }

    [Fact]
    public async Task An_environment_with_nothing_set_is_what_the_template_makes_by_itself()
    {
        var azd = new Dictionary<string, string> { ["AZURE_ENV_NAME"] = "prod", ["AZURE_LOCATION"] = "westeurope" };

        Assert.Equal(
            (await templates.DeployAsync("prod")).Select(static resource => resource.GetRawText()),
            (await templates.DeployAsync(azd)).Select(static resource => resource.GetRawText())
        );
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public async Task The_private_network_ones_own_addresses_and_the_events_come_from_the_environment_of_azd(string enabled)
    {
        var azd = new Dictionary<string, string>
        {
            ["AZURE_ENV_NAME"] = "prod",
            ["AZURE_LOCATION"] = "westeurope",
            ["VNET_ENABLED"] = enabled,
            ["CLIENT_ADDRESSES"] = "203.0.113.7, 198.51.100.0/24,",
            ["EVENTS_ENABLED"] = enabled,
            ["ALERT_EMAIL"] = "operator@example.org",
        };

        IReadOnlyList<JsonElement> resources = await templates.DeployAsync(azd);

        JsonElement storage = Assert.Single(resources, static r => r.Text("type") == "Microsoft.Storage/storageAccounts");
        Assert.Equal(
            ["203.0.113.7", "198.51.100.0/24"],
            storage.At("properties", "networkAcls", "ipRules").EnumerateArray().Select(static rule => rule.Text("value"))
        );
        string[] types = [.. resources.Select(static resource => resource.Text("type"))];
        Assert.Contains("Microsoft.Network/privateEndpoints", types);
        Assert.Contains("Microsoft.EventGrid/systemTopics/eventSubscriptions", types);
        Assert.Contains("Microsoft.Insights/actionGroups", types);
    }

    [Fact]
    public async Task Azd_finds_its_service_and_its_outputs()
    {
        using var template = JsonDocument.Parse(await templates.BuildAsync("main.bicep"));

        Assert.Superset(
            new HashSet<string>
            {
                "AZURE_LOCATION",
                "AZURE_TENANT_ID",
                "AZURE_RESOURCE_GROUP",
                "AZURE_STORAGE_ACCOUNT_NAME",
                "SERVICE_FUNCTIONS_NAME",
                "SERVICE_FUNCTIONS_URI",
                "EVENTS_ENABLED",
            },
            template.RootElement.GetProperty("outputs").EnumerateObject().Select(static output => output.Name).ToHashSet()
        );
        Assert.Contains(
            "'azd-service-name', 'functions'",
            template.RootElement.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lint_gives_no_warning()
    {
        (int exitCode, string output, string errors) = await Bicep.RunAsync("lint", "--pattern", "**/*.bicep");

        Assert.DoesNotContain("Warning", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", output + errors, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        string copy = Directory.CreateTempSubdirectory("pipeline-bicep-").FullName;
        try
        {
            string[] files = [.. Directory.EnumerateFiles(Bicep.Infra, "*.bicep", SearchOption.AllDirectories)];
            foreach (string file in files)
            {
                string target = Path.Combine(copy, Path.GetRelativePath(Bicep.Infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            (int exitCode, _, string errors) = await Bicep.RunAsync("format", "--pattern", copy + "/**/*.bicep");

            Assert.True(exitCode == 0, errors);
            Assert.All(
                files,
                file => Assert.Equal(File.ReadAllText(Path.Combine(copy, Path.GetRelativePath(Bicep.Infra, file))), File.ReadAllText(file))
            );
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task No_output_and_no_setting_holds_a_key()
    {
        string main = await templates.BuildAsync("main.bicep");

        // One place reads a key: the address of Event Grid's webhook.
        Assert.StartsWith(
            "\"endpointUrl\":",
            Assert.Single(main.Split('\n'), static line => line.Contains("listKeys", StringComparison.OrdinalIgnoreCase)).Trim(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("listAccountSas", main, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", main, StringComparison.OrdinalIgnoreCase);
    }
}
