using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Language;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Search;

/// <summary>Makes queries of the index of what a caller asks for.</summary>
internal static class Conditions
{
    /// <summary>The articles that a filter means.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="nearBands">The fingerprint of the article whose near-duplicates are meant; null where the filter means none.</param>
    /// <param name="isScored">Whether hits are sorted by relevance to the filter's text.</param>
    public static Query Of(ArticleFilter filter, string? nearBands, bool isScored = false)
    {
        var all = new BooleanQuery(true);
        Add(all, new TermQuery(new Term(Facet.Status, StatusName.Of(filter.Status))), Occur.MUST, isScored);
        foreach (NameCondition name in filter.Names)
        {
            Add(
                all,
                new TermQuery(new Term(name.Facet, IndexValue.Of(name.Value))),
                name.IsExcluded ? Occur.MUST_NOT : Occur.MUST,
                isScored
            );
        }

        if (filter.From is not null || filter.To is not null)
        {
            Add(all, Days(filter.From, filter.To), Occur.MUST, isScored);
        }

        if (nearBands is not null)
        {
            Add(all, Near(nearBands), Occur.MUST, isScored);
        }

        if (filter.Text is { } text)
        {
            AddText(all, text, QueryFields.OfArticles, QueryCompiler.OfArticles, isScored);
        }

        return all;
    }

    /// <summary>The quotations that a query means, without the conditions on their articles.</summary>
    /// <param name="query">The query.</param>
    public static Query Of(QuotationQuery query)
    {
        bool isScored = query.Order == ResultOrder.Relevance;
        var all = new BooleanQuery(true);
        AddAnyOf(
            all,
            query.Kinds.Count == 0 ? [IndexFields.AnyKind] : query.Kinds.Select(static kind => IndexValue.Of(kind.ToString())),
            IndexFields.QuotationKind,
            isScored
        );
        AddAnyOf(all, query.Speakers.Select(IndexValue.Of), IndexFields.QuotationSpeaker, isScored);
        foreach (string speaker in query.NotSpeakers)
        {
            Add(all, Term(IndexFields.QuotationSpeaker, speaker), Occur.MUST_NOT, isScored);
        }

        foreach (string person in query.People)
        {
            Add(all, SaidOrNamed(person), Occur.MUST, isScored);
        }

        foreach (string person in query.NotPeople)
        {
            Add(all, SaidOrNamed(person), Occur.MUST_NOT, isScored);
        }

        foreach (string name in query.About)
        {
            Add(all, About(name), Occur.MUST, isScored);
        }

        if (query.Medium is { } medium)
        {
            Add(all, Term(IndexFields.QuotationMedium, medium), Occur.MUST, isScored);
        }

        foreach (string excluded in query.NotMedia)
        {
            Add(all, Term(IndexFields.QuotationMedium, excluded), Occur.MUST_NOT, isScored);
        }

        if (query.MinConfidence is { } least)
        {
            Add(
                all,
                NumericRangeQuery.NewInt32Range(
                    IndexFields.QuotationConfidence,
                    DocumentFields.NumberStep,
                    (int)Math.Ceiling(least * 100),
                    null,
                    true,
                    true
                ),
                Occur.MUST,
                isScored
            );
        }

        if (query.Article is { } article)
        {
            Add(all, new TermQuery(new Term(IndexFields.Id, article)), Occur.MUST, isScored);
        }

        if (query.Filter.From is not null || query.Filter.To is not null)
        {
            Add(all, Days(query.Filter.From, query.Filter.To), Occur.MUST, isScored);
        }

        if (query.Text is { } text)
        {
            AddText(all, text, QueryFields.OfQuotations, QueryCompiler.OfQuotations, isScored);
        }

        return all;
    }

    /// <summary>The documents that have a term, of some days.</summary>
    /// <param name="field">The field of the term.</param>
    /// <param name="term">The term, as the index has it.</param>
    /// <param name="from">The first day; null for any.</param>
    /// <param name="to">The last day; null for any.</param>
    public static Query Of(string field, string term, DateOnly? from, DateOnly? to)
    {
        var all = new BooleanQuery(true) { { new TermQuery(new Term(field, term)), Occur.MUST } };
        if (from is not null || to is not null)
        {
            all.Add(Days(from, to), Occur.MUST);
        }

        return all;
    }

    /// <summary>The near-duplicates of a text, itself included.</summary>
    /// <param name="fingerprint">Its fingerprint; an empty one has none.</param>
    public static Query Near(string fingerprint)
    {
        IReadOnlyList<string> bands = Fingerprint.Bands(fingerprint);
        var shared = new BooleanQuery(true) { MinimumNumberShouldMatch = Fingerprint.SharedBandsOfDuplicates };
        foreach (string band in bands)
        {
            shared.Add(new TermQuery(new Term(Facet.Near, band)), Occur.SHOULD);
        }

        return shared;
    }

    /// <summary>The quotations that name somebody or something that did not say them.</summary>
    /// <param name="name">The name.</param>
    public static Query About(string name)
    {
        string value = IndexValue.Of(name);
        var any = new BooleanQuery(true);
        foreach (char type in new[] { NameTerm.Person, NameTerm.Organisation, NameTerm.Place })
        {
            any.Add(new TermQuery(new Term(IndexFields.QuotationAbout, type + value)), Occur.SHOULD);
        }

        return any;
    }

    private static BooleanQuery SaidOrNamed(string person) =>
        new(true)
        {
            { Term(IndexFields.QuotationSpeaker, person), Occur.SHOULD },
            { new TermQuery(new Term(IndexFields.QuotationAbout, NameTerm.Person + IndexValue.Of(person))), Occur.SHOULD },
        };

    private static TermQuery Term(string field, string name) => new(new Term(field, IndexValue.Of(name)));

    private static NumericRangeQuery<int> Days(DateOnly? from, DateOnly? to) =>
        NumericRangeQuery.NewInt32Range(IndexFields.Day, DocumentFields.NumberStep, from?.DayNumber, to?.DayNumber, true, true);

    private static void AddAnyOf(BooleanQuery all, IEnumerable<string> values, string field, bool isScored)
    {
        var any = new BooleanQuery(true);
        foreach (string value in values)
        {
            any.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        }

        if (any.Clauses.Count > 0)
        {
            Add(all, any, Occur.MUST, isScored);
        }
    }

    private static void AddText(BooleanQuery all, string text, QueryFields fields, QueryCompiler compiler, bool isScored)
    {
        if (!QueryParser.TryParse(text, fields, out QueryNode? node, out QueryMistake? mistake))
        {
            throw new ArgumentException($"{mistake.Problem} {mistake.Fix}", nameof(text));
        }

        all.Add(compiler.Compile(node, isScored), Occur.MUST);
    }

    /// <summary>Adds a condition that says nothing about relevance.</summary>
    private static void Add(BooleanQuery all, Query condition, Occur occur, bool isScored) =>
        all.Add(isScored && occur == Occur.MUST ? new ConstantScoreQuery(condition) { Boost = 0 } : condition, occur);
}
