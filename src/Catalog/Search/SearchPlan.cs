using System.Globalization;
using System.Text;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>A query as the index sees it: the posting lists whose articles are wanted, and over which days.</summary>
/// <param name="Lists">At least one list; every article that is found is in all of them.</param>
/// <param name="Range">The days.</param>
/// <param name="Canonical">A text that is the same for two queries exactly when they have the same results in the same order. Continuations are bound to it.</param>
internal sealed record SearchPlan(IReadOnlyList<PostingList> Lists, SortKeyRange Range, string Canonical)
{
    /// <summary>Plans a query for articles.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">The words it asks for.</param>
    public static SearchPlan Of(ArticleQuery query, IReadOnlyList<string> words)
    {
        var lists = new List<PostingList>();
        Add(Facet.Person, query.People);
        Add(Facet.Organisation, query.Organisations);
        Add(Facet.Place, query.Places);
        Add(Facet.Speaker, query.Speakers);
        Add(Facet.Source, query.Sources);
        Add(Facet.Keyword, query.Keywords);
        Add(Facet.Mentioned, query.Mentioned);
        Add(Facet.Language, query.Language is null ? [] : [query.Language]);

        // Rejected articles are in no list but their status, so any other list implies “indexed”.
        if (lists.Count == 0 || query.Status != ArticleStatus.Indexed)
            lists.Add(PostingList.Of(Facet.Status, ArticlePostings.NameOf(query.Status)));
        return Make("articles", lists, query.From, query.To, words);

        void Add(string facet, IEnumerable<string> names) => lists.AddRange(names.Select(name => PostingList.Of(facet, name)));
    }

    /// <summary>Plans the counting of articles.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">The words it asks for.</param>
    public static SearchPlan Of(TimelineQuery query, IReadOnlyList<string> words)
    {
        SearchPlan articles = Of(query.Articles, words);
        return articles with { Canonical = $"timeline by {query.Interval} of {articles.Canonical}" };
    }

    /// <summary>Plans a query for quotations.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">The words it asks for.</param>
    public static SearchPlan Of(QuotationQuery query, IReadOnlyList<string> words)
    {
        var lists = new List<PostingList>();
        if (query.Speaker is not null)
            lists.Add(PostingList.Of(Facet.Speaker, query.Speaker));
        if (query.Person is not null)
            lists.Add(PostingList.Of(Facet.Person, query.Person));
        if (query.Medium is not null)
            lists.Add(PostingList.Of(Facet.Source, query.Medium));
        if (lists.Count == 0)
            lists.Add(PostingList.Of(Facet.Status, RowStatus.Indexed));
        return Make("quotations", lists, query.From, query.To, words);
    }

    private static SearchPlan Make(string what, List<PostingList> lists, DateOnly? from, DateOnly? to, IReadOnlyList<string> words)
    {
        PostingList[] distinct = [.. lists.Distinct().OrderBy(static list => list.Prefix, StringComparer.Ordinal)];
        // Values hold no separator and no line break, words neither, so different queries give different texts.
        var canonical = new StringBuilder(what).Append('\n').Append(CultureInfo.InvariantCulture, $"{from:O}/{to:O}\n").AppendJoin(' ', words);
        foreach (PostingList list in distinct)
            canonical.Append('\n').Append(list.Prefix);
        return new SearchPlan(distinct, SortKeyRange.Of(from, to), canonical.ToString());
    }
}
