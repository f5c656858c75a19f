using System.Globalization;
using System.Text;
using CsCheck;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Names;
using Pipeline.Catalog.Search.Snippets;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>
/// Whatever somebody types into an address, the answer is a page or names the parameter that is wrong and what to send instead.
/// </summary>
public sealed class FuzzedQueryTests
{
    /// <summary>How many addresses are tried, unless <c>PIPELINE_FUZZ_RUNS</c> says how many.</summary>
    private const int Runs = 1000;

    private static readonly string[] Names =
    [
        "person",
        "not-person",
        "place",
        "organisation",
        "speaker",
        "not-speaker",
        "source",
        "keyword",
        "q",
        "mentioned",
        "not-mentioned",
        "language",
        "not-language",
        "status",
        "from",
        "to",
        "near",
        "sort",
        "facets",
        "facetLimit",
        "collapse",
        "keep",
        "limit",
        "continuation",
        "medium",
        "kind",
        "minConfidence",
        "about",
        "article",
        "interval",
        "share",
        "of",
        "types",
        "minArticles",
        "bbox",
        "type",
        "prefix",
        "colour",
        "",
        "Q",
        "q[]",
    ];

    private static readonly string[] Values =
    [
        "Karin",
        "a",
        "",
        " ",
        "gas",
        "\"gas price\"",
        "\"gas price\"~3",
        "gas~",
        "gas~9",
        "pri*",
        "*",
        "-gas",
        "-",
        "(gas",
        "gas)",
        "(((((",
        "gas OR",
        "OR",
        "NOT",
        "headline:gas",
        "person:Karin",
        "person:",
        "colour:red",
        "\"",
        "\"\"",
        ":",
        "~",
        "~~",
        "~1",
        "\\",
        "%00",
        "\0",
        "\uD800",
        "💥",
        "東京",
        "京*",
        "<script>",
        "newest",
        "oldest",
        "relevance",
        "duplicates",
        "first",
        "earliest",
        "articles",
        "quotations",
        "documents",
        "person,place",
        ",",
        "person,,colour",
        "kind",
        "speaker",
        "indexed",
        "rejected",
        "batch",
        "en",
        "und",
        "xx9",
        "1",
        "0",
        "-1",
        "100",
        "101",
        "99999999999999999999",
        "1e3",
        "NaN",
        "0.5",
        "1.1",
        "true",
        "maybe",
        "2022-01-01",
        "2022-02-30",
        "0000-00-00",
        "9999-12-31",
        "0001-01-01",
        "2022",
        "2022-W02",
        "1,2,3,4",
        "180,-90,-180,90",
        "1,2,3",
        "NaN,NaN,NaN,NaN",
        "ouqfxc5ycxfqfs7f",
        "week",
        "year",
    ];

    private delegate void Ask(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters);

