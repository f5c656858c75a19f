using System.Globalization;
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
                    IReadOnlyList<KeyValuePair<string, string>> parameters = FuzzedParameters.Some(random);
                    routes[random.Next(routes.Length)](view, parameters);
                },
                iter: FuzzedParameters.Runs(1000),
                threads: 1,
                print: static seed =>
                    string.Join('&', FuzzedParameters.Some(new Random(seed)).Select(static pair => $"{pair.Key}={pair.Value}"))
            );
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
