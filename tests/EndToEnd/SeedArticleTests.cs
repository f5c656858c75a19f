using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// The main job on real input: the seed article goes in as a blob, its people, quotations and sources come out over HTTP.
/// </summary>
public sealed class SeedArticleTests(RunningPipeline pipeline) : IAsyncLifetime
{
    private const string Seed = "000_2bb1ca6165e44012.txt";
    private const string Karin = "Erlan Karin";
    private const string Tokayev = "Kassym-Jomart Tokayev";

    private JsonNode _article = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _id = await pipeline.IndexAsync(Seed, RunningPipeline.Seed(Seed));
        _article = await pipeline.GetAsync($"api/articles/{_id}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_article_has_its_day_credit_and_subheading()
    {
        Assert.Equal("2022-01-10", (string?)_article["datePublished"]);
        Assert.Null(_article["headline"]);
        JsonNode credit = Assert.Single(_article["credits"]!.AsArray())!;
        Assert.Equal(("AP", "image", "Image: AP"), ((string?)credit["text"], (string?)credit["kind"], Words(credit)));
        Assert.Equal(["Kazakh Presiden said the country weathered an attempted coup"], Blocks("heading"));
    }

    [Fact]
    public void People_are_one_entity_each_with_their_surnames_merged()
    {
        Assert.Equal([Karin, Tokayev], Names("person"));
        Assert.Contains("Karin", Mentions(Karin));
        Assert.Contains("Tokayev", Mentions(Tokayev));
        Assert.Contains("State Secretary of Kazakhstan", Strings(Entity(Karin)["roles"]));
    }

    [Fact]
    public void An_acronym_and_its_expansion_are_one_organisation()
    {
        JsonNode alliance = Entity("Collective Security Treaty Organization");
        Assert.Equal("organisation", (string?)alliance["type"]);
        Assert.Contains("CSTO", Strings(alliance["aliases"]));
        Assert.DoesNotContain("CSTO", Names("organisation"));
    }

    [Fact]
    public void Places_have_their_country()
    {
        Assert.Contains("Kazakhstan", Names("place"));
        Assert.Contains("Almaty", Names("place"));
        Assert.Equal("KZ", (string?)Entity("Almaty")["country"]);
    }

    [Theory]
    [InlineData("We are faced with a hybrid terrorist attack", Karin)]
    [InlineData("There is a certain conspiracy", Karin)]
    [InlineData("A hot phase unfolded", Tokayev)]
    [InlineData("We are talking about an attempted coup", Tokayev)]
    [InlineData("It is particularly important that peaceful protesters", "Kazakh Foreign Ministry")]
    [InlineData("What is clear is the unity of the people", "Kazakh Foreign Ministry")]
    public void Every_quotation_has_its_speaker(string words, string speaker)
    {
        JsonNode quotation = Assert.Single(
            _article["quotations"]!.AsArray(),
            quotation => ((string?)quotation!["text"])!.Contains(words, StringComparison.Ordinal)
        )!;
        Assert.Equal(speaker, (string?)quotation["speaker"]);
        Assert.Equal((string?)quotation["text"], Words(quotation));
    }

    [Fact]
    public void Cited_media_are_named() =>
        Assert.Contains("Sputnik", _article["citedMedia"]!.AsArray().Select(medium => (string?)medium!["name"]));

    [Fact]
    public void Monday_is_the_day_of_publication_which_was_a_Monday() =>
        Assert.All(
            _article["dates"]!.AsArray().Where(date => (string?)date!["text"] == "Monday"),
            date => Assert.Equal("2022-01-10", (string?)date!["value"])
        );

    [Theory]
    [InlineData("articles?person=karin")]
    [InlineData("articles?person=Erlan%20Karin&person=tokayev")]
    [InlineData("articles?organisation=csto&place=almaty")]
    [InlineData("articles?speaker=Kazakh%20Foreign%20Ministry")]
    [InlineData("articles?source=sputnik")]
    [InlineData("articles?mentioned=2022-01-10&language=en")]
    [InlineData("articles?q=coordinated%20terrorist&from=2022-01-10&to=2022-01-10")]
    public async Task The_article_is_found_by(string query)
    {
        JsonNode page = await pipeline.GetAsync("api/" + query);
        Assert.Contains(_id, page["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    [Fact]
    public async Task Quotations_are_found_by_speaker()
    {
        JsonNode page = await pipeline.GetAsync("api/quotations?speaker=Tokayev&q=hot%20phase");
        JsonNode hit = Assert.Single(page["items"]!.AsArray())!;
        Assert.Equal(Tokayev, (string?)hit["quotation"]!["speaker"]);
        Assert.Equal("Sputnik", (string?)hit["quotation"]!["medium"]);
        Assert.Equal(_id, (string?)hit["article"]!["id"]);
    }

    [Fact]
    public async Task The_original_comes_back_byte_for_byte()
    {
        byte[] original = await pipeline.Http.GetByteArrayAsync(
            new Uri($"api/articles/{_id}/original", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(RunningPipeline.Seed(Seed).ToArray(), original);
    }

    [Fact]
    public async Task The_text_is_the_one_that_offsets_count_in()
    {
        string text = await pipeline.Http.GetStringAsync(
            new Uri($"api/articles/{_id}/text", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((string?)_article["text"], text);
    }

    private string Words(JsonNode span) => ((string)_article["text"]!).Substring((int)span["start"]!, (int)span["length"]!);

    private string[] Blocks(string kind) =>
        [.. _article["blocks"]!.AsArray().Where(block => (string?)block!["kind"] == kind).Select(block => Words(block!))];

    private string[] Names(string type) =>
        [.. _article["entities"]!.AsArray().Where(entity => (string?)entity!["type"] == type).Select(entity => (string)entity!["name"]!)];

    private JsonNode Entity(string name) => Assert.Single(_article["entities"]!.AsArray(), entity => (string?)entity!["name"] == name)!;

    private string[] Mentions(string name) => [.. Entity(name)["mentions"]!.AsArray().Select(mention => Words(mention!))];

    private static string[] Strings(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];
}
