using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests.Queries;

public sealed class QueryParsingTests
{
    [Fact]
    public void Every_parameter_of_an_article_query_is_read()
    {
        ArticleQuery query = CatalogWorldQueries.ArticleQuery(
            "person=A&person=B&organisation=C&place=D&speaker=E&source=F&keyword=G&not-person=H&q=one two&q=three&mentioned=2022-w02"
                + "&language=EN&not-language=FR"
                + "&status=Rejected&from=2022-01-01&to=2022-01-31&near=abcdefghijklmnop&sort=oldest&limit=7&continuation=x"
        );
        Assert.Equal(
            "person=A person=B -person=H organisation=C place=D speaker=E source=F keyword=G mentioned=2022-W02 language=en -language=fr",
            string.Join(' ', query.Filter.Names.Select(static name => $"{(name.IsExcluded ? "-" : "")}{name.Facet}={name.Value}"))
        );
        Assert.Equal(
            new ArticleFilter
            {
                Names = query.Filter.Names,
                Text = "one two three",
                Status = ArticleStatus.Rejected,
                From = new DateOnly(2022, 1, 1),
                To = new DateOnly(2022, 1, 31),
                Near = "abcdefghijklmnop",
            },
            query.Filter
        );
        Assert.Equal(ResultOrder.Oldest, query.Order);
        Assert.Equal(7, query.Limit);
        Assert.Equal("x", query.Continuation);
    }

