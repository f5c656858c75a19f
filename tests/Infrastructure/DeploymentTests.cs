using System.Text.Json;
using Pipeline.Catalog;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What a deployment makes.</summary>
/// <param name="templates">The templates.</param>
public sealed class DeploymentTests(Templates templates)
{
    private const string Uploader = "11111111-1111-1111-1111-111111111111";

    private static readonly string[] Roles =
    [
        "Storage Blob Data Owner on storageAccounts",
        "Storage Queue Data Contributor on storageAccounts",
        "Storage Table Data Contributor on storageAccounts",
        "Monitoring Metrics Publisher on components",
        "Storage Blob Data Contributor on containers",
    ];

    private static readonly string[] ScopeTypes = ["containers", "components", "storageAccounts"];

    [Fact]
    public async Task Roles_are_exactly_these()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        string[] roles = [.. Of(resources, "Microsoft.Authorization/roleAssignments").Select(static role =>
            $"{role.GetProperty("properties").GetProperty("description")} on {ScopeOf(role.GetProperty("id").GetString()!)}")];
        Assert.Equivalent(
            Roles,
            roles,
            strict: true);
    }

    [Fact]
    public async Task Storage_takes_no_key_no_old_TLS_and_shows_nothing_to_the_public()
    {
        JsonElement storage = Assert.Single(Of(await templates.DeployAsync("prod"), "Microsoft.Storage/storageAccounts")).GetProperty("properties");

        Assert.False(storage.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(storage.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", storage.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public async Task Every_container_queue_and_table_of_the_code_is_there()
    {
        IReadOnlyList<JsonElement> resources = await templates.DeployAsync("prod");

        Assert.Superset(new HashSet<string> { CatalogNames.ArticlesContainer, CatalogNames.ParsedContainer }, Names(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"));
        Assert.Superset(
            new HashSet<string>
            {
                CatalogNames.ParsedQueue, CatalogNames.ParsedQueue + CatalogNames.PoisonSuffix,
                CatalogNames.DeletedQueue, CatalogNames.DeletedQueue + CatalogNames.PoisonSuffix,
                CatalogNames.BlobPoisonQueue,
            },
            Names(resources, "Microsoft.Storage/storageAccounts/queueServices/queues"));
        Assert.Equal([CatalogNames.ArticlesTable], Names(resources, "Microsoft.Storage/storageAccounts/tableServices/tables"));
    }

    [Fact]
    public async Task A_private_network_closes_storage_to_the_internet()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        JsonElement storage = Assert.Single(Of(resources, "Microsoft.Storage/storageAccounts")).GetProperty("properties");
        Assert.Equal("Disabled", storage.GetProperty("publicNetworkAccess").GetString());
        Assert.Equal(3, Of(resources, "Microsoft.Network/privateEndpoints").Count());
        Assert.Empty(Of(await templates.DeployAsync("prod"), "Microsoft.Network/privateEndpoints"));
    }

    [Fact]
    public async Task Sign_in_with_Entra_leaves_the_webhook_and_the_health_check_open()
    {
        IReadOnlyList<JsonElement> resources = await WithEverythingAsync();

        JsonElement signIn = Assert.Single(Of(resources, "Microsoft.Web/sites/config"), static c => c.GetProperty("name").GetString()!.EndsWith("/authsettingsV2", StringComparison.Ordinal));
        string[] open = [.. signIn.GetProperty("properties").GetProperty("globalValidation").GetProperty("excludedPaths").EnumerateArray().Select(static p => p.GetString()!)];
        Assert.Equal(["/runtime/webhooks/blobs", "/api/health"], open);
    }

    [Theory]
    [InlineData("d")]
    [InlineData("Sixty.Four-Characters_With(Parens)-And-Dots.That-Azd-Might-Allow")]
    public async Task Names_stay_within_the_limits_of_Azure(string environment)
    {
        Dictionary<string, string> names = (await templates.DeployAsync(environment))
            .Where(static r => r.GetProperty("name").GetString()!.Contains('[', StringComparison.Ordinal) is false)
            .GroupBy(static r => r.GetProperty("type").GetString()!)
            .ToDictionary(static g => g.Key, static g => g.First().GetProperty("name").GetString()!);

        Assert.Matches("^[-\\w.()]{1,89}[-\\w()]$", names["Microsoft.Resources/resourceGroups"]);
        Assert.Matches("^[a-z0-9]{3,24}$", names["Microsoft.Storage/storageAccounts"]);
        Assert.Matches("^[a-z][a-z0-9-]{1,58}[a-z0-9]$", names["Microsoft.Web/sites"]);
        Assert.Matches("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", names["Microsoft.Web/serverfarms"]);
        Assert.Matches("^[a-z][a-z0-9-]{2,62}[a-z0-9]$", names["Microsoft.OperationalInsights/workspaces"]);
        Assert.Matches("^[a-z][a-z0-9-]{2,127}$", names["Microsoft.ManagedIdentity/userAssignedIdentities"]);
    }

    private Task<IReadOnlyList<JsonElement>> WithEverythingAsync() =>
        templates.DeployAsync("prod", $"param uploaders = ['{Uploader}']", "param privateNetwork = true", $"param apiClientId = '{Uploader}'", "param alertEmail = 'operator@example.org'");

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> resources, string type) => resources.Where(resource => resource.GetProperty("type").GetString() == type);

    private static HashSet<string> Names(IEnumerable<JsonElement> resources, string type) => [.. Of(resources, type).Select(static resource => resource.GetProperty("name").GetString()!.Split('/')[^1])];

    // The type of the resource that the assignment is on: the last one before “Microsoft.Authorization”, in a path or in an expression.
    private static string ScopeOf(string id)
    {
        string before = id[..id.IndexOf("Microsoft.Authorization", StringComparison.Ordinal)].Replace("/providers/", "", StringComparison.Ordinal);
        return ScopeTypes.First(type => before.Contains(type + "/", StringComparison.Ordinal));
    }
}
