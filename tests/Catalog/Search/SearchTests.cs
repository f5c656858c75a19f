using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

public sealed class SearchTests(AzuriteFixture azurite)
{
    private static readonly string[] People = ["Karin", "Tokayev", "Mamin"];
    private static readonly string[] Places = ["Almaty", "Astana"];
    private static readonly string[] Words = ["attack", "gas", "price", "unrest"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_query_lists_the_articles_that_meet_it_newest_first_however_it_is_paged()
    {
        // Bounds so low that most queries meet them.
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 3, MaxDocumentsPerRequest = 7, MaxIndexReadsPerShard = 32 });
        var random = new Random(5);
        var articles = new Dictionary<string, ArticleMetadata>();
        for (int i = 0; i < 40; i++)
        {
            string name = $"article {i}";
            articles[name] = Documents.Of(Some(People).Select(Documents.Person).Concat(Some(Places).Select(Documents.Place))) with
            {
                Id = ArticleId.FromBlobName(name),
                DatePublished = new DateOnly(2022, 1, 1).AddDays(random.Next(8)),
                Language = random.Next(4) == 0 ? "fr" : "en",
                Text = string.Join(' ', Some(Words)),
            };
            await world.PublishAsync(name, articles[name]);
        }

        await Gen.Select(Subset(People), Subset(Places), Subset(Words), Gen.Int[0, 2], Gen.Int[-1, 8], Gen.Int[-1, 8], Gen.Int[1, 9]).SampleAsync(
            async (people, places, words, language, from, to, limit) =>
            {
                var query = new ArticleQuery
                {
                    People = people,
                    Places = places,
                    Text = words.Length == 0 ? null : string.Join(' ', words),
                    Language = language switch { 1 => "en", 2 => "fr", _ => null },
                    From = from < 0 ? null : new DateOnly(2022, 1, 1).AddDays(from),
                    To = to < 0 ? null : new DateOnly(2022, 1, 1).AddDays(to),
                    Limit = limit,
                };
                IEnumerable<string> expected = articles
                    .Where(article => people.Concat(places).All(name => article.Value.Entities.Any(entity => entity.Name == name)))
                    .Where(article => words.All(word => article.Value.Text.Split(' ').Contains(word)))
                    .Where(article => query.Language is null || article.Value.Language == query.Language)
                    .Where(article => (query.From is null || article.Value.DatePublished >= query.From) && (query.To is null || article.Value.DatePublished <= query.To))
                    .OrderByDescending(static article => article.Value.DatePublished).ThenBy(static article => article.Value.Id, StringComparer.Ordinal)
                    .Select(static article => article.Key);
                Assert.Equal(expected, (await world.SearchAllAsync(query)).Select(static article => article.Name));
                return true;
            },
            iter: 60,
            threads: 1);

