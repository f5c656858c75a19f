using System.Globalization;
using Pipeline.Articles;

namespace Pipeline.Metadata.Tests.Entities;

/// <summary>
/// The file is the specification of places: a line has a text, with a dateline before a dash where it has one, then a bar and each place
/// that counts as <c>Name:CC</c>, with latitude and longitude to the degree where they matter.
/// </summary>
public sealed class PlaceCaseTests
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "Entities", "PlaceCases", "places.txt");

    public static TheoryData<int> Cases() =>
        [
            .. System
                .IO.File.ReadAllLines(File)
                .Index()
                .Where(static line => line.Item.Contains('|', StringComparison.Ordinal) && line.Item[0] != '#')
                .Select(static line => line.Index),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_place_is_located_by_its_context(int line)
    {
        string[] parts = System.IO.File.ReadAllLines(File)[line].Split('|');
        string text = parts[0].Trim();
        int dash = text.IndexOf(" — ", StringComparison.Ordinal);
        IReadOnlyList<Entity> entities =
            dash > 0 ? EntitiesOf.Text(text, new Dateline(text[..dash], null, 0, dash + 3)) : EntitiesOf.Text(text);
        Assert.All(
            parts[1].Split(';', StringSplitOptions.TrimEntries),
            expected =>
            {
                string[] fields = expected.Split(':');
                Entity? place = entities.FirstOrDefault(entity => entity.Type == EntityType.Place && entity.Name == fields[0]);
                string found = place is null
                    ? "none"
                    : $"{place.Name}:{place.Country ?? "nowhere"}"
                        + (
                            fields.Length > 2
                                ? string.Create(
                                    CultureInfo.InvariantCulture,
                                    $":{Math.Round(place.Latitude ?? 0)}:{Math.Round(place.Longitude ?? 0)}"
                                )
                                : ""
                        );
                Assert.Equal(expected, found);
            }
        );
    }
}
