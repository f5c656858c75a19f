namespace Pipeline.Catalog.Queries;

/// <summary>The places that the articles of a query name, as a GeoJSON feature collection (RFC 7946).</summary>
/// <param name="Features">The places, those in most articles first.</param>
/// <param name="Total">How many articles the query has.</param>
/// <param name="WithoutCoordinates">How many names of places were passed over because nothing knows where they are.</param>
public sealed record PlaceMap(IReadOnlyList<PlaceFeature> Features, int Total, int WithoutCoordinates)
{
    /// <summary>Always <c>FeatureCollection</c>.</summary>
    public string Type { get; } = "FeatureCollection";
}

/// <summary>A place on a map.</summary>
/// <param name="Geometry">Where it is.</param>
/// <param name="Properties">What is known of it.</param>
public sealed record PlaceFeature(PointGeometry Geometry, PlaceProperties Properties)
{
    /// <summary>Always <c>Feature</c>.</summary>
    public string Type { get; } = "Feature";
}

/// <summary>A point on the earth.</summary>
/// <param name="Coordinates">Degrees east, then degrees north.</param>
public sealed record PointGeometry(IReadOnlyList<double> Coordinates)
{
    /// <summary>Always <c>Point</c>.</summary>
    public string Type { get; } = "Point";
}

/// <summary>What is known of a place.</summary>
/// <param name="Name">The name as most articles write it; as a condition of another query it finds them.</param>
/// <param name="Country">The country it is in, ISO 3166; null where it is not known.</param>
/// <param name="Articles">How many articles of the query name it.</param>
public sealed record PlaceProperties(string Name, string? Country, int Articles);