    [Fact]
    public void Every_parameter_of_a_quotation_query_is_read()
    {
        QuotationQuery query = CatalogWorldQueries.QuotationQuery(
            "speaker=A&speaker=B&not-speaker=C&person=D&not-person=E&about=F&medium=G&not-medium=H&kind=Direct&kind=mixed"
                + "&minConfidence=0.5&q=one&article=abcdefghijklmnop&place=I"
                + "&from=2022-01-01&to=2022-01-31&sort=relevance&limit=7&continuation=x"
        );
        Assert.Equal(
            "A B|C|D|E|F|G|H",
            string.Join(
                '|',
                string.Join(' ', query.Speakers),
                query.NotSpeakers[0],
                query.People[0],
                query.NotPeople[0],
                query.About[0],
                query.Medium,
                query.NotMedia[0]
            )
        );
        Assert.Equal([Metadata.QuotationKind.Direct, Metadata.QuotationKind.Mixed], query.Kinds);
        Assert.Equal((0.5, "one", "abcdefghijklmnop"), (query.MinConfidence, query.Text, query.Article));
        Assert.Equal(new NameCondition("place", "I"), Assert.Single(query.Filter.Names));
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2022, 1, 31)), (query.Filter.From, query.Filter.To));
        Assert.Equal((ResultOrder.Relevance, 7, "x"), (query.Order, query.Limit, query.Continuation));
    }

    [Fact]
    public void Every_parameter_of_a_timeline_is_read()
    {
        Assert.True(
            TimelineQuery.TryParse(
                CatalogWorldQueries.Parameters("interval=Week&person=A&from=2022-01-01"),
                out TimelineQuery? query,
                out _
            )
        );
        Assert.Equal(TimelineInterval.Week, query.Interval);
        Assert.Equivalent(new ArticleFilter { Names = [new NameCondition("person", "A")], From = new DateOnly(2022, 1, 1) }, query.Filter);
    }

    [Fact]
    public void Every_parameter_of_an_entity_query_is_read()
    {
        Assert.True(EntityQuery.TryParse(CatalogWorldQueries.Parameters("type=Place&prefix=A&limit=7"), out EntityQuery? query, out _));
        Assert.Equal(
            new EntityQuery
            {
                Type = NameType.Place,
                Prefix = "A",
                Limit = 7,
            },
            query
        );
    }

    [Theory]
    [InlineData("interval=fortnight", "interval")]
    [InlineData("interval=0", "interval")]
    [InlineData("limit=3", "limit")]
    [InlineData("from=x", "from")]
    public void A_wrong_parameter_of_a_timeline_is_named(string url, string parameter)
    {
        Assert.False(
            TimelineQuery.TryParse(CatalogWorldQueries.Parameters(url), out TimelineQuery? query, out IReadOnlyList<QueryError> errors)
        );
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
        Assert.False(
            EntityQuery.TryParse(CatalogWorldQueries.Parameters(url), out EntityQuery? query, out IReadOnlyList<QueryError> errors)
        );
        Assert.Null(query);
        Assert.Equal(parameter, Assert.Single(errors).Parameter);
    }

    [Fact]
    public void Empty_values_count_as_left_out() =>
        Assert.Equivalent(new ArticleQuery(), CatalogWorldQueries.ArticleQuery("person=&q= &from=&limit=&status=&language=&continuation="));

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
    [InlineData("q=(gas", "q")]
    [InlineData("near=x", "near")]
    [InlineData("sort=relevance", "sort")]
    [InlineData("sort=best", "sort")]
    [InlineData("not-language=english", "not-language")]
    [InlineData("not-mentioned=Monday", "not-mentioned")]
    [InlineData("persons=Karin", "persons")]
    [InlineData("Person=Karin", "Person")]
    public void A_wrong_parameter_is_named_with_what_to_do(string url, string parameter)
    {
        Assert.False(
            ArticleQuery.TryParse(CatalogWorldQueries.Parameters(url), out ArticleQuery? query, out IReadOnlyList<QueryError> errors)
        );
        Assert.Null(query);
        QueryError error = Assert.Single(errors);
        Assert.Equal(parameter, error.Parameter);
        Assert.NotEmpty(error.Problem);
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void All_wrong_parameters_are_named_at_once()
    {
        Assert.False(
            ArticleQuery.TryParse(
                CatalogWorldQueries.Parameters("from=x&limit=x&status=x&colour=red"),
                out _,
                out IReadOnlyList<QueryError> errors
            )
        );
        Assert.Equal(["from", "status", "limit", "colour"], errors.Select(static error => error.Parameter));
    }

    [Fact]
    public void Too_many_and_too_long_values_are_refused()
    {
        string many = string.Join('&', Enumerable.Range(0, 33).Select(static i => i % 2 == 0 ? $"person=P{i}" : $"place=P{i}"));
        Assert.False(ArticleQuery.TryParse(CatalogWorldQueries.Parameters(many), out _, out IReadOnlyList<QueryError> tooMany));
        Assert.Equal("place", Assert.Single(tooMany).Parameter);
        foreach (string parameter in new[] { "person", "q", "continuation", "mentioned" })
        {
            Assert.False(
                ArticleQuery.TryParse(
                    [KeyValuePair.Create(parameter, new string('x', 100_000))],
                    out _,
                    out IReadOnlyList<QueryError> tooLong
                )
            );
            Assert.Equal(parameter, tooLong[0].Parameter);
            Assert.All(tooLong, static error => Assert.True(error.Problem.Length < 200));
        }
    }

    [Fact]
    public void A_mistake_in_q_is_pointed_at()
    {
        Assert.False(ArticleQuery.TryParse(CatalogWorldQueries.Parameters("q=gas (oil"), out _, out IReadOnlyList<QueryError> errors));
        QueryError error = Assert.Single(errors);
        Assert.Equal(("q", 4, 1), (error.Parameter, error.Position, error.Length));
    }

    [Theory]
    [InlineData("kind=spoken", "kind")]
    [InlineData("minConfidence=2", "minConfidence")]
    [InlineData("minConfidence=NaN", "minConfidence")]
    [InlineData("q=headline:gas", "q")]
    [InlineData("article=1", "article")]
    [InlineData("medium=A&medium=B", "medium")]
    public void A_wrong_parameter_of_a_quotation_query_is_named(string url, string parameter)
    {
        Assert.False(QuotationQuery.TryParse(CatalogWorldQueries.Parameters(url), out _, out IReadOnlyList<QueryError> errors));
        Assert.Equal(parameter, Assert.Single(errors).Parameter);
    }
}
