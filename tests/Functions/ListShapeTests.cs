using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.Lists;
using Pipeline.Metadata;

namespace Pipeline.Functions.Tests;

/// <summary>How lists are written.</summary>
public sealed class ListShapeTests
{
    private static readonly ArticleSummary Article = new()
    {
        Id = "ouqfxc5ycxfqfs7f",
        Name = "2022/kz.txt",
        Status = ArticleStatus.Indexed,
        Headline = "Gas & \u0001<prices>",
        Lead = "The lead.",
        DatePublished = new DateOnly(2022, 1, 10),
        Uploaded = new DateTimeOffset(2022, 1, 11, 12, 0, 0, TimeSpan.Zero),
        Source = "Reuters",
        People = ["Erlan Karin"],
        Extractor = "1",
        Snippets = [new Snippet(SnippetField.Text, 3, 4, "lead", [new TextSpan(0, 4)])],
    };

    [Theory]
    [InlineData("?format=csv", "application/json", "text/csv; charset=utf-8; header=present", "attachment; filename=\"articles.csv\"")]
    [InlineData("?format=NDJSON", null, "application/x-ndjson", "attachment; filename=\"articles.ndjson\"")]
    [InlineData("?format=json", "text/csv", "application/json", null)]
    [InlineData("?format=atom", null, "application/atom+xml; charset=utf-8", null)]
    [InlineData("", "application/atom+xml", "application/atom+xml; charset=utf-8", null)]
    [InlineData("", "text/csv", "text/csv; charset=utf-8; header=present", null)]
    public async Task The_parameter_format_beats_the_header(string query, string? accept, string type, string? disposition)
    {
        HttpResponse response = (await AnswerAsync(query, accept)).Response;
        Assert.Equal(type, response.ContentType?.Replace("application/json; charset=utf-8", "application/json", StringComparison.Ordinal));
        Assert.Equal(disposition, response.Headers.ContentDisposition);
        Assert.Equal("Accept", response.Headers.Vary);
    }

    [Theory]
    [InlineData("?format=xml", "format", "json, ndjson, csv, atom")]
    [InlineData("?format=graphml", "format", "json, ndjson, csv, atom")]
    [InlineData("?format=csv&format=json", "format", "json, ndjson, csv, atom")]
    [InlineData("?fields=colour", "fields", "id, name")]
    [InlineData("?fields=snippets.colour", "fields", "id, name")]
    [InlineData("?fields=id.colour", "fields", "id, name")]
    [InlineData("?format=csv&fields=snippets", "fields", "id, name")]
    [InlineData("?format=atom&fields=id", "fields", "json, ndjson or csv")]
    public async Task A_form_that_is_not_there_is_refused_with_those_there_are(string query, string parameter, string fix)
    {
        (HttpResponse response, string body) = await AnswerAsync(query);
        Assert.Equal((StatusCodes.Status400BadRequest, "application/problem+json"), (response.StatusCode, response.ContentType));
        Assert.Contains($"\"parameter\":\"{parameter}\"", body, StringComparison.Ordinal);
        Assert.Contains(fix, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "?fields=headline,id",
        """{"items":[{"headline":"Gas & \u0001<prices>","id":"ouqfxc5ycxfqfs7f"}],"continuation":"next","total":7}"""
    )]
    [InlineData(
        "?fields=id&fields=snippets.text",
        """{"items":[{"id":"ouqfxc5ycxfqfs7f","snippets":[{"text":"lead"}]}],"continuation":"next","total":7}"""
    )]
    [InlineData("?fields=id,score&format=ndjson", "{\"id\":\"ouqfxc5ycxfqfs7f\"}\n")]
    [InlineData("?fields=source,id&format=csv", "\uFEFFsource,id\r\nReuters,ouqfxc5ycxfqfs7f\r\n")]
    public async Task Fields_picks_what_is_wanted_in_the_order_it_was_asked_for(string query, string expected) =>
        Assert.Equal(expected, (await AnswerAsync(query)).Body);

    [Fact]
    public async Task Every_field_there_is_can_be_asked_for()
    {
        foreach (System.Text.Json.Serialization.Metadata.JsonPropertyInfo property in ApiJson.Catalog.ArticleSummary.Properties)
        {
            Assert.Equal(StatusCodes.Status200OK, (await AnswerAsync($"?fields={property.Name}")).Response.StatusCode);
            Assert.Equal(StatusCodes.Status400BadRequest, (await AnswerAsync($"?fields={property.Name}.colour")).Response.StatusCode);
        }
    }

