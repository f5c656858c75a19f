using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Feeds;

namespace Pipeline.Functions.Http.Lists;

/// <summary>The lists of the API.</summary>
internal static class ListShapes
{
    public static readonly ListShape<Page<ArticleSummary>, ArticleSummary> Articles = new(
        "articles",
        ApiJson.Catalog.PageArticleSummary,
        ApiJson.Catalog.ArticleSummary,
        static page => page.Items,
        CsvColumns.Article
    )
    {
        OwnFormat = ListFormat.Atom,
        WriteOwn = AtomFeed.OfArticles,
    };

    public static readonly ListShape<Page<QuotationHit>, QuotationHit> Quotations = new(
        "quotations",
        ApiJson.Catalog.PageQuotationHit,
        ApiJson.Catalog.QuotationHit,
        static page => page.Items,
        CsvColumns.Quotation
    )
    {
        OwnFormat = ListFormat.Atom,
        WriteOwn = AtomFeed.OfQuotations,
    };

    public static readonly ListShape<Timeline, IntervalCount> Timeline = new(
        "timeline",
        ApiJson.Catalog.Timeline,
        ApiJson.Catalog.IntervalCount,
        static timeline => timeline.Items,
        CsvColumns.Interval
    );

    public static readonly ListShape<KnownEntities, KnownEntity> Entities = new(
        "entities",
        ApiJson.Catalog.KnownEntities,
        ApiJson.Catalog.KnownEntity,
        static known => known.Items,
        CsvColumns.Entity
    );

    public static readonly ListShape<Network, NetworkEdge> Network = new(
        "network",
        ApiJson.Catalog.Network,
        ApiJson.Catalog.NetworkEdge,
        static network => network.Edges,
        CsvColumns.Edge
    )
    {
        ItemsName = "edges",
        OwnFormat = ListFormat.GraphMl,
        WriteOwn = static (_, network) => GraphMl.Of(network),
    };

    public static readonly ListShape<PlaceMap, PlaceFeature> Places = new(
        "places",
        ApiJson.Catalog.PlaceMap,
        ApiJson.Catalog.PlaceFeature,
        static places => places.Features,
        CsvColumns.Place
    )
    {
        ItemsName = "features",
        JsonType = ListFormats.GeoJson,
    };
}
