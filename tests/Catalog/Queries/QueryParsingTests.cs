using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests.Queries;

public sealed class QueryParsingTests
{
    [Fact]
    public void Every_parameter_of_an_article_query_is_read()
    {
        ArticleQuery query = CatalogWorldQueries.ArticleQuery("person=A&person=B&organisation=C&place=D&speaker=E&source=F&keyword=G&q=one two&q=three&mentioned=2022-w02&language=EN&status=Rejected&from=2022-01-01&to=2022-01-31&limit=7&continuation=x");
        Assert.Equal(["A", "B"], query.People);
        Assert.Equal(["C"], query.Organisations);
        Assert.Equal(["D"], query.Places);
        Assert.Equal(["E"], query.Speakers);
        Assert.Equal(["F"], query.Sources);
        Assert.Equal(["G"], query.Keywords);
        Assert.Equal("one two three", query.Text);
        Assert.Equal(["2022-W02"], query.Mentioned);
        Assert.Equal("en", query.Language);
        Assert.Equal(ArticleStatus.Rejected, query.Status);
        Assert.Equal(new DateOnly(2022, 1, 1), query.From);
        Assert.Equal(new DateOnly(2022, 1, 31), query.To);
        Assert.Equal(7, query.Limit);
        Assert.Equal("x", query.Continuation);
    }

    [Fact]
    public void Every_parameter_of_a_quotation_query_is_read()
    {
        QuotationQuery query = CatalogWorldQueries.QuotationQuery("speaker=A&person=B&medium=C&q=one&from=2022-01-01&to=2022-01-31&limit=7&continuation=x");
        Assert.Equal(
            new QuotationQuery { Speaker = "A", Person = "B", Medium = "C", Text = "one", From = new DateOnly(2022, 1, 1), To = new DateOnly(2022, 1, 31), Limit = 7, Continuation = "x" },
            query);
    }

    [Fact]
    public void Every_parameter_of_a_timeline_is_read()
    {
        Assert.True(TimelineQuery.TryParse(CatalogWorldQueries.Parameters("interval=Week&person=A&from=2022-01-01&continuation=x"), out TimelineQuery? query, out _));
        Assert.Equal(TimelineInterval.Week, query.Interval);
        Assert.Equivalent(new ArticleQuery { People = ["A"], From = new DateOnly(2022, 1, 1), Continuation = "x" }, query.Articles);
    }

    [Fact]
    public void Every_parameter_of_an_entity_query_is_read()
    {
        Assert.True(EntityQuery.TryParse(CatalogWorldQueries.Parameters("type=Place&prefix=A&limit=7"), out EntityQuery? query, out _));
        Assert.Equal(new EntityQuery { Type = Metadata.EntityType.Place, Prefix = "A", Limit = 7 }, query);
    }

    [Theory]
    [InlineData("interval=fortnight", "interval")]
    [InlineData("interval=0", "interval")]
    [InlineData("limit=3", "limit")]
    [InlineData("from=x", "from")]
    public void A_wrong_parameter_of_a_timeline_is_named(string url, string parameter)
    {
        Assert.False(TimelineQuery.TryParse(CatalogWorldQueries.Parameters(url), out TimelineQuery? query, out IReadOnlyList<QueryError> errors));
        Assert.Null(query);
        Assert.Equal(parameter, Assert.Single(errors).Parameter);
    }

    [Theory]
    [InlineData("type=company", "type")]
    [InlineData("prefix=\u0301", "prefix")]
    [InlineData("limit=101", "limit")]
    [InlineData("continuation=x", "continuation")]
    public void A_wrong_parameter_of_an_entity_query_is_named(string url, string parameter)
    {
        Assert.False(EntityQuery.TryParse(CatalogWorldQueries.Parameters(url), out EntityQuery? query, out IReadOnlyList<QueryError> errors));
        Assert.Null(query);
        Assert.Equal(parameter, Assert.Single(errors).Parameter);
    }

    [Fact]
    public void Empty_values_count_as_left_out() => Assert.Equivalent(new ArticleQuery(), CatalogWorldQueries.ArticleQuery("person=&q= &from=&limit=&status=&language=&continuation="));

    [Theory]
    [InlineData("from=2022-13-01", "from")]
    [InlineData("from=10/01/2022", "from")]
    [InlineData("to=2022-02-30", "to")]
    [InlineData("to=yesterday", "to")]
    [InlineData("from=2022-01-02&to=2022-01-01", "from")]
    [InlineData("from=2022-01-01&from=2022-01-02", "from")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1e1", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("status=done", "status")]
    [InlineData("status=0", "status")]
    [InlineData("status=indexed&status=rejected", "status")]
    [InlineData("language=english", "language")]
    [InlineData("language=e'", "language")]
    [InlineData("mentioned=Monday", "mentioned")]
    [InlineData("mentioned=2022-01-10T12:00", "mentioned")]
    [InlineData("person=\u0301", "person")]
    [InlineData("q=…", "q")]
    [InlineData("persons=Karin", "persons")]
    [InlineData("Person=Karin", "Person")]
    public void A_wrong_parameter_is_named_with_what_to_do(string url, string parameter)
    {
        Assert.False(ArticleQuery.TryParse(CatalogWorldQueries.Parameters(url), out ArticleQuery? query, out IReadOnlyList<QueryError> errors));
        Assert.Null(query);
        QueryError error = Assert.Single(errors);
        Assert.Equal(parameter, error.Parameter);
        Assert.NotEmpty(error.Problem);
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void All_wrong_parameters_are_named_at_once()
    {
        Assert.False(ArticleQuery.TryParse(CatalogWorldQueries.Parameters("from=x&limit=x&status=x&colour=red"), out _, out IReadOnlyList<QueryError> errors));
        Assert.Equal(["status", "from", "limit", "colour"], errors.Select(static error => error.Parameter));
    }

    [Fact]
    public void Too_many_and_too_long_values_are_refused()
    {
        string many = string.Join('&', Enumerable.Range(0, 17).Select(static i => i % 2 == 0 ? $"person=P{i}" : $"place=P{i}"));
        Assert.False(ArticleQuery.TryParse(CatalogWorldQueries.Parameters(many), out _, out IReadOnlyList<QueryError> tooMany));
        Assert.Equal("place", Assert.Single(tooMany).Parameter);
        foreach (string parameter in new[] { "person", "q", "continuation", "mentioned" })
        {
            Assert.False(ArticleQuery.TryParse([KeyValuePair.Create(parameter, new string('x', 100_000))], out _, out IReadOnlyList<QueryError> tooLong));
            Assert.Equal(parameter, tooLong[0].Parameter);
            Assert.All(tooLong, static error => Assert.True(error.Problem.Length < 200));
        }
    }

    [Fact]
    public void A_quotation_query_takes_one_speaker()
    {
        Assert.False(QuotationQuery.TryParse(CatalogWorldQueries.Parameters("speaker=A&speaker=B"), out _, out IReadOnlyList<QueryError> errors));
        Assert.Equal("speaker", Assert.Single(errors).Parameter);
    }
}
