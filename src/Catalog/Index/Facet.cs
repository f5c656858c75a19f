namespace Pipeline.Catalog.Index;

/// <summary>The facets: fields of the index whose terms are names, or other values that articles share.</summary>
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

    /// <summary>A band of the fingerprint. Near-duplicates share two or more.</summary>
    public const string Near = "near";
}
