namespace Pipeline.Catalog.Queries;

/// <summary>The names that were found.</summary>
/// <param name="Items">The most named first; each entity once.</param>
public sealed record KnownEntities(IReadOnlyList<KnownEntity> Items);

/// <summary>Somebody or something that articles name, with the roles that the newest of them gives it.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Name">The full name.</param>
/// <param name="Roles">What the newest article says somebody is.</param>
/// <param name="Country">The country of a place, ISO 3166; null where it is not known.</param>
/// <param name="Article">The id of the newest article that names it.</param>
/// <param name="LastNamed">The day of that article.</param>
public sealed record KnownEntity(
    NameType Type,
    string Name,
    IReadOnlyList<string> Roles,
    string? Country,
    string Article,
    DateOnly LastNamed
)
{
    /// <summary>How many articles name it.</summary>
    public int Articles { get; init; }

    /// <summary>Degrees north, of a place; null where it is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, of a place; null where it is not known.</summary>
    public double? Longitude { get; init; }
}