    [Fact]
    public async Task A_feed_is_well_formed_whatever_articles_say_and_names_no_key()
    {
        (_, string body) = await AnswerAsync("?format=atom&person=Karin&code=secret");
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XElement feed = XDocument.Parse(body).Root!;
        Assert.Equal("Articles: person=Karin", (string?)feed.Element(atom + "title"));
        XElement entry = feed.Element(atom + "entry")!;
        Assert.Equal("Gas & \uFFFD<prices>", (string?)entry.Element(atom + "title"));
        Assert.Equal("urn:pipeline:article:ouqfxc5ycxfqfs7f", (string?)entry.Element(atom + "id"));
        Assert.Equal("https://news.example/api/articles/ouqfxc5ycxfqfs7f", (string?)entry.Element(atom + "link")!.Attribute("href"));
        Assert.Equal(Article.Uploaded, (DateTimeOffset)entry.Element(atom + "updated")!);
        Assert.Equal("Reuters", (string?)entry.Element(atom + "author")!.Element(atom + "name"));
        Assert.Equal(["Erlan Karin"], entry.Elements(atom + "category").Select(static category => (string?)category.Attribute("term")));
        Assert.Equal(
            [
                "https://news.example/api/articles?format=atom&person=Karin",
                "https://news.example/api/articles?format=atom&person=Karin&continuation=next",
            ],
            feed.Elements(atom + "link").Select(static link => (string?)link.Attribute("href"))
        );
    }

    [Fact]
    public void A_network_is_a_graph_that_other_programs_read()
    {
        NetworkNode[] nodes = [new("person|A & B", NameType.Person, "A & B", 3), new("place|\u0001", NameType.Place, "\u0001", 2)];
        var network = new Network(nodes, [new NetworkEdge(nodes[0].Id, nodes[1].Id, 2, 1.5)], 4);
        XNamespace graphMl = "http://graphml.graphdrawing.org/xmlns";
        XElement graph = XDocument.Parse(Encoding.UTF8.GetString(GraphMl.Of(network))).Root!.Element(graphMl + "graph")!;
        Assert.Equal(
            ["person|A & B", "place|\uFFFD"],
            graph.Elements(graphMl + "node").Select(static node => (string?)node.Attribute("id"))
        );
        XElement edge = Assert.Single(graph.Elements(graphMl + "edge"));
        Assert.Equal(("person|A & B", "place|\uFFFD"), ((string?)edge.Attribute("source"), (string?)edge.Attribute("target")));
        Assert.Equal(["2", "1.5"], edge.Elements().Select(static data => data.Value));
    }

    [Theory]
    [InlineData("", "{\"id\":\"ouqfxc5ycxfqfs7f\",", ",\"continuation\":\"c1\"}\n")]
    [InlineData(
        "?fields=id",
        "{\"id\":\"ouqfxc5ycxfqfs7f\",\"continuation\":\"c1\"}\n",
        "{\"id\":\"ouqfxc5ycxfqfs7f\",\"continuation\":\"c2\"}\n"
    )]
    [InlineData("?fields=id&format=csv", "\uFEFFid,continuation\r\nouqfxc5ycxfqfs7f,c1\r\n", "ouqfxc5ycxfqfs7f,c2\r\n")]
    public async Task Every_item_of_an_export_says_where_to_go_on(string query, string begin, string has)
    {
        HttpRequest request = Request(query, null);
        Assert.True(ExportShape.Articles.TryRead(request, out Asked<ExportQuery>? asked, out _));
        (_, string body) = await ExecuteAsync(
            request,
            ExportShape.Articles.Write(request, asked.Form, new Export<ArticleSummary>(Items()))
        );
        Assert.StartsWith(begin, body, StringComparison.Ordinal);
        Assert.Contains(has, body, StringComparison.Ordinal);

        static async IAsyncEnumerable<Exported<ArticleSummary>> Items()
        {
            yield return new Exported<ArticleSummary>(Article, "c1");
            await Task.Yield();
            yield return new Exported<ArticleSummary>(Article, "c2");
        }
    }

    private static HttpRequest Request(string query, string? accept)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost", 7071);
        context.Request.Headers["X-Forwarded-Host"] = "news.example";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Path = "/api/articles";
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.Accept = accept;
        return context.Request;
    }

    private static Task<(HttpResponse Response, string Body)> AnswerAsync(string query, string? accept = null)
    {
        HttpRequest request = Request(query, accept);
        return ExecuteAsync(
            request,
            ListShapes.Articles.TryRead(request, ArticleQuery.TryParse, out Asked<ArticleQuery>? asked, out IResult? problem)
                ? ListShapes.Articles.Write(request, asked.Form, new Page<ArticleSummary>([Article], "next", 7))
                : problem
        );
    }

    private static async Task<(HttpResponse Response, string Body)> ExecuteAsync(HttpRequest request, IResult result)
    {
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await result.ExecuteAsync(request.HttpContext);
        return (request.HttpContext.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
