using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>“Washington” and “Washington, D.C.”: a capital and the district that is nothing but the capital are one place.</summary>
internal static class CapitalDistricts
{
    // A third of a degree: some 35 km.
    private const double Near = 0.33;

    /// <summary>Joins them.</summary>
    /// <param name="groups">The entities; one that is joined to another is taken out.</param>
    /// <param name="places">Where they are, by their index in <paramref name="groups"/>.</param>
    /// <param name="text">The text.</param>
    public static void Join(List<EntityGroup> groups, List<PlaceRecord?> places, NamedText text)
    {
        for (int district = groups.Count - 1; district >= 0; district--)
        {
            if (places[district] is not { Kind: PlaceKind.Division or PlaceKind.Region } area)
            {
                continue;
            }

            int town = places.FindIndex(place =>
                place is { Kind: PlaceKind.City } city
                && city.Country == area.Country
                && Math.Abs(city.Latitude - area.Latitude) < Near
                && Math.Abs(city.Longitude - area.Longitude) < Near
            );
            if (town < 0 || !IsNamedFor(groups[district], groups[town], text))
            {
                continue;
            }

            groups[district].MergeInto(groups[town]);
            groups[town].Mentions.Sort(static (a, b) => a.First.CompareTo(b.First));
            groups.RemoveAt(district);
            places.RemoveAt(district);
        }
    }

    // “Washington, D.C.” begins with the name of the town; “D.C.” is short for the district.
    private static bool IsNamedFor(EntityGroup district, EntityGroup town, NamedText text)
    {
        foreach (Mention mention in district.Mentions)
        {
            if (
                text.HashOf(mention.First, Math.Min(mention.End, mention.First + town.Words.Length))
                    == text.HashOf(town.Mentions[0].First, town.Mentions[0].End)
                || (mention.Count == 1 && Acronyms.IsAcronym(text.Text, mention.First))
            )
            {
                return true;
            }
        }

        return false;
    }
}
