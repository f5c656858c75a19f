namespace Pipeline.Catalog.Index;

/// <summary>The facets of the index: the second part of a posting's key.</summary>
internal static class Facet
{
    public const string Person = "person";
    public const string Organisation = "organisation";
    public const string Place = "place";
    public const string Speaker = "speaker";

    /// <summary>The agency or outlet an article comes from, and the media it cites.</summary>
    public const string Source = "source";
    public const string Keyword = "keyword";

    /// <summary>Dates named in the text.</summary>
    public const string Mentioned = "mentioned";
    public const string Language = "language";
    public const string Status = "status";

    /// <summary>Every article, whatever its status.</summary>
    public const string All = "all";

    /// <summary>A quarter of the fingerprint. Two fingerprints that differ in up to three bits share a quarter.</summary>
    public const string Near = "near";
}