    [Fact]
    public void Every_address_is_answered_with_a_page_or_with_what_is_wrong()
    {
        using var archive = new MemoryArchive();
        RandomArticles.Fill(archive, new Random(1));
        using ArchiveView view = archive.Open();
        Ask[] routes = [Articles, Quotations, Timelines, Entities, Profiles, Networks, Places, Exports];
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    KeyValuePair<string, string>[] parameters = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Parameter(random))];
                    routes[random.Next(routes.Length)](view, parameters);
                },
                iter: int.TryParse(Environment.GetEnvironmentVariable("PIPELINE_FUZZ_RUNS"), CultureInfo.InvariantCulture, out int runs)
                    ? runs
                    : Runs,
                threads: 1,
                print: static seed =>
                {
                    var random = new Random(seed);
                    return string.Join(
                        '&',
                        Enumerable.Range(0, random.Next(6)).Select(_ => Parameter(random)).Select(static pair => $"{pair.Key}={pair.Value}")
                    );
                }
            );
    }

    private static KeyValuePair<string, string> Parameter(Random random) =>
        KeyValuePair.Create(Names[random.Next(Names.Length)], Value(random));

    private static string Value(Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                var any = new StringBuilder();
                for (int i = random.Next(40); i > 0; i--)
                {
                    any.Append((char)random.Next(random.Next(4) == 0 ? 0xFFFF : 0x7F));
                }

                return any.ToString();
            case 1:
                return string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => Values[random.Next(Values.Length)]));
            case 2:
                return new string((char)random.Next(0x20, 0x7F), random.Next(700));
            default:
                return Values[random.Next(Values.Length)];
        }
    }

    private static void Articles(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (!Check(ArticleQuery.TryParse(parameters, out ArticleQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            return;
        }

        var page = new PageCollector(query!.Order, query.Limit, Position.Start);
        var all = new Lucene.Net.Index.Term(Facet.Status, RowStatus.Indexed);
        var facets = new FacetSearch(view, query.Facets.Select(CountedFacet.Of), all);
        view.Search(Conditions.Of(query.Filter, null, query.Order == ResultOrder.Relevance), [page, .. facets.Collectors]);
        facets.Read(query.FacetLimit, page.Total, query.Filter.IsEverything);
        Assert.InRange(page.Hits.Count, 0, query.Limit);
        Assert.NotEmpty(Canonical.Of(query));
        SnippetMaker
            .For(query.Filter)
            ?.Of(Support.Documents.Naming("Erlan Karin") with { Headline = "Gas price", Text = "The gas price rose.\nKarin: 東京都" });
    }

    private static void Quotations(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Check(QuotationQuery.TryParse(parameters, out QuotationQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            var page = new PageCollector(query!.Order, query.Limit, Position.Start);
            view.Search(Conditions.Of(query), QuotationSearch.ArticlesOf(query, null), page);
            SnippetMaker.MarkerFor(query.Text)?.Mark("The gas price rose.");
        }
    }

    private static void Timelines(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (!Check(TimelineQuery.TryParse(parameters, out TimelineQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            return;
        }

        _ = query!.Quotations is { } quotations
            ? new TimelineSearch(view).CountQuotations(Conditions.Of(quotations), QuotationSearch.ArticlesOf(quotations, null), query)
            : new TimelineSearch(view).CountArticles(Conditions.Of(query.Filter, null), query);
    }

    private static void Entities(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Check(EntityQuery.TryParse(parameters, out EntityQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            Assert.InRange(new NameSearch(view).Find(query!).Count, 0, query!.Limit);
        }
    }

    private static void Profiles(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        string name = parameters.Count == 0 ? "Karin" : parameters[0].Value;
        if (Check(ProfileQuery.TryParse(name, parameters.Skip(1), out ProfileQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            new ProfileSearch(view).Find(query!);
        }
    }

    private static void Networks(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Check(NetworkQuery.TryParse(parameters, out NetworkQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            Assert.InRange(new NetworkSearch(view).Find(Conditions.Of(query!.Filter, null), query).Nodes.Count, 0, query.Limit);
        }
    }

    private static void Places(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Check(PlacesQuery.TryParse(parameters, out PlacesQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            Assert.InRange(new PlaceSearch(view).Find(Conditions.Of(query!.Filter, null), query).Features.Count, 0, query.Limit);
        }
    }

    private static void Exports(ArchiveView view, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Check(ExportQuery.TryParse(parameters, out ExportQuery? query, out IReadOnlyList<QueryError> errors), errors))
        {
            Assert.NotEmpty(Canonical.Of(query!));
        }
    }

    /// <summary>That an address was understood, or that every mistake is named.</summary>
    private static bool Check(bool isUnderstood, IReadOnlyList<QueryError> errors)
    {
        Assert.Equal(isUnderstood, errors.Count == 0);
        foreach (QueryError error in errors)
        {
            Assert.False(string.IsNullOrEmpty(error.Problem), string.Create(CultureInfo.InvariantCulture, $"{error}"));
            Assert.False(string.IsNullOrEmpty(error.Fix), string.Create(CultureInfo.InvariantCulture, $"{error}"));
            Assert.NotNull(error.Parameter);
        }

        return isUnderstood;
    }
}
