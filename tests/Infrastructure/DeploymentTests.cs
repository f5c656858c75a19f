using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Catalog;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What a deployment makes.</summary>
/// <param name="templates">The templates.</param>
public sealed partial class DeploymentTests(Templates templates)
{
    private const string Uploader = "11111111-1111-1111-1111-111111111111";

    // Numbers, because Azure reads numbers: a wrong one fails the deployment, whatever name stands beside it.
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string QueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    private static readonly string[] Roles =
    [
        $"{BlobDataOwner} on storageAccounts",
        $"{QueueDataContributor} on storageAccounts",
        $"{TableDataContributor} on storageAccounts",
        $"{MonitoringMetricsPublisher} on components",
        $"{BlobDataContributor} on containers/articles for {Templates.Deployer}",
        $"{BlobDataContributor} on containers/articles for {Uploader}",
        $"{BlobDataContributor} on containers/dead-letters",
        $"{QueueDataMessageSender} on queues/deleted-articles",
    ];

    // Without these the Functions host does not start, or does not find what its triggers need.
    private static readonly string[] NeededToStart =
    [
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "ArticleStorage__blobServiceUri",
        "ArticleStorage__queueServiceUri",
        "ArticleStorage__tableServiceUri",
        "ArticleStorage__credential",
        "ArticleStorage__clientId",
    ];

