using Pipeline.Lexicon;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Gazetteers;

public sealed class GazetteerTests
{
    private readonly Gazetteer _gazetteer = Gazetteer.Load();

    [Theory]
    [InlineData("Kazakhstan", (int)NameTraits.Country)]
    [InlineData("KAZAKHSTAN", (int)NameTraits.Country)]
    [InlineData("Kazakh", (int)NameTraits.Demonym)]
    [InlineData("Russians", (int)NameTraits.Demonym)]
    [InlineData("Almaty", (int)NameTraits.City)]
    [InlineData("São Paulo", (int)NameTraits.City)]
    [InlineData("Sao Paulo", (int)NameTraits.City)]
    [InlineData("N’Djamena", (int)NameTraits.City)]
    [InlineData("Texas", (int)NameTraits.Division)]
    [InlineData("Angela", (int)NameTraits.GivenName)]
    [InlineData("Smith", (int)NameTraits.CommonSurname)]
    [InlineData("Khabar 24", (int)NameTraits.Medium)]
    [InlineData("European Union", (int)NameTraits.Organisation)]
    [InlineData("Xqzzt", 0)]
    public void A_name_is_known_as_what_it_is(string name, int traits) =>
        Assert.Equal((NameTraits)traits, Find(name, out _) & (NameTraits)(traits == 0 ? -1 : traits));

    [Fact]
    public void Places_of_one_name_come_with_their_country_and_position()
    {
        Find("Georgia", out PlaceRecord[] places);
        Assert.Contains(places, place => place is { Kind: PlaceKind.Country, CountryCode: "GE" });
        Assert.Contains(places, place => place is { Kind: PlaceKind.Division, CountryCode: "US" });
        PlaceRecord country = places[0];
        Assert.InRange(country.Latitude, 41, 43.5);
        Assert.InRange(country.Longitude, 40, 47);
    }

    [Fact]
    public void An_outlet_is_known_from_the_moment_it_is_in_the_list() =>
        Assert.All(
            WordList.Read("Lexicon/outlets.txt").Lines.SelectMany(static line => line.Split('|')),
            name =>
                Assert.All(
                    [name, NameSpelling.WithoutMarks(name)],
                    form => Assert.True(Find(form, out _).HasFlag(NameTraits.Medium), $"{form} is not known as a medium.")
                )
        );

    private NameTraits Find(string name, out PlaceRecord[] places)
    {
        var text = AnalysedText.Analyse(name, []);
        ulong hash = NameHash.Empty;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            hash = NameHash.Append(hash, NameHash.OfWord(text.TextOf(i)));
        }

        NameTraits traits = _gazetteer.Find(hash, out ReadOnlySpan<PlaceRecord> found);
        places = found.ToArray();
        return traits;
    }
}
