using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

public sealed class IndexerTests(AzuriteFixture azurite)
{
    private const string Name = "2022/01/kz one.txt";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_article_takes_two_requests_to_receive_and_two_to_index()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
            Assert.Equal(2, log.Calls.Count);
            Assert.Equal(IndexOutcome.Indexed, await world.Indexer.IndexAsync(message, Cancelled));
            Assert.Equal(4, log.Calls.Count);
        }

        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_repeated_message_writes_nothing()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
        await world.Indexer.IndexAsync(message, Cancelled);
        ArticleRecord? before = await world.Catalog.GetAsync(message.Id, Cancelled);
        Assert.Equal(IndexOutcome.Unchanged, await world.Indexer.IndexAsync(message, Cancelled));
        Assert.Equal(before!.EntityTag, (await world.Catalog.GetAsync(message.Id, Cancelled))!.EntityTag);
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Reupload_replaces_everything_of_the_old_version()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(
            Name,
            Documents.Naming("Erlan Karin", "Kassym-Jomart Tokayev") with
            {
                DatePublished = new DateOnly(2022, 1, 10),
            }
        );
        Assert.Equal(
            IndexOutcome.Indexed,
            await world.PublishAsync(
                Name,
                Documents.Naming("Kassym-Jomart Tokayev", "Nursultan Nazarbayev") with
                {
                    DatePublished = new DateOnly(2022, 1, 11),
                }
            )
        );
        await world.AssertConsistentAsync();
        Assert.Empty(await world.SearchAsync("person=Karin"));
        Assert.Equal([Name], await world.SearchAsync("person=Tokayev"));
        Assert.Equal([Name], await world.SearchAsync("person=Nazarbayev"));
        Assert.Empty(await world.SearchAsync("person=Tokayev&to=2022-01-10"));
        Assert.Single(await world.ParsedBlobsAsync());
    }

    [Fact]
    public async Task A_rejected_blob_is_recorded_with_its_reason()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, CatalogWorld.Bad);
        ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
        Assert.Equal(IndexOutcome.Rejected, await world.Indexer.IndexAsync(message, Cancelled));
        ArticleRecord record = (await world.Catalog.GetAsync(message.Id, Cancelled))!;
        Assert.Equal(ArticleStatus.Rejected, record.Summary.Status);
        Assert.Equal(new Rejection("bad", "It says so."), record.Summary.Rejection);
        Assert.Null(record.Metadata);
        Assert.Empty(await world.SearchAsync(""));
        Assert.Equal([Name], await world.SearchAsync("status=rejected"));
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_blob_over_the_limit_is_rejected_without_reading_it()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, new string('x', 10_000_001));
        ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
        Assert.Equal(IndexOutcome.Rejected, await world.Indexer.IndexAsync(message, Cancelled));
        ArticleSummary summary = (await world.Catalog.GetAsync(message.Id, Cancelled))!.Summary;
        Assert.Equal("too-large", summary.Rejection!.Code);
        Assert.Contains("10000001 bytes; the limit is 10000000", summary.Rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_just_fits_a_row_is_kept_and_a_larger_one_is_rejected()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);

        // Hexadecimal digits of random bytes compress to about half.
        ArticleMetadata fits = Documents.Of() with
        {
            Text = Convert.ToHexString(Noise(800 * 1024)),
        };
        ArticleMetadata tooLarge = Documents.Of() with { Text = Convert.ToHexString(Noise(1000 * 1024)) };
        Assert.Equal(IndexOutcome.Indexed, await world.PublishAsync("fits", fits));
        Assert.Equal(IndexOutcome.Rejected, await world.PublishAsync("too large", tooLarge));
        Assert.Equal(fits.Text, (await world.Catalog.GetAsync(ArticleId.FromBlobName("fits"), Cancelled))!.Metadata!.Text);
        Assert.Equal(
            "metadata-too-large",
            (await world.Catalog.GetAsync(ArticleId.FromBlobName("too large"), Cancelled))!.Summary.Rejection!.Code
        );
    }

    [Fact]
    public async Task A_blob_that_is_gone_has_no_message()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        Assert.Null(await world.ReceiveAsync("never uploaded"));
    }

    [Fact]
    public async Task An_older_message_is_dropped_after_a_newer_one()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Old"));
        ParsedArticleMessage old = (await world.ReceiveAsync(Name))!;
        await world.PublishAsync(Name, Documents.Naming("New"));
        Assert.Equal(IndexOutcome.Stale, await world.Indexer.IndexAsync(old, Cancelled));
        Assert.Equal(IndexOutcome.Stale, await world.Indexer.IndexAsync(old, Cancelled));
        await world.AssertConsistentAsync();
        Assert.Single(await world.ParsedBlobsAsync());
    }

    [Fact]
    public async Task A_newer_extractor_replaces_and_an_older_one_does_not()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
        Assert.Equal(IndexOutcome.Indexed, await world.IndexerOf("1.9.0").IndexAsync(message, Cancelled));
        Assert.Equal(IndexOutcome.Indexed, await world.IndexerOf("1.10.0").IndexAsync(message, Cancelled));
        Assert.Equal(IndexOutcome.Unchanged, await world.IndexerOf("1.9.0").IndexAsync(message, Cancelled));
        Assert.Equal("1.10.0", (await world.Catalog.GetAsync(message.Id, Cancelled))!.Metadata!.Extractor);
    }

    [Fact]
    public async Task A_lost_parsed_article_of_the_current_version_is_an_error_and_of_an_indexed_one_is_not()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        ParsedArticleMessage message = (await world.ReceiveAsync(Name))!;
        await world.Store.Parsed.GetBlobClient(message.ParsedBlob).DeleteAsync(cancellationToken: Cancelled);
        await Assert.ThrowsAsync<InvalidDataException>(() => world.Indexer.IndexAsync(message, Cancelled));
        await world.ReceiveAsync(Name);
        Assert.Equal(IndexOutcome.Indexed, await world.Indexer.IndexAsync(message, Cancelled));
        await world.Store.Parsed.GetBlobClient(message.ParsedBlob).DeleteAsync(cancellationToken: Cancelled);
        Assert.Equal(IndexOutcome.Unchanged, await world.Indexer.IndexAsync(message, Cancelled));
    }

    [Fact]
    public async Task A_message_that_nobody_of_ours_wrote_is_refused()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var foreign = new ParsedArticleMessage(ArticleId.FromBlobName("a"), "b", "0x1", default, "x");
        await Assert.ThrowsAsync<InvalidDataException>(() => world.Indexer.IndexAsync(foreign, Cancelled));
    }

    [Theory]
    [InlineData("../parsed/x")]
    [InlineData("a/../../parsed/x")]
    [InlineData("a/./b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a/..")]
    public async Task A_name_that_leads_to_another_blob_is_rejected_with_a_reason_and_without_a_request_to_it(string name)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var log = new CallLog();
        ParsedArticleMessage message;
        using (StorageCalls.Watch(log))
        {
            message = (await world.ReceiveAsync(name))!;
            Assert.Equal(IndexOutcome.Rejected, await world.Indexer.IndexAsync(message, Cancelled));
            Assert.Equal(IndexOutcome.Unchanged, await world.Indexer.IndexAsync((await world.ReceiveAsync(name))!, Cancelled));
        }

        Assert.All(
            log.Calls,
            static call =>
                Assert.True(
                    call.Contains("/parsed/", StringComparison.Ordinal)
                        || call.StartsWith("POST", StringComparison.Ordinal)
                        || call.Contains("/articles(", StringComparison.Ordinal),
                    call
                )
        );
        ArticleSummary summary = (await world.Catalog.GetAsync(message.Id, Cancelled))!.Summary;
        Assert.Equal(ArticleName.RejectionCode, summary.Rejection!.Code);
        Assert.Contains("lead elsewhere", summary.Rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a//b.txt")]
    [InlineData("..%2Fparsed%2Fx")]
    [InlineData("...")]
    [InlineData("é'|#?&%41+ x.html")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_strange_name_is_a_name(string name)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(name, Documents.Naming("Erlan Karin"));
        await world.PublishAsync(name, Documents.Naming("Askar Mamin"));
        await world.AssertConsistentAsync();
        Assert.Equal([name], await world.SearchAsync("person=Mamin"));
        Assert.True(await world.Catalog.DeleteAsync(ArticleId.FromBlobName(name), Cancelled));
        await world.AssertConsistentAsync();
    }

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
