using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search.Names;

/// <summary>Finds the places that articles name, and where they are. Everything comes from the index.</summary>
/// <param name="view">What is searched.</param>
internal sealed class PlaceSearch(ArchiveView view)
{
    private static readonly NameKind Place = NameKind.Of(NameType.Place);

    private readonly NameTerms _terms = new(view);

    /// <summary>Finds them.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="query">Where, and how many.</param>
    public PlaceMap Find(Query articles, PlacesQuery query)
    {
        var total = new HitCount();
        var counts = new FacetCollector(Facet.Place);
        view.Search(articles, total, counts);

        // A part of the map may have few of the many names: then it is cheaper to read where all places are than to ask for each.
        Func<string, PlaceLocation?> locate = query.Box is null ? _terms.LocationOf : ReadLocations().GetValueOrDefault;
        var features = new List<PlaceFeature>();
        int unknown = 0;
        foreach ((string key, int count) in counts.All())
        {
            if (features.Count == query.Limit)
            {
                break;
            }

            if (locate(key) is not { Latitude: { } latitude, Longitude: { } longitude } location)
            {
                unknown++;
            }
            else if (query.Box?.Contains(latitude, longitude) != false)
            {
                var properties = new PlaceProperties(_terms.Spell(Place.Codes, key), location.Country, count);
                features.Add(new PlaceFeature(new PointGeometry([longitude, latitude]), properties));
            }
        }

        return new PlaceMap(features, total.Total, unknown);
    }

    /// <summary>Where every place is, as most articles have it.</summary>
    private Dictionary<string, PlaceLocation?> ReadLocations()
    {
        var documents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (AtomicReaderContext segment in view.Segments)
        {
            foreach ((string term, int count) in NameTerms.In(segment, IndexFields.Location, $"{NameTerm.Place}"))
            {
                documents[term] = documents.GetValueOrDefault(term) + count;
            }
        }

        return documents
            .Select(static term => (Parts: term.Key[1..].Split(NameTerm.Separator, 2), Documents: term.Value))
            .GroupBy(static term => term.Parts[0], StringComparer.Ordinal)
            .ToDictionary(
                static place => place.Key,
                static place =>
                    (PlaceLocation?)
                        PlaceLocation.Read(NameTerms.Most(place.Select(static term => KeyValuePair.Create(term.Parts[1], term.Documents)))),
                StringComparer.Ordinal
            );
    }
}
