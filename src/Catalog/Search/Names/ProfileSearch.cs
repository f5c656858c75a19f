using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Names;

/// <summary>Describes one person, organisation or place by the articles that name it. Everything comes from the index.</summary>
/// <param name="view">What is searched.</param>
internal sealed class ProfileSearch(ArchiveView view)
{
    private const int MaxCompanions = 50;
    private const int MaxListed = 20;

    private static readonly NameType[] Companions = [NameType.Person, NameType.Organisation, NameType.Place];

    private readonly NameTerms _terms = new(view);

    /// <summary>Describes it; null when no article names it.</summary>
    /// <param name="query">What to describe.</param>
    public EntityProfile? Find(ProfileQuery query)
    {
        List<Named> named = [.. Enum.GetValues<EntityType>().Select(type => NamedBy(type, query)).OfType<Named>()];
        Named? meant = named.Where(one => query.Type is null || one.Type == query.Type).MaxBy(static one => one.Documents.Total);
        return meant is null ? null : Describe(meant, [.. named.Select(static one => one.Type).Where(type => type != meant.Type)], query);
    }

    /// <summary>What most articles mean by a name, if it is of this type.</summary>
    private Named? NamedBy(EntityType type, ProfileQuery query)
    {
        NameKind kind = KindOf(type);
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string canonical, int documents) in _terms.Said(IndexFields.Name, kind.Code, query.Key))
        {
            keys[canonical.Length == 0 ? query.Key : canonical] = documents;
        }

        foreach ((string key, _) in keys.OrderByDescending(static key => key.Value).ThenBy(static key => key.Key, StringComparer.Ordinal))
        {
            var documents = new DocumentCollector(view.Segments.Count);
            Query articles = Conditions.Of(kind.Facet, key, query.From, query.To);
            view.Search(articles, documents);
            if (documents.Total > 0)
            {
                return new Named(type, kind, key, articles, documents);
            }
        }

        return null;
    }

    private EntityProfile Describe(Named named, IReadOnlyList<EntityType> otherTypes, ProfileQuery query)
    {
        var days = new DayCollector();
        (NameKind Kind, FacetCollector Counts)[] companions =
        [
            .. Companions.Select(NameKind.Of).Select(static kind => (kind, new FacetCollector(kind.Facet))),
        ];
        var sources = new FacetCollector(Facet.Source);
        var keywords = new FacetCollector(Facet.Keyword);
        view.Search(named.Articles, [days, sources, keywords, .. companions.Select(static companion => companion.Counts)]);
        var significance = new Significance(view, new Term(Facet.Status, RowStatus.Indexed), days.Total);
        PlaceLocation? location = named.Type == EntityType.Place ? _terms.LocationOf(named.Key) : null;

        return new EntityProfile
        {
            Type = named.Type,
            Name = _terms.Spell(named.Kind.Codes, named.Key),
            OtherTypes = otherTypes,
            Articles = named.Documents.Total,
            FirstNamed = named.Documents.First,
            LastNamed = named.Documents.Last,
            Spellings = [.. SaidOf(IndexFields.Spelling, named).Select(static said => new Spelling(said.Text, said.Articles))],
            Roles = SaidOf(IndexFields.Role, named),
            Country = location?.Country,
            Latitude = location?.Latitude,
            Longitude = location?.Longitude,
            Timeline = new ProfileTimeline(TimelineInterval.Month, Intervals.Count(days.Days, TimelineInterval.Month)),
            Quotations = QuotationsOf(named, query),
            With = CompanionsOf(named, companions, significance),
            Sources = Listed(NameKind.Of(NameType.Source), sources, significance),
            Keywords = Listed(NameKind.Of(NameType.Keyword), keywords, significance),
            Places = PlacesOf(named, companions[^1].Counts),
        };
    }

    private ProfileQuotations QuotationsOf(Named named, ProfileQuery query) =>
        new(
            Count(Conditions.Of(IndexFields.QuotationSpeaker, named.Key, query.From, query.To)),
            Count(Conditions.Of(IndexFields.QuotationAbout, named.Kind.Code + named.Key, query.From, query.To))
        );

    private Companion[] CompanionsOf(
        Named named,
        IReadOnlyList<(NameKind Kind, FacetCollector Counts)> companions,
        Significance significance
    ) =>
        [
            .. companions
                .SelectMany(companion => companion.Counts.Top(MaxCompanions + 1).Select(value => (companion.Kind, Value: value)))
                .Where(companion => companion.Kind != named.Kind || companion.Value.Key != named.Key)
                .OrderByDescending(static companion => companion.Value.Value)
                .ThenBy(static companion => companion.Value.Key, StringComparer.Ordinal)
                .Take(MaxCompanions)
                .Select(companion => new Companion(
                    companion.Kind.Type,
                    _terms.Spell(companion.Kind.Codes, companion.Value.Key),
                    companion.Value.Value,
                    significance.Of(companion.Kind.Facet, companion.Value)
                )),
        ];

    private ProfilePlace[] PlacesOf(Named named, FacetCollector places) =>
        [
            .. places
                .Top(MaxListed + 1)
                .Where(place => named.Type != EntityType.Place || place.Key != named.Key)
                .Take(MaxListed)
                .Select(PlaceOf),
        ];

    private ProfilePlace PlaceOf(KeyValuePair<string, int> place)
    {
        PlaceLocation? location = _terms.LocationOf(place.Key);
        string name = _terms.Spell(NameKind.Of(NameType.Place).Codes, place.Key);
        return new ProfilePlace(name, location?.Country, location?.Latitude, location?.Longitude, place.Value);
    }

    private FacetCount[] Listed(NameKind kind, FacetCollector counts, Significance significance) =>
        [
            .. counts
                .Top(MaxListed)
                .Select(value => new FacetCount(_terms.Spell(kind.Codes, value.Key), value.Value, significance.Of(kind.Facet, value))),
        ];

    private int Count(Query quotations)
    {
        var count = new HitCount();
        view.Search(quotations, count);
        return count.Total;
    }

    /// <summary>What the articles say about a name, and how many do, the most frequent first.</summary>
    private List<KnownRole> SaidOf(string field, Named named)
    {
        string prefix = NameTerm.Prefix(named.Kind.Code, named.Key);
        var said = new Dictionary<string, KnownRole>(StringComparer.Ordinal);
        foreach (AtomicReaderContext segment in view.Segments)
        {
            foreach (KnownRole one in named.Documents.Said(segment, field, prefix))
            {
                said[one.Text] = said.TryGetValue(one.Text, out KnownRole? known)
                    ? new KnownRole(one.Text, known.Articles + one.Articles, Earlier(known.First, one.First), Later(known.Last, one.Last))
                    : one;
            }
        }

        return
        [
            .. said
                .Values.OrderByDescending(static one => one.Articles)
                .ThenBy(static one => one.Text, StringComparer.Ordinal)
                .Take(MaxListed),
        ];
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static NameKind KindOf(EntityType type) =>
        NameKind.Of(
            type switch
            {
                EntityType.Person => NameType.Person,
                EntityType.Organisation => NameType.Organisation,
                _ => NameType.Place,
            }
        );

    /// <summary>An entity and the articles that name it.</summary>
    private sealed record Named(EntityType Type, NameKind Kind, string Key, Query Articles, DocumentCollector Documents);
}
