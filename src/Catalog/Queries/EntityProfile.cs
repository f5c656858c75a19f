using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>What the articles say of one person, organisation or place.</summary>
public sealed record EntityProfile
{
    /// <summary>What it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>The full name as most articles write it.</summary>
    public required string Name { get; init; }

    /// <summary>What else articles call by the name that was asked for.</summary>
    public required IReadOnlyList<EntityType> OtherTypes { get; init; }

    /// <summary>How many articles name it.</summary>
    public required int Articles { get; init; }

    /// <summary>The day of the first of them.</summary>
    public required DateOnly FirstNamed { get; init; }

    /// <summary>The day of the last of them.</summary>
    public required DateOnly LastNamed { get; init; }

    /// <summary>How it is written, the most frequent first; at most twenty.</summary>
    public required IReadOnlyList<Spelling> Spellings { get; init; }

    /// <summary>What articles say somebody is, the most frequent first; at most twenty.</summary>
    public required IReadOnlyList<KnownRole> Roles { get; init; }

    /// <summary>The country of a place, ISO 3166; null where it is not known.</summary>
    public string? Country { get; init; }

    /// <summary>Degrees north, of a place; null where it is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, of a place; null where it is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>How many articles name it, month by month.</summary>
    public required ProfileTimeline Timeline { get; init; }

    /// <summary>How many quotations there are by it and about it.</summary>
    public required ProfileQuotations Quotations { get; init; }

    /// <summary>The people, organisations and places that are named in the same articles, the most frequent first; at most fifty.</summary>
    public required IReadOnlyList<Companion> With { get; init; }

    /// <summary>Where the articles come from and what they cite, the most frequent first; at most twenty.</summary>
    public required IReadOnlyList<FacetCount> Sources { get; init; }

    /// <summary>The key phrases of the articles, the most frequent first; at most twenty.</summary>
    public required IReadOnlyList<FacetCount> Keywords { get; init; }

    /// <summary>The places that are named in the same articles, the most frequent first; at most twenty.</summary>
    public required IReadOnlyList<ProfilePlace> Places { get; init; }
}

/// <summary>One way to write a name.</summary>
/// <param name="Text">How it is written.</param>
/// <param name="Articles">How many articles do so.</param>
public sealed record Spelling(string Text, int Articles);

/// <summary>What articles say somebody is.</summary>
/// <param name="Text">The role.</param>
/// <param name="Articles">How many articles say so.</param>
/// <param name="First">The day of the first of them.</param>
/// <param name="Last">The day of the last of them.</param>
public sealed record KnownRole(string Text, int Articles, DateOnly First, DateOnly Last);

/// <summary>How many articles name an entity, month by month.</summary>
/// <param name="Interval">How long an interval is: always a month.</param>
/// <param name="Items">The months that have articles, newest first.</param>
public sealed record ProfileTimeline(TimelineInterval Interval, IReadOnlyList<IntervalCount> Items);

/// <summary>How many quotations there are by an entity and about it.</summary>
/// <param name="By">Quotations it said.</param>
/// <param name="About">Quotations that name it and that somebody else said.</param>
public sealed record ProfileQuotations(int By, int About);

/// <summary>A name in the same articles.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name as most articles write it.</param>
/// <param name="Articles">How many articles name both.</param>
/// <param name="Significance">How many times more frequent it is in these articles than in the whole archive.</param>
public sealed record Companion(NameType Type, string Name, int Articles, double? Significance);

/// <summary>A place in the same articles.</summary>
/// <param name="Name">The name as most articles write it.</param>
/// <param name="Country">The country it is in, ISO 3166; null where it is not known.</param>
/// <param name="Latitude">Degrees north; null where it is not known.</param>
/// <param name="Longitude">Degrees east; null where it is not known.</param>
/// <param name="Articles">How many articles name both.</param>
public sealed record ProfilePlace(string Name, string? Country, double? Latitude, double? Longitude, int Articles);
