using Pipeline.Catalog.Index;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Language;

namespace Pipeline.Catalog.Queries;

/// <summary>Which articles are meant. Every condition must hold; a condition that is left out does not matter.</summary>
/// <remarks>Names match an entity's full name, any form the article uses, and a person's surname.</remarks>
public sealed record ArticleFilter
{
    // The language is one, and a code.
    private static readonly string[] NameParameters =
    [
        .. NameKind.All.Select(static kind => kind.Facet).Where(static facet => facet != Facet.Language),
    ];

    /// <summary>The names, key phrases, dates and languages.</summary>
    public IReadOnlyList<NameCondition> Names { get; init; } = [];

    /// <summary>Words, phrases and conditions in the language of <c>q</c>; null for any text.</summary>
    public string? Text { get; init; }

    /// <summary>The status.</summary>
    public ArticleStatus Status { get; init; } = ArticleStatus.Indexed;

    /// <summary>The first day of publication (day of upload where the article has none); null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication, itself included; null for any.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The id of an article whose near-duplicates are meant, itself included; null for any text.</summary>
    public string? Near { get; init; }

    /// <summary>Whether every indexed article is meant.</summary>
    internal bool IsEverything => this == new ArticleFilter { Names = Names } && Names.Count == 0;

    /// <summary>Reads the conditions on articles.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static ArticleFilter Read(QueryReader reader)
    {
        var names = new List<NameCondition>();
        foreach (string facet in NameParameters)
        {
            Add(names, facet, reader.Names);
        }

        string? text = reader.Query("q", QueryFields.OfArticles);
        Add(names, Facet.Mentioned, reader.CalendarValues);
        ReadLanguages(reader, names);
        return ReadRest(reader, names) with { Text = text, Status = reader.OneOf<ArticleStatus>("status") ?? ArticleStatus.Indexed };
    }

    /// <summary>Reads the conditions on the articles of quotations: without those that are about the quotation itself.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static ArticleFilter ReadOfQuotations(QueryReader reader)
    {
        var names = new List<NameCondition>();
        foreach (string facet in NameParameters)
        {
            if (facet is not (Facet.Person or Facet.Speaker))
            {
                Add(names, facet, reader.Names);
            }
        }

        Add(names, Facet.Mentioned, reader.CalendarValues);
        ReadLanguages(reader, names);
        return ReadRest(reader, names);
    }

    private static ArticleFilter ReadRest(QueryReader reader, List<NameCondition> names)
    {
        var read = new ArticleFilter
        {
            Names = names,
            From = reader.Day("from"),
            To = reader.Day("to"),
            Near = reader.Id("near"),
        };
        reader.CheckOrder(read.From, read.To);
        return read;
    }

    private static void ReadLanguages(QueryReader reader, List<NameCondition> names)
    {
        if (reader.Language(Facet.Language) is { } language)
        {
            names.Add(new NameCondition(Facet.Language, language));
        }

        names.AddRange(
            reader
                .Languages(QueryReader.Not + Facet.Language)
                .Select(static excluded => new NameCondition(Facet.Language, excluded, IsExcluded: true))
        );
    }

    private static void Add(List<NameCondition> names, string facet, Func<string, IReadOnlyList<string>> read)
    {
        names.AddRange(read(facet).Select(value => new NameCondition(facet, value)));
        names.AddRange(read(QueryReader.Not + facet).Select(value => new NameCondition(facet, value, IsExcluded: true)));
    }
}
