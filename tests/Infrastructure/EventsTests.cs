using System.Text.Json;
using Pipeline.Catalog;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Event Grid tells the app of uploads and deletions, and may do no more than that.</summary>
/// <param name="templates">The templates.</param>
public sealed class EventsTests(Templates templates)
{
    [Fact]
    public async Task Nothing_is_subscribed_before_the_app_runs_and_the_topic_is_there_already()
    {
        IReadOnlyList<JsonElement> before = await templates.DeployAsync("prod");
        IReadOnlyList<JsonElement> after = await templates.DeployAsync("prod", "param connectEvents = true");

        Assert.Empty(Of(before, "Microsoft.EventGrid/systemTopics/eventSubscriptions"));
        Assert.Equal(2, Of(after, "Microsoft.EventGrid/systemTopics/eventSubscriptions").Count());
        Assert.Single(Of(before, "Microsoft.EventGrid/systemTopics"));
    }

    [Fact]
    public async Task The_topic_delivers_with_an_identity_that_a_storage_firewall_lets_through()
    {
        JsonElement topic = Assert.Single(Of(await templates.DeployAsync("prod"), "Microsoft.EventGrid/systemTopics"));

        Assert.Equal("SystemAssigned", topic.Text("identity", "type"));
        Assert.Equal("Microsoft.Storage.StorageAccounts", topic.Text("properties", "topicType"));
    }

    [Fact]
    public async Task Uploads_go_to_the_webhook_and_deletions_to_the_queue()
    {
        using JsonDocument template = await ReadAsync();

        var subscriptions = Of(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions")
            .Select(static subscription => subscription.GetProperty("properties"))
            .ToDictionary(static properties => Assert.Single(properties.At("filter", "includedEventTypes").EnumerateArray()).GetString()!);
        Assert.Equal(["Microsoft.Storage.BlobCreated", "Microsoft.Storage.BlobDeleted"], subscriptions.Keys.Order());
        Assert.Equal("WebHook", subscriptions["Microsoft.Storage.BlobCreated"].Text("destination", "endpointType"));
        Assert.Equal(
            "StorageQueue",
            subscriptions["Microsoft.Storage.BlobDeleted"].Text("deliveryWithResourceIdentity", "destination", "endpointType")
        );
        Assert.All(
            subscriptions.Values,
            static properties =>
            {
                Assert.Equal(
                    $"/blobServices/default/containers/{CatalogNames.ArticlesContainer}/",
                    properties.Text("filter", "subjectBeginsWith")
                );
                Assert.True(properties.TryGetProperty("deadLetterWithResourceIdentity", out _));
            }
        );
    }

    [Fact]
    public async Task The_key_of_the_webhook_is_read_once_where_it_is_needed_and_is_no_output()
    {
        using JsonDocument template = await ReadAsync();

        Assert.Equal(2, template.RootElement.GetRawText().Split("listKeys(").Length);
        Assert.False(template.RootElement.TryGetProperty("outputs", out _));
        JsonElement webhook = Assert.Single(
            Of(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions")
                .Select(static subscription => subscription.GetProperty("properties")),
            static properties => properties.TryGetProperty("destination", out _)
        );
        string endpoint = webhook.Text("destination", "properties", "endpointUrl");
        Assert.Contains("listKeys(", endpoint, StringComparison.Ordinal);
        Assert.Contains("/runtime/webhooks/blobs?functionName=", endpoint, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> resources, string type) =>
        resources.Where(resource => resource.Text("type") == type);

    private static IEnumerable<JsonElement> Of(JsonDocument template, string type)
    {
        JsonElement resources = template.RootElement.GetProperty("resources");
        IEnumerable<JsonElement> all =
            resources.ValueKind == JsonValueKind.Array
                ? resources.EnumerateArray()
                : resources.EnumerateObject().Select(static property => property.Value);
        return all.Where(resource =>
            resource.Text("type") == type && !(resource.TryGetProperty("existing", out JsonElement existing) && existing.GetBoolean())
        );
    }

    private async Task<JsonDocument> ReadAsync() => JsonDocument.Parse(await templates.BuildAsync("modules/subscriptions.bicep"));
}
