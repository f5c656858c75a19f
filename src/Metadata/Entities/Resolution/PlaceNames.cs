using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Which names mean one and the same place, whatever the article says of it.</summary>
internal static class PlaceNames
{
    // In degrees. Another name of a city (“Peking”) has its position to a tenth only.
    private const double Roughly = 0.06;

    /// <summary>
    /// What a name means without its context: a country, a great city, or the only division or region that has it; null for any other.
    /// </summary>
    /// <param name="places">The places that have the name, the largest first.</param>
    public static PlaceRecord? Meaning(ReadOnlySpan<PlaceRecord> places)
    {
        if (places is [{ Kind: PlaceKind.Country } country, ..])
        {
            return country;
        }

        foreach (PlaceRecord place in places)
        {
            if (place is { Kind: PlaceKind.City, Size: >= PlaceEvidence.LeastRival })
            {
                return place;
            }
        }

        return places is [{ Kind: PlaceKind.Division or PlaceKind.Region, Country: not 0 } only] ? only : null;
    }

    /// <summary>Whether two names that mean these are names of one place.</summary>
    /// <param name="one">What the one means.</param>
    /// <param name="other">What the other means.</param>
    public static bool AreOfOne(PlaceRecord one, PlaceRecord other) =>
        one.Country == other.Country
        && (one.Kind == PlaceKind.Country) == (other.Kind == PlaceKind.Country)
        && (
            one.Kind == PlaceKind.Country
            || (one.Latitude == other.Latitude && one.Longitude == other.Longitude)
            || (IsNameOnly(one) != IsNameOnly(other) && AreNear(one, other))
        );

    // Names in use beside the official one are listed as regions without people.
    private static bool IsNameOnly(PlaceRecord place) => place is { Kind: PlaceKind.Region, Size: 0 };

    private static bool AreNear(PlaceRecord one, PlaceRecord other) =>
        Math.Abs(one.Latitude - other.Latitude) < Roughly && Math.Abs(one.Longitude - other.Longitude) < Roughly;
}
