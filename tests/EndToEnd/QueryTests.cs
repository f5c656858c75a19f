using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What can be asked of many articles at once, and in which forms the answers come.</summary>
public sealed class QueryTests(RunningPipeline pipeline) : IAsyncLifetime
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await pipeline.UploadAsync(
            "queries/1.txt",
            BinaryData.FromString(
                "date 1997-05-02 Ferry runs aground\n\n“The ferry is safe,” said Wolfhart Brandsma, the mayor of Rotterdam, in Antwerp."
            )
        );
        await pipeline.UploadAsync(
            "queries/2.txt",
            BinaryData.FromString(
                "date 1997-06-20 Ferry sails again\n\n“The ferry sails at last,” said Wolfhart Brandsma, the mayor of Rotterdam, "
                    + "in Antwerp."
            )
        );
        await pipeline.WaitUntilIdleAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_hit_shows_where_its_words_are_and_how_relevant_it_is()
    {
        JsonNode answer = await pipeline.GetAsync("api/articles?q=ferry&person=Brandsma&sort=relevance&facets=person&collapse=duplicates");
        JsonNode article = answer["items"]![0]!;
        Assert.True((double)article["score"]! > 0);
        JsonNode snippet = article["snippets"]![0]!;
        JsonNode mark = snippet["highlights"]![0]!;
        Assert.Equal("Ferry", ((string)snippet["text"]!).Substring((int)mark["start"]!, (int)mark["length"]!), ignoreCase: true);
        Assert.Equal("Wolfhart Brandsma", (string?)answer["facets"]![0]!["values"]![0]!["value"]);
    }

    [Fact]
    public async Task A_name_has_a_page_of_its_own()
    {
        JsonNode profile = await pipeline.GetAsync("api/entities/wolfhart%20BRANDSMA");
        Assert.Equal(("person", "Wolfhart Brandsma", 2), ((string?)profile["type"], (string?)profile["name"], (int)profile["articles"]!));
        Assert.Equal(2, (int)profile["quotations"]!["by"]!);
        JsonNode problem = await pipeline.GetProblemAsync("api/entities/Nobody%20At%20All", HttpStatusCode.NotFound);
        Assert.Contains("Nobody At All", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_appear_together_are_a_network_and_places_a_map()
    {
        JsonNode network = await pipeline.GetAsync("api/network?person=Brandsma&types=person,place");
        Assert.Contains("person|Wolfhart Brandsma", network["nodes"]!.AsArray().Select(static node => (string?)node!["id"]));
        Assert.NotEmpty(network["edges"]!.AsArray());
        JsonNode map = await pipeline.GetAsync("api/places?person=Brandsma&bbox=0,50,10,55");
        Assert.Equal("FeatureCollection", (string?)map["type"]);
        Assert.Contains("Antwerp", map["features"]!.AsArray().Select(static place => (string?)place!["properties"]!["name"]));
        JsonNode quotations = await pipeline.GetAsync("api/timeline?of=quotations&speaker=Brandsma&interval=year&share=true");
        Assert.Equal(2, (int)quotations["items"]![0]!["quotations"]!);
        await pipeline.GetProblemAsync("api/timeline?about=Antwerp", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("api/articles?person=Brandsma&format=atom", "application/atom+xml", "<entry>")]
    [InlineData("api/quotations?speaker=Brandsma&format=atom", "application/atom+xml", "<entry>")]
    [InlineData("api/network?person=Brandsma&format=graphml", "application/graphml+xml", "<node ")]
    [InlineData("api/places?person=Brandsma&format=csv", "text/csv", "name,country,longitude,latitude,articles")]
    [InlineData("api/export?person=Brandsma", "application/x-ndjson", "\"continuation\":\"")]
    [InlineData("api/export?of=documents&person=Brandsma&fields=id", "application/x-ndjson", "{\"id\":\"")]
    [InlineData("api/export?of=quotations&speaker=Brandsma&format=csv", "text/csv", ",continuation\r\n")]
    public async Task Answers_come_in_the_form_that_is_asked_for(string route, string mediaType, string has)
    {
        using HttpResponseMessage response = await pipeline.Http.GetAsync(new Uri(route, UriKind.Relative), Cancelled);
        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(has, await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/articles?person=Brandsma&q=ferry&fields=id,snippets.text,headline", "items", "id,snippets,headline")]
    [InlineData("api/quotations?speaker=Brandsma&fields=quotation.text,article.id", "items", "quotation,article")]
    [InlineData("api/timeline?person=Brandsma&interval=year&fields=from,articles", "items", "from,articles")]
    [InlineData("api/entities?prefix=brandsma&fields=name", "items", "name")]
    [InlineData("api/network?person=Brandsma&fields=articles,source", "edges", "articles,source")]
    [InlineData("api/places?person=Brandsma&fields=geometry,properties.name", "features", "geometry,properties")]
    public async Task Only_the_fields_that_were_picked_come_and_they_are_as_described(string route, string items, string fields)
    {
        JsonNode answer = await pipeline.GetAsync(route);
        Assert.NotEmpty(answer[items]!.AsArray());
        Assert.All(answer[items]!.AsArray(), item => Assert.Equal(fields.Split(','), item!.AsObject().Select(static field => field.Key)));
    }

    [Theory]
    [InlineData("api/export?person=Brandsma")]
    [InlineData("api/export?person=Brandsma&of=documents&sort=oldest")]
    [InlineData("api/export?speaker=Brandsma&of=quotations&sort=uploaded")]
    public async Task An_export_that_is_cut_anywhere_and_taken_up_again_is_the_whole(string route)
    {
        string whole = await pipeline.Http.GetStringAsync(new Uri(route, UriKind.Relative), Cancelled);
        string first = whole[..(whole.IndexOf('\n', StringComparison.Ordinal) + 1)];
        Assert.True(first.Length < whole.Length);
        foreach (int cut in (int[])[0, 1, first.Length - 1, first.Length, first.Length + 1, whole.Length - 1, whole.Length])
        {
            // What came is kept as far as its last whole line.
            string kept = whole[..(whole.LastIndexOf('\n', Math.Max(0, cut - 1), cut) + 1)];
            string rest = await pipeline.Http.GetStringAsync(new Uri(route + ContinuationOf(kept), UriKind.Relative), Cancelled);
            Assert.Equal(whole, kept + rest);
        }

        await pipeline.GetProblemAsync($"api/export?person=Nobody{ContinuationOf(first)}", HttpStatusCode.BadRequest);

        static string ContinuationOf(string lines) =>
            lines.TrimEnd().Split('\n')[^1] is { Length: > 0 } last ? $"&continuation={JsonNode.Parse(last)!["continuation"]}" : "";
    }

    [Fact]
    public async Task A_document_comes_as_others_exchange_it()
    {
        string id = (string)(await pipeline.GetAsync("api/articles?person=Brandsma&limit=1"))["items"]![0]!["id"]!;
        JsonNode linked = await ReadAsync($"api/articles/{id}?format=jsonld", "application/ld+json");
        Assert.Equal("NewsArticle", (string?)linked["@type"]);
        JsonNode ninjs = await ReadAsync($"api/articles/{id}?format=ninjs", "application/vnd.iptc.ninjs+json");
        Assert.Equal("ninjs", (string?)ninjs["standard"]!["name"]);
        await pipeline.GetProblemAsync($"api/articles/{id}?format=pdf", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed_and_say_what_they_took(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/articles?person=Brandsma", UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using HttpResponseMessage response = await pipeline.Http.SendAsync(request, Cancelled);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        string timing = Assert.Single(response.Headers.GetValues("Server-Timing"));
        Assert.Matches("^total;dur=[0-9.]+, requests;desc=\"[1-9][0-9]*\", rows;desc=\"[0-9]+\", documents;desc=\"[1-9][0-9]*\"$", timing);
    }

    [Fact]
    public async Task Status_says_how_the_index_stands()
    {
        JsonNode status = await pipeline.GetAsync("api/status");
        Assert.True((long)status["index"]!["documents"]! >= 2);
        Assert.True((int)status["waiting"]! >= 0);
    }

    private async Task<JsonNode> ReadAsync(string route, string mediaType)
    {
        using HttpResponseMessage response = await pipeline.Http.GetAsync(new Uri(route, UriKind.Relative), Cancelled);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
    }
}
