using System.Collections.Frozen;
using System.Globalization;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>All places that bear a name: those of the gazetteer, and those of <c>Places.txt</c>.</summary>
internal static class Namesakes
{
    private const string File = "Entities/Resolution/Places.txt";

    private static readonly FrozenDictionary<ulong, PlaceRecord> Own = WordList
        .SectionsOf(File)
        .SelectMany(static country =>
            WordList.Read(File, country).Lines.Select(line => (Country: PlaceRecord.CodeOf(country), Fields: line.Split('|')))
        )
        .ToFrozenDictionary(static place => NameHash.Of(place.Fields[0]), static place => Read(place.Country, place.Fields));

    /// <summary>The places of a name; the gazetteer's first, the largest of them first.</summary>
    /// <param name="gazetteer">The gazetteer.</param>
    /// <param name="name">The hash of the name.</param>
    public static ReadOnlySpan<PlaceRecord> Of(Gazetteer gazetteer, ulong name)
    {
        gazetteer.Find(name, out ReadOnlySpan<PlaceRecord> places);
        return Own.TryGetValue(name, out PlaceRecord own) ? (PlaceRecord[])[.. places, own] : places;
    }

    private static PlaceRecord Read(ushort country, string[] fields) =>
        new()
        {
            Country = country,
            Division = 0,
            Kind = PlaceKind.City,
            Size = (byte)Math.Round(8 * Math.Log2(int.Parse(fields[3], CultureInfo.InvariantCulture))),
            More = 0,
            Latitude = float.Parse(fields[1], CultureInfo.InvariantCulture),
            Longitude = float.Parse(fields[2], CultureInfo.InvariantCulture),
        };
}
