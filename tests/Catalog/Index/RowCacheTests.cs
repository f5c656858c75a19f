using Azure.Data.Tables;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Tests.Index;

/// <summary>Rows are kept for the version they are of, the last ones used, and only those that never change.</summary>
public sealed class RowCacheTests
{
    private readonly RowCache _cache = new(capacity: 20_000);

    [Fact]
    public void A_row_is_found_by_its_version_alone()
    {
        _cache.Keep(Row("a", "v1"), isWhole: true);
        Assert.NotNull(Find("a", "v1", isWhole: true));
        Assert.NotNull(Find("a", "v1", isWhole: false));
        Assert.Null(Find("a", "v2", isWhole: false));
        Assert.Null(Find("b", "v1", isWhole: false));
    }

    [Fact]
    public void A_row_without_its_document_is_of_no_use_to_who_needs_it()
    {
        _cache.Keep(Row("a", "v1"), isWhole: false);
        Assert.Null(Find("a", "v1", isWhole: true));
        Assert.NotNull(Find("a", "v1", isWhole: false));
    }

    [Theory]
    [InlineData(RowStatus.Batch)]
    [InlineData(RowStatus.Rejected)]
    public void What_may_change_at_the_same_version_is_not_kept(string status)
    {
        _cache.Keep(Row("a", "v1", status), isWhole: true);
        Assert.Null(Find("a", "v1", isWhole: false));
    }

    [Fact]
    public void When_it_is_full_the_rows_go_that_were_not_used_for_longest()
    {
        for (int i = 0; i < 30; i++)
        {
            _cache.Keep(Row($"{i}", "v1"), isWhole: true);
            Assert.NotNull(Find("0", "v1", isWhole: true));
        }

        Assert.NotNull(Find("29", "v1", isWhole: true));
        Assert.Null(Find("1", "v1", isWhole: true));
    }

    [Fact]
    public void A_row_that_would_displace_many_is_not_kept()
    {
        _cache.Keep(Row("small", "v1"), isWhole: true);
        TableEntity large = Row("large", "v1");
        large[Columns.Document[0]] = new byte[64 << 10];
        _cache.Keep(large, isWhole: true);
        Assert.Null(Find("large", "v1", isWhole: true));
        Assert.NotNull(Find("small", "v1", isWhole: true));
    }

    private StoredArticle? Find(string id, string etag, bool isWhole) =>
        _cache.Find(new ArticleVersion(id, IndexFields.VersionOf(StoredArticle.VersionOf(etag, "1"))), isWhole);

    private static TableEntity Row(string id, string etag, string status = RowStatus.Indexed) =>
        new("00", RowKeys.Article(id))
        {
            [Columns.Status] = status,
            [Columns.BlobETag] = etag,
            [Columns.Extractor] = "1",
            [Columns.Document[0]] = new byte[1000],
        };
}
