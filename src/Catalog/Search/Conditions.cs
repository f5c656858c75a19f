using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Language;
using Pipeline.Metadata;
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
        var all = new Conjunction(isScored);
        all.Require(new TermQuery(new Term(Facet.Status, StatusName.Of(filter.Status))));
        all.RequireEach(filter.Names.Where(static name => !name.IsExcluded).Select(Named));
        all.Exclude(filter.Names.Where(static name => name.IsExcluded).Select(Named));
        all.Require(Days(filter.From, filter.To));
        all.Require(nearBands is null ? null : Near(nearBands));
        all.RequireText(Words(filter.Text, QueryFields.OfArticles, QueryCompiler.OfArticles, isScored));
        return all.Query;
    }

    /// <summary>The quotations that a query means, without the conditions on their articles.</summary>
    /// <param name="query">The query.</param>
    public static Query Of(QuotationQuery query)
    {
        bool isScored = query.Order == ResultOrder.Relevance;
        var all = new Conjunction(isScored);
        all.RequireAny(OfKinds(query.Kinds));
        all.RequireAny(query.Speakers.Select(SaidBy));
        all.Exclude(query.NotSpeakers.Select(SaidBy));
        all.RequireEach(query.People.Select(SaidOrNamed));
        all.Exclude(query.NotPeople.Select(SaidOrNamed));
        all.RequireEach(query.About.Select(About));
        all.Require(query.Medium is { } medium ? ReportedBy(medium) : null);
        all.Exclude(query.NotMedia.Select(ReportedBy));
        all.Require(query.MinConfidence is { } least ? AtLeast(least) : null);
        all.Require(query.Article is { } article ? new TermQuery(new Term(IndexFields.Id, article)) : null);
        all.Require(Days(query.Filter.From, query.Filter.To));
        all.RequireText(Words(query.Text, QueryFields.OfQuotations, QueryCompiler.OfQuotations, isScored));
        return all.Query;
    }

    /// <summary>The documents that have a term, of some days.</summary>
    /// <param name="field">The field of the term.</param>
    /// <param name="term">The term, as the index has it.</param>
    /// <param name="from">The first day; null for any.</param>
    /// <param name="to">The last day; null for any.</param>
    public static Query Of(string field, string term, DateOnly? from, DateOnly? to)
    {
        var all = new Conjunction(isScored: false);
        all.Require(new TermQuery(new Term(field, term)));
        all.Require(Days(from, to));
        return all.Query;
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

    private static TermQuery Named(NameCondition name) => Term(name.Facet, name.Value);

    private static IEnumerable<TermQuery> OfKinds(IReadOnlyList<QuotationKind> kinds) =>
        kinds.Count == 0
            ? [new TermQuery(new Term(IndexFields.QuotationKind, IndexFields.AnyKind))]
            : kinds.Select(static kind => Term(IndexFields.QuotationKind, kind.ToString()));

    private static TermQuery SaidBy(string speaker) => Term(IndexFields.QuotationSpeaker, speaker);

    private static BooleanQuery SaidOrNamed(string person) =>
        new(true)
        {
            { SaidBy(person), Occur.SHOULD },
            { new TermQuery(new Term(IndexFields.QuotationAbout, NameTerm.Person + IndexValue.Of(person))), Occur.SHOULD },
        };

    private static TermQuery ReportedBy(string medium) => Term(IndexFields.QuotationMedium, medium);

    private static NumericRangeQuery<int> AtLeast(double confidence)
    {
        int least = (int)Math.Ceiling(confidence * 100);
        return NumericRangeQuery.NewInt32Range(IndexFields.QuotationConfidence, DocumentFields.NumberStep, least, null, true, true);
    }

    private static TermQuery Term(string field, string name) => new(new Term(field, IndexValue.Of(name)));

    /// <summary>From one day to another; null when both are open.</summary>
    private static NumericRangeQuery<int>? Days(DateOnly? from, DateOnly? to) =>
        from is null && to is null
            ? null
            : NumericRangeQuery.NewInt32Range(IndexFields.Day, DocumentFields.NumberStep, from?.DayNumber, to?.DayNumber, true, true);

    private static Query? Words(string? text, QueryFields fields, QueryCompiler compiler, bool isScored)
    {
        if (text is null)
        {
            return null;
        }

        if (!QueryParser.TryParse(text, fields, out QueryNode? node, out QueryMistake? mistake))
        {
            throw new ArgumentException($"{mistake.Problem} {mistake.Fix}", nameof(text));
        }

        return compiler.Compile(node, isScored);
    }
}
