using System.Text.Json;
using Pipeline.Catalog;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Event Grid tells the app of uploads and deletions, and may do no more than that.</summary>
/// <param name="templates">The templates.</param>
public sealed class EventsTests(Templates templates)
{
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";

    [Fact]
    public async Task The_topic_may_write_dead_letters_and_announce_deletions_and_nothing_else()
    {
        using JsonDocument template = await ReadAsync();

        Assert.Equal(2, Of(template, "Microsoft.Authorization/roleAssignments").Count());
        AssertRole(template, "'dead-letters'", BlobDataContributor);
        AssertRole(template, $"'{CatalogNames.DeletedQueue}'", QueueDataMessageSender);
        Assert.Empty(Of(template, "Microsoft.Storage/storageAccounts"));
    }

    [Fact]
    public async Task Uploads_go_to_the_webhook_and_deletions_to_the_queue()
    {
        using JsonDocument template = await ReadAsync();

        Dictionary<string, JsonElement> subscriptions = Of(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions")
            .Select(static subscription => subscription.GetProperty("properties"))
            .ToDictionary(static properties => Assert.Single(properties.GetProperty("filter").GetProperty("includedEventTypes").EnumerateArray()).GetString()!);
        Assert.Equal(["Microsoft.Storage.BlobCreated", "Microsoft.Storage.BlobDeleted"], subscriptions.Keys.Order());
        Assert.Equal("WebHook", subscriptions["Microsoft.Storage.BlobCreated"].GetProperty("destination").GetProperty("endpointType").GetString());
        Assert.Equal("StorageQueue", subscriptions["Microsoft.Storage.BlobDeleted"].GetProperty("deliveryWithResourceIdentity").GetProperty("destination").GetProperty("endpointType").GetString());
        Assert.All(subscriptions.Values, static properties =>
        {
            Assert.Equal($"/blobServices/default/containers/{CatalogNames.ArticlesContainer}/", properties.GetProperty("filter").GetProperty("subjectBeginsWith").GetString());
            Assert.True(properties.TryGetProperty("deadLetterWithResourceIdentity", out _));
        });
    }

    [Fact]
    public async Task The_key_of_the_webhook_is_read_once_where_it_is_needed_and_is_no_output()
    {
        using JsonDocument template = await ReadAsync();

        Assert.Equal(2, template.RootElement.GetRawText().Split("listKeys(").Length);
        Assert.False(template.RootElement.TryGetProperty("outputs", out _));
        JsonElement webhook = Assert.Single(
            Of(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions").Select(static subscription => subscription.GetProperty("properties")),
            static properties => properties.TryGetProperty("destination", out _));
        string endpoint = webhook.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl").GetString()!;
        Assert.Contains("listKeys(", endpoint, StringComparison.Ordinal);
        Assert.Contains("/runtime/webhooks/blobs?functionName=", endpoint, StringComparison.Ordinal);
    }

    private static void AssertRole(JsonDocument template, string scope, string definition)
    {
        // Scopes and definitions are expressions: their variables are put in.
        Assert.Contains(
            Of(template, "Microsoft.Authorization/roleAssignments").Select(role => Expand(template, role)),
            role => role.GetProperty("scope").GetString()!.Contains(scope, StringComparison.Ordinal)
                && role.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!.Contains(definition, StringComparison.Ordinal));
    }

    private static JsonElement Expand(JsonDocument template, JsonElement role)
    {
        string text = role.GetRawText();
        foreach (JsonProperty variable in template.RootElement.GetProperty("variables").EnumerateObject())
        {
            text = text.Replace($"variables('{variable.Name}')", $"'{variable.Value.GetString()!.Trim('[', ']')}'", StringComparison.Ordinal);
        }

        using JsonDocument expanded = JsonDocument.Parse(text);
        return expanded.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Of(JsonDocument template, string type)
    {
        JsonElement resources = template.RootElement.GetProperty("resources");
        IEnumerable<JsonElement> all = resources.ValueKind == JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(static property => property.Value);
        return all.Where(resource => resource.GetProperty("type").GetString() == type && !(resource.TryGetProperty("existing", out JsonElement existing) && existing.GetBoolean()));
    }

    private async Task<JsonDocument> ReadAsync() => JsonDocument.Parse(await templates.BuildAsync("events.bicep"));
}