    [Fact]
    public async Task Roles_are_exactly_these()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        string[] roles = [.. Of(resources, "Microsoft.Authorization/roleAssignments").Select(Describe)];
        Assert.Equivalent(Roles, roles, strict: true);
    }

    [Fact]
    public async Task Whoever_deploys_may_upload_without_being_named()
    {
        using var template = JsonDocument.Parse(await templates.BuildAsync("main.bicep"));

        Assert.Equal("[deployer().objectId]", template.RootElement.Text("parameters", "principalId", "defaultValue"));
        Assert.Contains(
            $"{BlobDataContributor} on containers/articles for {Templates.Deployer}",
            Of(await templates.DeployAsync("prod"), "Microsoft.Authorization/roleAssignments").Select(Describe)
        );
    }

    [Fact]
    public async Task Whoever_deploys_and_is_an_uploader_too_gets_one_assignment()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync(
            "prod",
            $"param uploaders = ['{Templates.Deployer}', '{Uploader}']"
        );

        Assert.Equal(
            2,
            Of(resources, "Microsoft.Authorization/roleAssignments")
                .Count(static role => Describe(role).Contains("containers/articles", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Every_setting_the_host_needs_to_start_is_there()
    {
        JsonElement settings = Settings(await templates.DeployAsync("prod"));

        foreach (string setting in NeededToStart.Concat(Schedules()))
        {
            Assert.True(
                settings.TryGetProperty(setting, out JsonElement value) && value.GetString() is { Length: > 0 },
                $"{setting} is not set."
            );
        }
    }

    [Fact]
    public async Task The_app_runs_on_Flex_Consumption_and_takes_its_package_from_a_container_that_exists()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync("prod");

        JsonElement sku = Assert.Single(Of(resources, "Microsoft.Web/serverfarms")).GetProperty("sku");
        Assert.Equal(("FC1", "FlexConsumption"), (sku.Text("name"), sku.Text("tier")));
        JsonElement app = Assert.Single(Of(resources, "Microsoft.Web/sites")).At("properties", "functionAppConfig");
        JsonElement runtime = app.GetProperty("runtime");
        Assert.Equal(("dotnet-isolated", "10.0"), (runtime.Text("name"), runtime.Text("version")));
        string package = app.Text("deployment", "storage", "value");
        Assert.Contains("deployments", package, StringComparison.Ordinal);
        Assert.Contains("deployments", Names(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"));
    }

    [Fact]
    public async Task Spans_of_the_host_which_name_blobs_are_dropped_unless_asked_for()
    {
        Assert.Equal(("microsoft.fixed_percentage", "0"), Sampler(await templates.DeployAsync("prod")));
        Assert.Equal(
            ("microsoft.fixed_percentage", "0.25"),
            Sampler(await templates.DeployAsync("prod", "param hostTraceSampling = '0.25'"))
        );

        static (string?, string?) Sampler(IReadOnlyList<JsonElement> resources) =>
            (Settings(resources).Text("OTEL_TRACES_SAMPLER"), Settings(resources).Text("OTEL_TRACES_SAMPLER_ARG"));
    }

    [Fact]
    public async Task Empty_queues_are_looked_at_less_often_than_on_a_laptop()
    {
        using var laptop = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Bicep.Root, "host.json"), TestContext.Current.CancellationToken)
        );
        string azure = Settings(await templates.DeployAsync("prod")).Text("AzureFunctionsJobHost__extensions__queues__maxPollingInterval");

        Assert.True(TimeSpan.Parse(azure) > TimeSpan.Parse(laptop.RootElement.Text("extensions", "queues", "maxPollingInterval")));
    }

    [Fact]
    public async Task Alerts_reach_the_address_that_is_given()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        Assert.Single(Of(resources, "Microsoft.Insights/actionGroups"));
        Assert.All(
            Of(resources, "Microsoft.Insights/scheduledQueryRules").Concat(Of(resources, "Microsoft.Insights/metricAlerts")),
            static alert =>
                Assert.Contains("actionGroup", alert.At("properties", "actions").GetRawText(), StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_resource_takes_the_name_it_is_given()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync(
            "prod",
            "param names = { resourceGroup: 'news', storageAccount: 'newsroomarticles', functionApp: 'newsroom' }"
        );

        Assert.Equal(["news"], Names(resources, "Microsoft.Resources/resourceGroups"));
        Assert.Equal(["newsroomarticles"], Names(resources, "Microsoft.Storage/storageAccounts"));
        Assert.Equal(["newsroom"], Names(resources, "Microsoft.Web/sites"));
        Assert.Contains("newsroomarticles", Settings(resources).Text("AzureWebJobsStorage__blobServiceUri"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_takes_no_key_no_old_TLS_and_shows_nothing_to_the_public()
    {
        JsonElement storage = Assert
            .Single(Of(await templates.DeployAsync("prod"), "Microsoft.Storage/storageAccounts"))
            .GetProperty("properties");

        Assert.False(storage.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(storage.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", storage.Text("minimumTlsVersion"));
    }

    [Fact]
    public async Task Every_container_queue_and_table_of_the_code_is_there()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync("prod");

        Assert.Superset(Named("Container"), Names(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"));
        Assert.Equal(
            Named("Queue").SelectMany(WithPoison).Order(),
            Names(resources, "Microsoft.Storage/storageAccounts/queueServices/queues").Order()
        );
        Assert.Equal(Named("Table"), Names(resources, "Microsoft.Storage/storageAccounts/tableServices/tables"));

        static IEnumerable<string> WithPoison(string queue) =>
            queue == CatalogNames.BlobPoisonQueue ? [queue] : [queue, queue + CatalogNames.PoisonSuffix];
    }

    // The constants of CatalogNames say what they name: ArticlesContainer, ParsedQueue, ArticlesTable.
    private static HashSet<string> Named(string kind) =>
        [
            .. typeof(CatalogNames)
                .GetFields()
                .Where(field => field.Name.EndsWith(kind, StringComparison.Ordinal))
                .Select(static field => (string)field.GetRawConstantValue()!),
        ];

    [Fact]
    public async Task A_private_network_closes_storage_to_the_internet()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        JsonElement storage = Assert.Single(Of(resources, "Microsoft.Storage/storageAccounts")).GetProperty("properties");
        Assert.Equal("Disabled", storage.Text("publicNetworkAccess"));
        AssertClosed(storage);
        Assert.Equal(3, Of(resources, "Microsoft.Network/privateEndpoints").Count());
        Assert.Empty(Of(await templates.DeployAsync("prod"), "Microsoft.Network/privateEndpoints"));
    }

    [Fact]
    public async Task Ones_own_address_may_reach_storage_beside_the_private_network_and_no_other()
    {
        JsonElement storage = Assert
            .Single(
                Of(
                    await templates.DeployAsync("prod", "param privateNetwork = true", "param clientAddresses = '203.0.113.7'"),
                    "Microsoft.Storage/storageAccounts"
                )
            )
            .GetProperty("properties");

        Assert.Equal("Enabled", storage.Text("publicNetworkAccess"));
        AssertClosed(storage);
        JsonElement rule = Assert.Single(storage.At("networkAcls", "ipRules").EnumerateArray());
        Assert.Equal(("203.0.113.7", "Allow"), (rule.Text("value"), rule.Text("action")));
    }

    [Fact]
    public async Task In_a_private_network_the_app_has_a_subnet_that_Flex_Consumption_takes()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        JsonElement app = Assert.Single(Of(resources, "Microsoft.Web/sites")).GetProperty("properties");
        Assert.Contains("appSubnetId", app.Text("virtualNetworkSubnetId") ?? "", StringComparison.Ordinal);
        string network = Assert.Single(Of(resources, "Microsoft.Network/virtualNetworks")).GetRawText();
        Assert.Contains("Microsoft.App/environments", network, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_with_Entra_leaves_the_webhook_and_the_health_check_open()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        JsonElement signIn = Assert.Single(
            Of(resources, "Microsoft.Web/sites/config"),
            static c => c.Text("name").EndsWith("/authsettingsV2", StringComparison.Ordinal)
        );
        string[] open =
        [
            .. signIn.At("properties", "globalValidation", "excludedPaths").EnumerateArray().Select(static p => p.GetString()!),
        ];
        Assert.Equal(["/runtime/webhooks/blobs", "/api/health", "/api/health/ready"], open);
    }

    [Theory]
    [InlineData("d")]
    [InlineData("Sixty.Four-Characters_With(Parens)-And-Dots.That-Azd-Might-Allow")]
    public async Task Names_stay_within_the_limits_of_Azure(string environment)
    {
        var names = (await templates.DeployAsync(environment))
            .Where(static r => r.Text("name").Contains('[', StringComparison.Ordinal) is false)
            .GroupBy(static r => r.Text("type"))
            .ToDictionary(static g => g.Key, static g => g.First().Text("name"));

        Assert.Matches("^[-\\w.()]{1,89}[-\\w()]$", names["Microsoft.Resources/resourceGroups"]);
        Assert.Matches("^[a-z0-9]{3,24}$", names["Microsoft.Storage/storageAccounts"]);
        Assert.Matches("^[a-z][a-z0-9-]{1,58}[a-z0-9]$", names["Microsoft.Web/sites"]);
        Assert.Matches("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", names["Microsoft.Web/serverfarms"]);
        Assert.Matches("^[a-z][a-z0-9-]{2,62}[a-z0-9]$", names["Microsoft.OperationalInsights/workspaces"]);
        Assert.Matches("^[a-z][a-z0-9-]{2,127}$", names["Microsoft.ManagedIdentity/userAssignedIdentities"]);
    }

    private Task<IReadOnlyList<JsonElement>> WithEverythingAsync() =>
        templates.DeployAsync(
            "prod",
            $"param uploaders = ['{Uploader}']",
            "param privateNetwork = true",
            "param connectEvents = true",
            $"param apiClientId = '{Uploader}'",
            "param alertEmail = 'operator@example.org'"
        );

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> resources, string type) =>
        resources.Where(resource => resource.Text("type") == type);

    private static HashSet<string> Names(IEnumerable<JsonElement> resources, string type) =>
        [.. Of(resources, type).Select(static resource => resource.Text("name").Split('/')[^1])];

    private static JsonElement Settings(IEnumerable<JsonElement> resources) =>
        Assert.Single(resources, static r => r.Text("name").EndsWith("/appsettings", StringComparison.Ordinal)).GetProperty("properties");

    // Event Grid is let in as a trusted service; nobody else.
    private static void AssertClosed(JsonElement storage)
    {
        JsonElement rules = storage.GetProperty("networkAcls");
        Assert.Equal(("Deny", "AzureServices"), (rules.Text("defaultAction"), rules.Text("bypass")));
    }

    // What timer triggers read by name, as in “%ReconcileSchedule%”.
    private static IEnumerable<string> Schedules() =>
        Directory
            .EnumerateFiles(Path.Combine(Bicep.Root, "src", "Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(static file =>
                !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            .SelectMany(static file => ScheduleSetting().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups["name"].Value);

    // “{number of the role} on {what it is on}”, and for whom if that is known before the deployment.
    private static string Describe(JsonElement role)
    {
        JsonElement properties = role.GetProperty("properties");
        string number = properties.Text("roleDefinitionId").Split('/')[^1].TrimEnd('\'', ')', ']');
        string principal = properties.Text("principalId");
        return $"{number} on {ScopeOf(role.Text("id"))}{(Guid.TryParse(principal, out _) ? $" for {principal}" : "")}";
    }

    // The last resource before “Microsoft.Authorization”, in a path or in an expression.
    private static string ScopeOf(string id)
    {
        string scope = Scope().Matches(id[..id.IndexOf("Microsoft.Authorization", StringComparison.Ordinal)])[^1].Value;
        return scope.StartsWith("storageAccounts", StringComparison.Ordinal) || scope.StartsWith("components", StringComparison.Ordinal)
            ? scope.Split('/')[0]
            : scope;
    }

    [GeneratedRegex("(?:storageAccounts|components|containers|queues)/[a-z0-9-]+")]
    private static partial Regex Scope();

    [GeneratedRegex("""const string \w*Setting = "(?<name>\w*Schedule)";""")]
    private static partial Regex ScheduleSetting();
}
