using Pipeline.Catalog.Index;
using Pipeline.Catalog.Search.Language;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>Finds where an article speaks of a name that was asked for.</summary>
/// <param name="name">The name, as the index has it.</param>
internal sealed class NameFinder(NameValue name)
{
    /// <summary>Where the article does.</summary>
    /// <param name="article">The article.</param>
    public IEnumerable<TextSpan> Find(ArticleMetadata article) =>
        name.Field switch
        {
            Facet.Person => OfEntities(article, EntityType.Person),
            Facet.Organisation => OfEntities(article, EntityType.Organisation),
            Facet.Place => OfEntities(article, EntityType.Place),
            Facet.Speaker => article.Quotations.Where(quotation => IsSaidBy(article, quotation)).Select(SpeakerOf),
            Facet.Source => OfSources(article),
            Facet.Mentioned => article
                .Dates.Where(date => MentionedDates.Of(date).Any(IsMeant))
                .Select(static date => new TextSpan(date.Start, date.Length)),
            _ => [],
        };

    private IEnumerable<TextSpan> OfEntities(ArticleMetadata article, EntityType type) =>
        article
            .Entities.Where(entity => entity.Type == type && EntityNames.Of(entity).Any(IsMeant))
            .SelectMany(static entity => entity.Mentions);

    private IEnumerable<TextSpan> OfSources(ArticleMetadata article)
    {
        foreach (CitedMedium medium in article.CitedMedia)
        {
            if (IsMeant(medium.Name))
            {
                yield return new TextSpan(medium.Start, medium.Length);
            }
        }

        if (article.Dateline is { Agency: { } agency } dateline && IsMeant(agency))
        {
            yield return new TextSpan(dateline.Start, dateline.Length);
        }

        foreach (Articles.Credit credit in article.Credits)
        {
            if (IsMeant(credit.Text))
            {
                yield return new TextSpan(credit.Start, credit.Length);
            }
        }
    }

    private bool IsSaidBy(ArticleMetadata article, Quotation quotation) =>
        (quotation.Speaker is { } speaker && IsMeant(speaker))
        || (
            quotation.SpeakerEntity is { } index
            && index >= 0
            && index < article.Entities.Count
            && EntityNames.Of(article.Entities[index]).Any(IsMeant)
        );

    private static TextSpan SpeakerOf(Quotation quotation) =>
        quotation is { SpeakerStart: { } start, SpeakerLength: { } length }
            ? new TextSpan(start, length)
            : new TextSpan(quotation.Start, quotation.Length);

    private bool IsMeant(string written)
    {
        string value = IndexValue.Of(written);
        return name.IsPrefix ? value.StartsWith(name.Value, StringComparison.Ordinal) : value == name.Value;
    }
}