        IEnumerable<string> Some(string[] names) => names.Where(_ => random.Next(2) == 0);
        static Gen<string[]> Subset(string[] names) => Gen.Bool.Array[names.Length].Select(chosen => names.Where((_, i) => chosen[i] && i % 2 == 0).ToArray());
    }

    [Fact]
    public async Task A_speaker_is_found_by_surname()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one", Documents.Naming("Erlan Karin") with { Quotations = [Quote("We are faced with it", "Erlan Karin", 0)] });
        await world.PublishAsync("other", Documents.Naming("Erlan Karin"));
        Assert.Equal(["one"], await world.SearchAsync("speaker=Karin"));
        Assert.Equal(["one"], await world.SearchAsync("speaker=erlan  KARIN&person=karin"));
        Assert.Equal(2, (await world.SearchAsync("person=Karin")).Count);
    }

    [Fact]
    public async Task A_summary_says_what_the_article_is_about()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        const string Text = "Headline\n\nALMATY (Reuters) - Erlan Karin spoke.";
        await world.PublishAsync("2022/kz.txt", Documents.Of(TestPeople.Karin, Documents.Place("Almaty"), Documents.Organisation("A; B")) with
        {
            Headline = "Headline",
            DatePublished = new DateOnly(2022, 1, 10),
            Dateline = new Dateline("ALMATY", "Reuters", 10, 19),
            Text = Text,
            Blocks = [new Block(BlockKind.Heading, 0, 8), new Block(BlockKind.Paragraph, 10, Text.Length - 10)],
            Quotations = [Quote("spoke", "Erlan Karin", 0)],
            WordCount = 7,
        });
        ArticleSummary summary = Assert.Single(await world.SearchAllAsync(new ArticleQuery()));
        Assert.Equal(ArticleId.FromBlobName("2022/kz.txt"), summary.Id);
        Assert.Equal("2022/kz.txt", summary.Name);
        Assert.Equal("Headline", summary.Headline);
        Assert.Equal("ALMATY (Reuters) - Erlan Karin spoke.", summary.Lead);
        Assert.Equal(new DateOnly(2022, 1, 10), summary.DatePublished);
        Assert.Equal("Reuters", summary.Source);
        Assert.Equal("en", summary.Language);
        Assert.Equal(["Erlan Karin"], summary.People);
        Assert.Equal(["Almaty"], summary.Places);
        Assert.Equal(["A, B"], summary.Organisations);
        Assert.Equal(["Erlan Karin"], summary.Speakers);
        Assert.Equal(1, summary.Quotations);
        Assert.Equal(7, summary.WordCount);
        Assert.Equal(Documents.Extractor, summary.Extractor);
        Assert.Null(summary.Rejection);
    }

    [Fact]
    public async Task An_article_without_a_date_is_listed_under_the_day_of_its_upload()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("undated", Documents.Of());
        ArticleSummary summary = Assert.Single(await world.SearchAllAsync(new ArticleQuery()));
        var day = DateOnly.FromDateTime(summary.Uploaded.UtcDateTime);
        Assert.Null(summary.DatePublished);
        Assert.Single(await world.SearchAllAsync(new ArticleQuery { From = day, To = day }));
        Assert.Empty(await world.SearchAllAsync(new ArticleQuery { To = day.AddDays(-1) }));
    }

    [Fact]
    public async Task A_posting_that_its_article_does_not_imply_is_not_believed()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one", Documents.Naming("Erlan Karin") with { DatePublished = new DateOnly(2022, 1, 10) });
        string id = ArticleId.FromBlobName("one");
        string partition = (await world.Store.LayoutAsync(Cancelled)).PartitionOf(id);
        foreach (string term in new[] { "person|mamin|79779889", "person|karin|79779888", "status|indexed|79779888" })
            await world.Store.Table.AddEntityAsync(new Azure.Data.Tables.TableEntity(partition, RowKeys.Posting(term, id)), Cancelled);
        Assert.Empty(await world.SearchAsync("person=Mamin"));
        Assert.Equal(["one"], await world.SearchAsync("person=Karin"));
        Assert.Equal(["one"], await world.SearchAsync(""));
    }

    [Fact]
    public async Task A_continuation_is_refused_by_another_query_and_another_catalogue_and_accepted_with_another_limit()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        using CatalogWorld other = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 3; i++)
            await world.PublishAsync($"{i}", Documents.Naming("Erlan Karin"));
        var query = new ArticleQuery { People = ["Karin"], Limit = 1 };
        string continuation = (await world.Catalog.SearchAsync(query, Cancelled)).Value!.Continuation!;
        Assert.Equal(2, (await world.Catalog.SearchAsync(query with { Continuation = continuation, Limit = 20 }, Cancelled)).Value!.Items.Count);
        Assert.Equal(2, (await world.Catalog.SearchAsync(query with { Continuation = continuation, Limit = 20, People = [" KARIN"] }, Cancelled)).Value!.Items.Count);
        Assert.Equal("continuation", (await world.Catalog.SearchAsync(query with { Continuation = continuation, People = ["Mamin"] }, Cancelled)).Error!.Parameter);
        Assert.Equal("continuation", (await world.Catalog.SearchAsync(query with { Continuation = continuation, From = new DateOnly(2022, 1, 1) }, Cancelled)).Error!.Parameter);
        Assert.Equal("continuation", (await other.Catalog.SearchAsync(query with { Continuation = continuation }, Cancelled)).Error!.Parameter);
        Assert.Equal("continuation", (await world.Catalog.QuotationsAsync(new QuotationQuery { Person = "Karin", Continuation = continuation }, Cancelled)).Error!.Parameter);
    }

    [Fact]
    public async Task The_last_full_page_says_that_it_is_the_last()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 6; i++)
            await world.PublishAsync($"{i}", Documents.Of());
        Page<ArticleSummary> page = (await world.Catalog.SearchAsync(new ArticleQuery { Limit = 6 }, Cancelled)).Value!;
        Assert.Equal(6, page.Items.Count);
        Assert.Null(page.Continuation);
    }

    [Theory]
    [InlineData("x' or RowKey ge '")]
    [InlineData("' or 'a' eq 'a")]
    [InlineData("') or (PartitionKey ge '")]
    [InlineData("%27 or 1 eq 1")]
    [InlineData("indexed|")]
    [InlineData("p|person|Erlan Karin|")]
    [InlineData("}")]
    [InlineData("~007C")]
    [InlineData("a/b\\c#d?e")]
    [InlineData("\u0001\u007F\u0085x")]
    [InlineData("\uD800")]
    [InlineData("💥")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_hostile_value_finds_what_is_named_so_and_nothing_else(string value)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("innocent", Documents.Naming("Erlan Karin") with { Quotations = [Quote("x", "Erlan Karin", 0)], Keywords = [new Keyword("gas", 1)], CitedMedia = [new CitedMedium("Sputnik", 0, 1)] });
        ArticleQuery[] queries =
        [
            new() { People = [value] }, new() { Organisations = [value] }, new() { Places = [value] }, new() { Speakers = [value] }, new() { Sources = [value] },
            new() { Keywords = [value] }, new() { Mentioned = [value] }, new() { Language = value },
        ];
        foreach (ArticleQuery query in queries)
            Assert.Empty(await world.SearchAllAsync(query));
        Assert.Empty((await world.Catalog.QuotationsAsync(new QuotationQuery { Speaker = value, Person = value, Medium = value, Text = value }, Cancelled)).Value!.Items);
        Assert.Null(await world.Catalog.GetAsync(value, Cancelled));
        Assert.Null(await world.Catalog.OpenOriginalAsync(value, inParts: false, Cancelled));
        Assert.False(await world.Catalog.DeleteAsync(value, Cancelled));

        // Table storage keeps no ill-formed UTF-16, but what can be written is found.
        await world.PublishAsync("named so", Documents.Naming("Erlan Karin", value));
        await world.AssertConsistentAsync();
        if (!value.Contains('\uD800', StringComparison.Ordinal))
            Assert.Equal(["named so"], (await world.SearchAllAsync(new ArticleQuery { People = [value] })).Select(static article => article.Name));
        Assert.Equal(2, (await world.SearchAsync("person=Karin")).Count);
    }

    [Fact]
    public async Task An_original_is_what_was_uploaded()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a/b.txt", Documents.Of());
        string id = ArticleId.FromBlobName("a/b.txt");
        await using (OriginalFile original = (await world.Catalog.OpenOriginalAsync(id, inParts: false, Cancelled))!)
        {
            using var reader = new StreamReader(original.Content);
            Assert.Equal((await world.Blob("a/b.txt").DownloadContentAsync(Cancelled)).Value.Content.ToString(), await reader.ReadToEndAsync(Cancelled));
            Assert.Equal("a/b.txt", original.Name);
            Assert.StartsWith("\"", original.EntityTag, StringComparison.Ordinal);
        }

        await world.Blob("a/b.txt").DeleteAsync(cancellationToken: Cancelled);
        Assert.Null(await world.Catalog.OpenOriginalAsync(id, inParts: false, Cancelled));
        Assert.Null(await world.Catalog.OpenOriginalAsync(ArticleId.FromBlobName("unknown"), inParts: false, Cancelled));
    }

    [Fact]
    public async Task The_status_counts_articles_and_says_when_it_stopped_counting()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1, MaxCountedPerShard = 1000 });
        await world.PublishAsync("one", Documents.Of());
        await world.PublishAsync("two", Documents.Of());
        await world.UploadAsync("bad", CatalogWorld.Bad);
        await world.Indexer.IndexAsync((await world.ReceiveAsync("bad"))!, Cancelled);
        await world.Queues.GetQueueClient("parsed-articles").SendMessageAsync("x", Cancelled);
        StatusReport report = await world.Catalog.StatusAsync(Cancelled);
        Assert.Equal([new StatusCount(ArticleStatus.Indexed, 2, true), new StatusCount(ArticleStatus.Rejected, 1, true), new StatusCount(ArticleStatus.Batch, 0, true)], report.Articles);
        Assert.Equal([new QueueDepth("parsed-articles", 1), new QueueDepth("parsed-articles-poison", 0), new QueueDepth("deleted-articles", 0), new QueueDepth("deleted-articles-poison", 0), new QueueDepth("webjobs-blobtrigger-poison", 0)], report.Queues);

        foreach (int[] batch in Enumerable.Range(0, 1500).Chunk(100))
            await world.Store.Table.SubmitTransactionAsync(batch.Select(static i => new Azure.Data.Tables.TableTransactionAction(Azure.Data.Tables.TableTransactionActionType.Add, new Azure.Data.Tables.TableEntity("00", RowKeys.Posting($"status|indexed|{i:D8}", "x")))), Cancelled);
        Assert.Equal(new StatusCount(ArticleStatus.Indexed, 1000, false), (await world.Catalog.StatusAsync(Cancelled)).Articles[0]);
    }

    private static Quotation Quote(string text, string speaker, int entity) => new() { Text = text, Start = 0, Length = text.Length, Kind = QuotationKind.Direct, Speaker = speaker, SpeakerEntity = entity };
}
