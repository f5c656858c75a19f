using System.Diagnostics.CodeAnalysis;
using Pipeline.Catalog.Search.Language;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>
/// What quotations to list. Every condition must hold of the same quotation; a condition that is left out does not matter.
/// </summary>
public sealed record QuotationQuery
{
    /// <summary>Who said it, one of them: the full name, a surname or any other form the article uses; none for anybody.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>Who did not say it.</summary>
    public IReadOnlyList<string> NotSpeakers { get; init; } = [];

    /// <summary>People who said it or are mentioned in it, each of them.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>People who neither said it nor are mentioned in it.</summary>
    public IReadOnlyList<string> NotPeople { get; init; } = [];

    /// <summary>Names that occur in it and are not its speaker's, each of them.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>A medium it was said in or came through; null for any.</summary>
    public string? Medium { get; init; }

    /// <summary>Media it neither was said in nor came through.</summary>
    public IReadOnlyList<string> NotMedia { get; init; } = [];

    /// <summary>How the words are reported, one of them; none for any.</summary>
    public IReadOnlyList<QuotationKind> Kinds { get; init; } = [];

    /// <summary>How likely the speaker is right at least, from 0 to 1; null for any quotation.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>Words, phrases and conditions on the words of the quotation, in the language of <c>q</c>; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>The id of the article; null for any.</summary>
    public string? Article { get; init; }

    /// <summary>The articles. Its text and its status do not matter.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>In which order.</summary>
    public ResultOrder Order { get; init; }

    /// <summary>The facets whose most frequent values are wanted.</summary>
    public IReadOnlyList<QuotationFacet> Facets { get; init; } = [];

    /// <summary>How many values of each facet are wanted, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int FacetLimit { get; init; } = QueryLimits.DefaultFacet;

    /// <summary>How many quotations a page has at most, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int Limit { get; init; } = QueryLimits.DefaultPage;

    /// <inheritdoc cref="ArticleQuery.Continuation"/>
    public string? Continuation { get; init; }

    /// <summary>Whether every quotation is meant.</summary>
    internal bool IsEverything =>
        this
            is {
                Speakers.Count: 0,
                NotSpeakers.Count: 0,
                People.Count: 0,
                NotPeople.Count: 0,
                About.Count: 0,
                Medium: null,
                NotMedia.Count: 0,
                Kinds.Count: 0,
                MinConfidence: null,
                Text: null,
                Article: null,
                Filter.IsEverything: true
            };

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out QuotationQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        QuotationQuery read = ReadConditions(reader) with
        {
            Order = reader.OneOf<ResultOrder>("sort") ?? ResultOrder.Newest,
            Facets = reader.ListOf<QuotationFacet>("facets"),
            FacetLimit = reader.Limit("facetLimit", QueryLimits.DefaultFacet),
            Limit = reader.Limit("limit"),
            Continuation = reader.One("continuation"),
        };
        reader.CheckOrder(read.Order, read.Text);
        return reader.TryFinish(read, out query, out errors);
    }

    /// <summary>Reads the conditions on quotations and their articles.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static QuotationQuery ReadConditions(QueryReader reader) =>
        new()
        {
            Speakers = reader.Names("speaker"),
            NotSpeakers = reader.Names("not-speaker"),
            People = reader.Names("person"),
            NotPeople = reader.Names("not-person"),
            About = reader.Names("about"),
            Medium = reader.Name("medium"),
            NotMedia = reader.Names("not-medium"),
            Kinds = reader.AnyOf<QuotationKind>("kind"),
            MinConfidence = reader.Share("minConfidence"),
            Text = reader.Query("q", QueryFields.OfQuotations),
            Article = reader.Id("article"),
            Filter = ArticleFilter.ReadOfQuotations(reader),
        };
}
