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
    public async Task The_parameter_file_fits_the_template()
    {
        (int exitCode, string output, string errors) = await Bicep.RunAsync("build-params", "main.bicepparam", "--stdout");

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Equal(("dev", "False"), (Parameter(output, "environmentName").GetString(), Parameter(output, "privateNetwork").ToString()));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public async Task The_private_network_and_ones_own_addresses_come_from_the_environment_of_azd(string enabled)
    {
        var azd = new Dictionary<string, string>
        {
            ["AZURE_ENV_NAME"] = "prod",
            ["VNET_ENABLED"] = enabled,
            ["CLIENT_ADDRESSES"] = "203.0.113.7,198.51.100.0/24",
            ["EVENTS_ENABLED"] = "true",
        };

        (int exitCode, string output, string errors) = await Bicep.RunAsync(azd, "build-params", "main.bicepparam", "--stdout");

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.True(Parameter(output, "privateNetwork").GetBoolean());
        Assert.True(Parameter(output, "connectEvents").GetBoolean());
        Assert.Equal(
            ["203.0.113.7", "198.51.100.0/24"],
            Parameter(output, "clientAddresses").EnumerateArray().Select(static address => address.GetString()!)
        );
    }

    [Fact]
    public async Task A_region_without_Flex_Consumption_is_refused_before_anything_is_deployed()
    {
        (int exitCode, _, string errors) = await Bicep.RunAsync(
            new Dictionary<string, string> { ["AZURE_LOCATION"] = "polandcentral" },
            "build-params",
            "main.bicepparam",
            "--stdout"
        );

        Assert.NotEqual(0, exitCode);
        Assert.Contains("'westeurope'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azd_finds_its_location_its_service_and_its_outputs()
    {
        using var template = JsonDocument.Parse(await templates.BuildAsync("main.bicep"));

        Assert.Equal("location", template.RootElement.Text("parameters", "location", "metadata", "azd", "type"));
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

    private static JsonElement Parameter(string output, string name)
    {
        using var document = JsonDocument.Parse(output);
        using var parameters = JsonDocument.Parse(document.RootElement.Text("parametersJson"));
        return parameters.RootElement.At("parameters", name, "value").Clone();
    }
}
