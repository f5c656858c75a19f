using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
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
    public async Task Pages_list_what_meets_the_query_newest_first_packed_or_not()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 3 });
        var random = new Random(5);
        var articles = new Dictionary<string, ArticleMetadata>();
        for (int i = 0; i < 40; i++)
        {
            string name = $"article {random.Next(30)}";
            articles[name] = Documents.Of(Some(People).Select(Documents.Person).Concat(Some(Places).Select(Documents.Place))) with
            {
                Id = ArticleId.FromBlobName(name),
                DatePublished = new DateOnly(2022, 1, 1).AddDays(random.Next(8)),
                Text = string.Join(' ', Some(Words)),
            };
            await world.PublishAsync(name, articles[name]);
            if (i is 15 or 30)
            {
                await world.PackAsync();
            }
        }

        foreach (
            string url in new[]
            {
                "",
                "person=Karin",
                "person=Karin&not-place=Almaty",
                "q=gas",
                "q=gas OR price&sort=oldest",
                "sort=uploaded",
                "q=gas -price&person=Tokayev",
                "from=2022-01-03&to=2022-01-05",
                "q=gas&sort=relevance",
            }
        )
        {
            foreach (int limit in new[] { 1, 7, 100 })
            {
                ArticleQuery query = CatalogWorldQueries.ArticleQuery($"{url}&limit={limit}");
                IEnumerable<string> expected = articles.Where(article => Meets(article.Value, url)).Select(static article => article.Key);
                IReadOnlyList<ArticleSummary> found = await world.SearchAllAsync(query);
                Assert.Equal(expected.Order(), found.Select(static article => article.Name).Order());
                if (query.Order != ResultOrder.Relevance)
                {
                    Assert.Equal(
                        found
                            .OrderByDescending(article => query.Order == ResultOrder.Uploaded ? article.Uploaded : default)
                            .ThenBy(article => Position.Of(query.Order, SortKey.Of(article.DatePublished!.Value, article.Id), 0, 0)),
                        found
                    );
                }
            }
        }

        IEnumerable<string> Some(string[] names) => names.Where(_ => random.Next(2) == 0);
        static bool Names(ArticleMetadata article, string name) => article.Entities.Any(entity => entity.Name == name);
        static bool Has(ArticleMetadata article, string word) => article.Text.Split(' ').Contains(word);
        static bool Meets(ArticleMetadata article, string url) =>
            url switch
            {
                "" or "sort=uploaded" => true,
                "person=Karin" => Names(article, "Karin"),
                "person=Karin&not-place=Almaty" => Names(article, "Karin") && !Names(article, "Almaty"),
                "q=gas" or "q=gas&sort=relevance" => Has(article, "gas"),
                "q=gas OR price&sort=oldest" => Has(article, "gas") || Has(article, "price"),
                "q=gas -price&person=Tokayev" => Has(article, "gas") && !Has(article, "price") && Names(article, "Tokayev"),
                _ => article.DatePublished >= new DateOnly(2022, 1, 3) && article.DatePublished <= new DateOnly(2022, 1, 5),
            };
    }

    [Fact]
    public async Task Relevance_puts_the_headline_before_the_text_and_the_many_before_the_few()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(
            "once",
            Documents.Of() with
            {
                Headline = "Prices",
                Text = "gas and many other words that say nothing of it at all",
            }
        );
        await world.PackAsync();
        await world.PublishAsync("often", Documents.Of() with { Headline = "Prices", Text = "gas gas gas and many other words" });
        await world.PublishAsync("headline", Documents.Of() with { Headline = "Gas", Text = "prices and many other words" });
        await world.PublishAsync("never", Documents.Of() with { Headline = "Oil", Text = "prices" });
        Assert.Equal(["headline", "often", "once"], await world.SearchAsync("q=gas&sort=relevance"));
        Assert.Equal(["headline", "often", "once"], await world.SearchAsync("q=gas&sort=relevance&limit=1"));
    }

    [Fact]
    public async Task Facets_count_the_results_of_all_pages_and_compare_them_with_the_archive()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 8; i++)
        {
            ArticleMetadata article =
                i < 2
                    ? Documents.Of(Documents.Person("Erlan Karin"), Documents.Place("Almaty"))
                    : Documents.Of(Documents.Place("Almaty"), Documents.Person($"P{i} Nobody"));
            await world.PublishAsync($"{i}", article);
            if (i == 4)
            {
                await world.PackAsync();
            }
        }

        Page<ArticleSummary> some = (
            await world.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery("person=Karin&limit=1&facets=person,place"), Cancelled)
        ).Value!;
        Assert.Equal(["person", "place"], some.Facets!.Select(static facet => facet.Name));
        Assert.Equal(new FacetCount("Erlan Karin", 2, 4), Assert.Single(some.Facets![0].Values));
        Assert.Equal(new FacetCount("Almaty", 2, 1), Assert.Single(some.Facets[1].Values));

        Page<ArticleSummary> all = (
            await world.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery("facets=person&facets=language&facetLimit=1"), Cancelled)
        ).Value!;
        Assert.Equal(new FacetCount("Erlan Karin", 2, null), Assert.Single(all.Facets![0].Values));
        Assert.Equal(new FacetCount("en", 8, null), Assert.Single(all.Facets[1].Values));
        Assert.Null((await world.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery(""), Cancelled)).Value!.Facets);
    }

    [Fact]
    public async Task Every_page_says_how_many_there_are()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 5; i++)
        {
            await world.PublishAsync($"{i}", Documents.Naming("Erlan Karin"));
        }

        Page<ArticleSummary> first = (
            await world.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery("person=Karin&limit=2"), Cancelled)
        ).Value!;
        Page<ArticleSummary> second = (
            await world.Catalog.SearchAsync(
                CatalogWorldQueries.ArticleQuery($"person=Karin&limit=2&continuation={first.Continuation}"),
                Cancelled
            )
        ).Value!;
        Assert.Equal((5, 5), (first.Total, second.Total));
    }

    [Fact]
    public async Task An_article_is_found_at_its_newest_version_only()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one", Documents.Naming("Erlan Karin"));
        Assert.Equal(["one"], await world.SearchAsync("person=Karin"));
        await world.PackAsync();
        Assert.Equal(["one"], await world.SearchAsync("person=Karin"));

        await world.PublishAsync("one", Documents.Naming("Askar Mamin"));

        Assert.Empty(await world.SearchAsync("person=Karin"));
        Assert.Equal(["one"], await world.SearchAsync("person=Mamin"));
        await world.PackAsync();
        Assert.Empty(await world.SearchAsync("person=Karin"));
        Assert.Equal(["one"], await world.SearchAsync("person=Mamin"));

        Assert.True(await world.Catalog.DeleteAsync(ArticleId.FromBlobName("one"), Cancelled));
        Assert.Empty(await world.SearchAsync("person=Mamin"));
        await world.PackAsync();
        Assert.Empty(await world.SearchAsync("person=Mamin"));
    }

    [Fact]
    public async Task A_warm_query_asks_storage_whether_rows_are_new_for_the_head_and_for_rows_that_no_page_has_shown()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 2 });
        for (int i = 0; i < 10; i++)
        {
            await world.PublishAsync($"{i}", Documents.Naming("Erlan Karin"));
        }

        await world.PackAsync();
        await world.PublishAsync("new", Documents.Naming("Erlan Karin") with { DatePublished = new DateOnly(2100, 1, 1) });
        Assert.Equal("new", (await FirstPageAsync("limit=1")).Single().Name);

        Assert.Equal(2 + 1 + 4, await RequestsAsync("limit=5"));
        Assert.Equal(2 + 1, await RequestsAsync("limit=5"));
        Assert.Equal(2 + 1 + 4, await RequestsAsync("limit=5&person=Karin")); // snippets need the documents
        Assert.Equal(2 + 1, await RequestsAsync("limit=5&person=Karin"));

        // One shard has changed; the row is read for the index in memory, and shown from there.
        await world.PublishAsync("new", Documents.Naming("Erlan Karin", "Askar Mamin") with { DatePublished = new DateOnly(2100, 1, 1) });
        Assert.Equal(2 + 1 + 1 + 1, await RequestsAsync("limit=1"));
        Assert.Equal(["Erlan Karin", "Askar Mamin"], (await FirstPageAsync("limit=1")).Single().People);

        async Task<int> RequestsAsync(string url)
        {
            var log = new CallLog();
            using (StorageCalls.Watch(log))
            {
                await FirstPageAsync(url);
            }

            return log.Calls.Count;
        }

        async Task<IReadOnlyList<ArticleSummary>> FirstPageAsync(string url) =>
            (await world.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery(url), Cancelled)).Value!.Items;
    }

    [Fact]
    public async Task A_speaker_is_found_by_surname()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(
            "one",
            Documents.Naming("Erlan Karin") with
            {
                Quotations = [Quote("We are faced with it", "Erlan Karin", 0)],
            }
        );
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
        await world.PublishAsync(
            "2022/kz.txt",
            Documents.Of(TestPeople.Karin, Documents.Place("Almaty"), Documents.Organisation("A; B")) with
            {
                Headline = "Headline",
                DatePublished = new DateOnly(2022, 1, 10),
                Dateline = new Dateline("ALMATY", "Reuters", 10, 19),
                Text = Text,
                Blocks = [new Block(BlockKind.Heading, 0, 8), new Block(BlockKind.Paragraph, 10, Text.Length - 10)],
                Quotations = [Quote("spoke", "Erlan Karin", 0)],
                WordCount = 7,
            }
        );
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
        Assert.Single(await world.SearchAsync($"from={day:O}&to={day:O}"));
        Assert.Empty(await world.SearchAsync($"to={day.AddDays(-1):O}"));
    }

    [Fact]
    public async Task A_continuation_is_refused_by_another_query_and_another_catalogue_and_accepted_with_another_limit()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        using CatalogWorld other = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 3; i++)
        {
            await world.PublishAsync($"{i}", Documents.Naming("Erlan Karin"));
        }

        ArticleQuery query = CatalogWorldQueries.ArticleQuery("person=Karin&limit=1");
        string continuation = (await world.Catalog.SearchAsync(query, Cancelled)).Value!.Continuation!;
        Assert.Equal(2, (await NextAsync(world, "person=Karin&limit=20")).Value!.Items.Count);
        Assert.Equal(2, (await NextAsync(world, "person= KARIN")).Value!.Items.Count);
        foreach (
            string url in new[]
            {
                "person=Mamin",
                "person=Karin&from=2022-01-01",
                "not-person=Karin",
                "person=Karin&sort=oldest",
                "person=Karin&q=gas",
            }
        )
        {
            Assert.Equal("continuation", (await NextAsync(world, url)).Error!.Parameter);
        }

        Assert.Equal("continuation", (await NextAsync(other, "person=Karin")).Error!.Parameter);
        Assert.Equal(
            "continuation",
            (
                await world.Catalog.QuotationsAsync(
                    CatalogWorldQueries.QuotationQuery($"person=Karin&continuation={continuation}"),
                    Cancelled
                )
            )
                .Error!
                .Parameter
        );

        Task<Answer<Page<ArticleSummary>>> NextAsync(CatalogWorld asked, string url) =>
            asked.Catalog.SearchAsync(CatalogWorldQueries.ArticleQuery($"{url}&continuation={continuation}"), Cancelled);
    }

    [Fact]
    public async Task The_last_full_page_says_that_it_is_the_last()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 6; i++)
        {
            await world.PublishAsync($"{i}", Documents.Of());
        }

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
        await world.PublishAsync(
            "innocent",
            Documents.Naming("Erlan Karin") with
            {
                Quotations = [Quote("x", "Erlan Karin", 0)],
                Keywords = [new Keyword("gas", 1)],
                CitedMedia = [new CitedMedium("Sputnik", 0, 1)],
            }
        );
        foreach (string facet in NameKind.All.Select(static kind => kind.Facet).Append(Facet.Mentioned))
        {
            Assert.Empty(await world.SearchAllAsync(Naming(facet, value)));
        }

        Assert.Empty((
                await world.Catalog.QuotationsAsync(
                    new QuotationQuery
                    {
                        Speakers = [value],
                        People = [value],
                        About = [value],
                        Medium = value,
                    },
                    Cancelled
                )
            ).Value!.Items);
        Assert.Null(await world.Catalog.GetAsync(value, Cancelled));
        Assert.Null(await world.Catalog.OpenOriginalAsync(value, inParts: false, Cancelled));
        Assert.False(await world.Catalog.DeleteAsync(value, Cancelled));

        // Table storage keeps no ill-formed UTF-16, but what can be written is found.
        await world.PublishAsync("named so", Documents.Naming("Erlan Karin", value));
        await world.AssertConsistentAsync();
        if (!value.Contains('\uD800', StringComparison.Ordinal))
        {
            Assert.Equal(["named so"], (await world.SearchAllAsync(Naming(Facet.Person, value))).Select(static article => article.Name));
        }

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
            Assert.Equal(
                (await world.Blob("a/b.txt").DownloadContentAsync(Cancelled)).Value.Content.ToString(),
                await reader.ReadToEndAsync(Cancelled)
            );
            Assert.Equal("a/b.txt", original.Name);
            Assert.StartsWith("\"", original.EntityTag, StringComparison.Ordinal);
        }

        await world.Blob("a/b.txt").DeleteAsync(cancellationToken: Cancelled);
        Assert.Null(await world.Catalog.OpenOriginalAsync(id, inParts: false, Cancelled));
        Assert.Null(await world.Catalog.OpenOriginalAsync(ArticleId.FromBlobName("unknown"), inParts: false, Cancelled));
    }

    [Fact]
    public async Task The_status_counts_articles_and_messages()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one", Documents.Of());
        await world.PublishAsync("two", Documents.Of());
        await world.PublishAsync("gone", Documents.Of());
        await world.PackAsync();
        await world.PublishAsync("two", Documents.Naming("Erlan Karin"));
        await world.Catalog.DeleteAsync(ArticleId.FromBlobName("gone"), Cancelled);
        await world.UploadAsync("bad", CatalogWorld.Bad);
        await world.Indexer.IndexAsync((await world.ReceiveAsync("bad"))!, Cancelled);
        await world.Queues.GetQueueClient("parsed-articles").SendMessageAsync("x", Cancelled);
        StatusReport report = await world.Catalog.StatusAsync(Cancelled);
        Assert.Equal(
            [
                new StatusCount(ArticleStatus.Indexed, 2, true),
                new StatusCount(ArticleStatus.Rejected, 1, true),
                new StatusCount(ArticleStatus.Batch, 0, true),
            ],
            report.Articles
        );
        Assert.Equal(
            [
                new QueueDepth("parsed-articles", 1),
                new QueueDepth("parsed-articles-poison", 0),
                new QueueDepth("deleted-articles", 0),
                new QueueDepth("deleted-articles-poison", 0),
                new QueueDepth("webjobs-blobtrigger-poison", 0),
            ],
            report.Queues
        );
        Assert.Equal((3, 3, 1), (report.Waiting, report.Index!.Documents, report.Index.Packed));
    }

    private static ArticleQuery Naming(string facet, string value) =>
        new() { Filter = new ArticleFilter { Names = [new NameCondition(facet, value)] } };

    private static Quotation Quote(string text, string speaker, int entity) =>
        new()
        {
            Text = text,
            Start = 0,
            Length = text.Length,
            Kind = QuotationKind.Direct,
            Speaker = speaker,
            SpeakerEntity = entity,
        };
}
