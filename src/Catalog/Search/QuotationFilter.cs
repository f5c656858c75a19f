using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Text;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search;

/// <summary>Which quotations of an article a query wants.</summary>
internal sealed class QuotationFilter
{
    private readonly string? _speaker;
    private readonly string? _person;
    private readonly string? _medium;
    private readonly RequiredWords _words;

    /// <summary>Prepares the filter.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">The words it asks for.</param>
    public QuotationFilter(QuotationQuery query, RequiredWords words)
    {
        _speaker = query.Speaker is null ? null : IndexValue.Of(query.Speaker);
        _person = query.Person is null ? null : IndexValue.Of(query.Person);
        _medium = query.Medium is null ? null : IndexValue.Of(query.Medium);
        _words = words;
    }

    /// <summary>The quotations that are wanted, in text order.</summary>
    /// <param name="metadata">The article.</param>
    public IEnumerable<Quotation> Select(ArticleMetadata metadata)
    {
        Entity[] people = _person is null ? [] : [.. metadata.Entities.Where(entity => entity.Type == EntityType.Person && Is(_person, EntityNames.Of(entity)))];
        return metadata.Quotations.Where(quotation =>
            (_speaker is null || Is(_speaker, ArticlePostings.SpeakerNames(metadata, quotation)))
            && (_person is null || Is(_person, ArticlePostings.SpeakerNames(metadata, quotation)) || people.Any(person => Mentions(quotation, person)))
            && (_medium is null || Is(_medium, SourceNames.Of(quotation)))
            && _words.AllIn(quotation.Text));
    }

    private static bool Is(string value, IEnumerable<string> names) => names.Any(name => IndexValue.Of(name) == value);

    private static bool Mentions(Quotation quotation, Entity person)
    {
        var words = new TextSpan(quotation.Start, quotation.Length);
        return person.Mentions.Any(mention => mention.Overlaps(words));
    }
}
