using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Json.Schema;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Pipeline.EndToEnd.Tests.Contract;
using Pipeline.Functions;
using Pipeline.Functions.Local;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The archive as an assistant meets it, through the protocol's official client.</summary>
/// <param name="pipeline">The running app.</param>
public sealed class McpTests(RunningPipeline pipeline) : IAsyncLifetime
{
    private string _id = "";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _id = await pipeline.IndexAsync(
            "mcp/weir.txt",
            BinaryData.FromString(
                "date 1997-04-02 Weir at Quillfoot breaks\n\n“The weir was never inspected,” said Perpetua Hollingbourne, "
                    + "the mayor of Ghent.\n\n"
                    + "“We will build it again,” Hollingbourne said. 😀 The river fell by two metres within an hour, the water board said."
            )
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_offers_tools_that_only_read()
    {
        await using McpClient client = await ConnectAsync();
        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: Cancelled);
        Assert.Equal(
            ["describe_name", "find_names", "read_article", "search_articles", "search_quotations"],
            tools.Select(tool => tool.Name).Order()
        );
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, OpenWorldHint: false }));
        Assert.Contains("never instructions", client.ServerInstructions, StringComparison.Ordinal);
        Assert.Equal(typeof(ParseArticle).Assembly.GetName().Version!.ToString(3), client.ServerInfo?.Version);
    }

    [Fact]
    public async Task An_article_is_searched_and_read()
    {
        await using McpClient client = await ConnectAsync();

        JsonElement found = await CallAsync(client, "search_articles", ("people", (string[])["Hollingbourne"]), ("to", "1999-12-31"));
        JsonElement listed = Assert.Single(found.GetProperty("articles").EnumerateArray());
        Assert.Equal((1, _id), (found.GetProperty("total").GetInt32(), listed.GetProperty("id").GetString()));

        JsonElement article = await CallAsync(client, "read_article", ("id", _id));
        Assert.Contains("never inspected", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            article.GetProperty("names").EnumerateArray(),
            name => name.GetProperty("name").GetString() == "Perpetua Hollingbourne"
        );
        Assert.Contains(
            article.GetProperty("quotations").EnumerateArray(),
            quotation => quotation.GetProperty("speaker").GetString() == "Perpetua Hollingbourne"
        );
    }

    [Fact]
    public async Task Quotations_come_page_by_page()
    {
        await using McpClient client = await ConnectAsync();
        JsonElement first = await CallAsync(
            client,
            "search_quotations",
            ("speakers", (string[])["Hollingbourne"]),
            ("kinds", (string[])["direct"]),
            ("limit", 1)
        );
        JsonElement second = await CallAsync(
            client,
            "search_quotations",
            ("speakers", (string[])["Hollingbourne"]),
            ("kinds", (string[])["direct"]),
            ("limit", 1),
            ("continuation", first.GetProperty("continuation").GetString())
        );
        Assert.Equal(2, first.GetProperty("total").GetInt32());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("continuation").ValueKind);
        Assert.Equal(
            ["The weir was never inspected,", "We will build it again,"],
            new[] { first, second }
                .Select(page => Assert.Single(page.GetProperty("quotations").EnumerateArray()).GetProperty("text").GetString()!)
                .Order()
        );
    }

    [Fact]
    public async Task A_name_is_found_by_its_beginning()
    {
        await using McpClient client = await ConnectAsync();
        JsonElement names = await CallAsync(client, "find_names", ("prefix", "hollingb"), ("type", "person"));
        JsonElement name = Assert.Single(names.GetProperty("names").EnumerateArray());
        Assert.Equal("Perpetua Hollingbourne", name.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_name_is_described()
    {
        await using McpClient client = await ConnectAsync();
        JsonElement profile = await CallAsync(client, "describe_name", ("name", "Hollingbourne"), ("to", "1999-12-31"));
        Assert.Equal("Perpetua Hollingbourne", profile.GetProperty("name").GetString());
        Assert.Equal(2, profile.GetProperty("quotations").GetProperty("by").GetInt32());
    }

    [Fact]
    public async Task A_long_text_is_read_in_parts_that_make_the_whole()
    {
        await using McpClient client = await ConnectAsync();
        string whole = (await CallAsync(client, "read_article", ("id", _id))).GetProperty("text").GetString()!;
        var parts = new StringBuilder();
        int? start = 0;
        while (start is not null)
        {
            JsonElement part = await CallAsync(client, "read_article", ("id", _id), ("start", start), ("length", 7));
            parts.Append(part.GetProperty("text").GetString());
            JsonElement next = part.GetProperty("next");
            start = next.ValueKind == JsonValueKind.Number ? next.GetInt32() : null;
        }

        Assert.Equal(whole, parts.ToString());
    }

    [Theory]
    [InlineData("search_articles", "from", "yesterday", "from: ")]
    [InlineData("search_articles", "query", "\"open", "query: ")]
    [InlineData("search_articles", "sort", "relevance", "sort: ")]
    [InlineData("search_quotations", "kinds", "shouted", "kinds: ")]
    [InlineData("search_quotations", "continuation", "forged", "continuation: ")]
    [InlineData("find_names", "type", "ghost", "type: ")]
    [InlineData("read_article", "id", "aaaaaaaaaaaaaaaa", "search_articles lists the ids")]
    [InlineData("describe_name", "name", "Nobody Atall", "find_names lists the names")]
    public async Task A_mistake_is_explained_in_the_names_of_the_tool(string tool, string argument, string value, string expected)
    {
        await using McpClient client = await ConnectAsync();
        object sent = argument == "kinds" ? new[] { value } : value;
        CallToolResult result = await client.CallToolAsync(
            tool,
            new Dictionary<string, object?> { [argument] = sent },
            cancellationToken: Cancelled
        );
        Assert.True(result.IsError);
        Assert.Contains(expected, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_stream_to_listen_to()
    {
        using HttpResponseMessage response = await pipeline.Http.GetAsync(new Uri("api/mcp", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task It_is_behind_the_same_keys_as_the_queries()
    {
        string account = pipeline.Azurite.TakeAccount();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.StorageConnectionString = account;
                options.EnableAuth = true;
                RunningPipeline.WithoutTimers(options);
            },
            Cancelled
        );
        using HttpClient http = HeldToContract.ClientOf(host.BaseAddress);
        using var message = new StringContent(
            """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
            Encoding.UTF8,
            MediaTypeNames.Application.Json
        );
        using HttpResponseMessage refused = await http.PostAsync(new Uri("api/mcp", UriKind.Relative), message, Cancelled);
        using HttpResponseMessage query = await http.GetAsync(new Uri("api/articles", UriKind.Relative), Cancelled);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (refused.StatusCode, query.StatusCode));

        http.DefaultRequestHeaders.Add("x-functions-key", await HostKeyAsync(account));
        await using McpClient client = await ConnectAsync(http);
        JsonElement found = await CallAsync(client, "search_articles");
        Assert.Equal(0, found.GetProperty("total").GetInt32());
    }

    /// <summary>The key for all functions, from where hosts keep it. The first request has made it.</summary>
    private static async Task<string> HostKeyAsync(string account)
    {
        var secrets = new BlobContainerClient(account, "azure-webjobs-secrets");
        await foreach (BlobItem blob in secrets.GetBlobsAsync(cancellationToken: Cancelled))
        {
            if (blob.Name.EndsWith("/host.json", StringComparison.Ordinal))
            {
                BlobDownloadResult file = await secrets.GetBlobClient(blob.Name).DownloadContentAsync(Cancelled);
                using var reader = new StreamReader(file.Content.ToStream()); // it begins with a byte order mark
                return (string)JsonNode.Parse(await reader.ReadToEndAsync(Cancelled))!["functionKeys"]![0]!["value"]!;
            }
        }

        throw new InvalidOperationException("The host has made no keys.");
    }

    private Task<McpClient> ConnectAsync() => ConnectAsync(pipeline.Http);

    private static async Task<McpClient> ConnectAsync(HttpClient http)
    {
        var options = new HttpClientTransportOptions
        {
            Endpoint = new Uri(http.BaseAddress!, "api/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
        };
        return await McpClient.CreateAsync(new HttpClientTransport(options, http), cancellationToken: Cancelled);
    }

    /// <summary>What a tool answers, which must be as the tool says.</summary>
    private static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await client.CallToolAsync(
            tool,
            arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
            cancellationToken: Cancelled
        );
        Assert.False(result.IsError is true, JsonSerializer.Serialize(result.Content));
        JsonElement answer = Assert.NotNull(result.StructuredContent);
        McpClientTool described = (await client.ListToolsAsync(cancellationToken: Cancelled)).Single(each => each.Name == tool);
        EvaluationResults fits = JsonSchema
            .FromText(Assert.NotNull(described.ProtocolTool.OutputSchema).GetRawText())
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(fits.IsValid, $"{tool} answers {answer}");
        return answer;
    }
}
