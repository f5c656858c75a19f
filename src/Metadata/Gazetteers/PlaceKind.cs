namespace Pipeline.Metadata.Gazetteers;

/// <summary>The kinds of place in the gazetteer.</summary>
internal enum PlaceKind : byte
{
    /// <summary>A country.</summary>
    Country,

    /// <summary>A continent, sea or region.</summary>
    Region,

    /// <summary>A first-level division of a country.</summary>
    Division,

    /// <summary>A city or town.</summary>
    City,

    /// <summary>An adjective of nationality: stands for its country.</summary>
    Demonym,
}
