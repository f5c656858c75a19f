using System.Runtime.InteropServices;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>
/// What the names of an article say of the countries and divisions it is about. A name that may be several things says nothing.
/// </summary>
internal sealed class PlaceEvidence
{
    /// <summary>The size from which a city rivals the division it shares its name with: some 300,000 people.</summary>
    public const byte LeastRival = 145;

    // Some 45,000 people: a town that news names without its state where the sentence is about the state; and 75,000, where only its
    // neighbours stand beside it.
    private const byte LeastTown = 123,
        LeastNamesake = 130;

    // In degrees from the middle of Scotland, Wales or Bavaria.
    private const double WidestRegion = 3;

    // Bounds the work in sentences of any length.
    private const int MostBeside = 12;

    // “the north-eastern Nigerian state of”
    private const int LongestWay = 5;

    private static readonly WordSet Within = WordSet.Read("Entities/Resolution/PlaceLocator.txt", "within");
    private static readonly WordSet Divisions = WordSet.Read("Entities/Resolution/PlaceLocator.txt", "divisions");
    private static readonly WordSet Way = WordSet.Read("Entities/Resolution/PlaceLocator.txt", "way");

    private const double EarthRadius = 6371;
    private const double Neighbourhood = 2000;
    private const int LeastForOnlyCountry = 3;

    private readonly NamedText _text;
    private readonly Dictionary<ushort, int> _countries = [];
    private readonly Dictionary<ushort, int> _places = [];
    private readonly Dictionary<ushort, HashSet<ushort>> _divisions = [];
    private readonly Dictionary<(ushort Country, ushort Division), int> _cities = [];
    private readonly List<PlaceRecord> _named = [];
    private readonly Dictionary<int, List<(int Token, PlaceRecord Place)>> _bySentence = [];

    /// <summary>Reads the places and nationalities of an article.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">The entities.</param>
    public PlaceEvidence(NamedText text, List<EntityGroup> groups)
    {
        _text = text;
        foreach (EntityGroup group in groups)
        {
            if (group.Type == EntityType.Place)
            {
                Count(group);
            }
        }

        for (int i = 0; i < text.Hashes.Length; i++)
        {
            if (!text.IsCapitalised(i))
            {
                continue;
            }

            SentenceCursor sentence = text.Text.Around(i);
            if (States.Behind(sentence, i) is { } state)
            {
                CountDivision(DivisionOf(state));
            }

            if ((text.TraitsOf(i) & NameTraits.Demonym) != 0)
            {
                text.Gazetteer.Find(text.HashOf(i, i + 1), out ReadOnlySpan<PlaceRecord> places);
                if (!places.IsEmpty && places[^1].Kind == PlaceKind.Demonym)
                {
                    CountCountry(places[^1].Country, 1);
                }
            }
        }
    }

    /// <summary>The country that nearly everything named in the article speaks for; null where there is none.</summary>
    public ushort? OnlyCountry
    {
        get
        {
            int all = 0,
                most = 0;
            ushort country = 0;
            foreach (ushort named in _countries.Keys.Union(_places.Keys))
            {
                int weight = Country(named) + PlacesIn(named);
                all += weight;
                (most, country) = weight > most ? (weight, named) : (most, country);
            }

            return most >= LeastForOnlyCountry && most * 5 >= all * 4 ? country : null;
        }
    }

    /// <summary>How often the article names the country or its people.</summary>
    /// <param name="country">The country.</param>
    public int Country(ushort country) => _countries.GetValueOrDefault(country);

    /// <summary>How many cities and divisions of the country it names.</summary>
    /// <param name="country">The country.</param>
    public int PlacesIn(ushort country) => _places.GetValueOrDefault(country);

    /// <summary>How many divisions of the country it names.</summary>
    /// <param name="country">The country.</param>
    public int DivisionsOf(ushort country) => _divisions.TryGetValue(country, out HashSet<ushort>? named) ? named.Count : 0;

    /// <summary>Whether it names the division.</summary>
    /// <param name="country">The country.</param>
    /// <param name="division">The division.</param>
    public bool Names(ushort country, ushort division) =>
        division != 0 && _divisions.TryGetValue(country, out HashSet<ushort>? named) && named.Contains(division);

    /// <summary>How many cities of the division it names.</summary>
    /// <param name="division">The division, or a city in it.</param>
    public int CitiesIn(PlaceRecord division) => _cities.GetValueOrDefault((division.Country, division.Division));

    /// <summary>How many of the other countries it names lie within 2,000 km of the place.</summary>
    /// <param name="place">The place.</param>
    public int Neighbours(PlaceRecord place) =>
        _named.Count(other => other.Country != place.Country && Distance(other, place) < Neighbourhood);

    /// <summary>The state whose abbreviation stands right behind the mention: “Fort Washington, Pa.”; null where none does.</summary>
    /// <param name="mention">The mention.</param>
    public PlaceRecord? StateBehind(Mention mention)
    {
        SentenceCursor sentence = _text.Text.Around(mention.First);
        return
            sentence.IsMark(mention.End, ',')
            && States.Behind(sentence, mention.End + 1) is { } state
            && DivisionOf(state) is { Division: not 0 } division
            ? division
            : null;
    }

    /// <summary>
    /// The places named right behind the mention, after a comma, in brackets or after “in”: “Paris, Texas”, “Fresno, Calif.”, “Tripoli in
    /// northern Lebanon”, “Portland in the US state of Maine”.
    /// </summary>
    /// <param name="mention">The mention.</param>
    public ReadOnlySpan<PlaceRecord> Behind(Mention mention)
    {
        SentenceCursor sentence = _text.Text.Around(mention.First);
        int at = mention.End + 1;
        if (sentence.Is(mention.End, "in"))
        {
            at = WhereIn(sentence, at);
        }
        else if (!(sentence.IsMark(mention.End, ',') || sentence.IsMark(mention.End, '(')))
        {
            return [];
        }

        if (!sentence.IsCapitalised(at))
        {
            return [];
        }

        if (States.Behind(sentence, at) is { } state)
        {
            PlaceRecord division = DivisionOf(state);
            return division.Division == 0 ? [] : new PlaceRecord[] { division };
        }

        for (int end = Math.Min(sentence.End, at + 3); end > at; end--)
        {
            _text.Gazetteer.Find(_text.HashOf(at, end), out ReadOnlySpan<PlaceRecord> places);
            if (!places.IsEmpty)
            {
                return places;
            }
        }

        return [];
    }

    // The name behind “in”, over “the northern” and “the US state of”.
    private static int WhereIn(SentenceCursor sentence, int token)
    {
        int at = token;
        while (at - token < LongestWay && (sentence.Is(at, Way) || sentence.Is(at, Divisions) || sentence.Is(at + 1, Divisions)))
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// Whether the sentence of the mention is about the division of the town: it is said to be there (“In Scotland, roads around Perth”),
    /// or another town of the division stands beside it, and nothing in the sentence is abroad.
    /// </summary>
    /// <param name="mention">The mention.</param>
    /// <param name="town">The town it may name.</param>
    public bool IsAmong(Mention mention, PlaceRecord town)
    {
        if (
            town is not { Kind: PlaceKind.City, Division: not 0, Size: >= LeastTown }
            || !_bySentence.TryGetValue(_text.Text.SentenceOf(mention.First), out List<(int Token, PlaceRecord Place)>? beside)
        )
        {
            return false;
        }

        bool said = false,
            neighbour = false;
        foreach ((int token, PlaceRecord place) in beside.Take(MostBeside))
        {
            if (token == mention.First)
            {
                continue;
            }

            if (place.Country != town.Country)
            {
                return false;
            }

            bool same = place.Division == town.Division;
            bool around =
                (same && place.Kind == PlaceKind.Division)
                || (
                    place.Kind == PlaceKind.Region
                    && Math.Abs(place.Latitude - town.Latitude) < WidestRegion
                    && Math.Abs(place.Longitude - town.Longitude) < WidestRegion
                );
            said |= around && _text.Text.Around(token).Is(token - 1, Within);
            neighbour |= same && place.Kind == PlaceKind.City;
        }

        return said || (neighbour && town.Size >= LeastNamesake && Names(town.Country, town.Division));
    }

    /// <summary>Whether the one place lies in the other.</summary>
    /// <param name="place">The one.</param>
    /// <param name="around">The other.</param>
    public static bool LiesIn(PlaceRecord place, PlaceRecord around) =>
        place.Kind switch
        {
            PlaceKind.City => around.Kind is PlaceKind.Country or PlaceKind.Region
                ? around.Country == place.Country
                : around.Kind == PlaceKind.Division && around.Division == place.Division && place.Division != 0,
            PlaceKind.Division => around.Kind == PlaceKind.Country && around.Country == place.Country,
            _ => false,
        };

    private void Count(EntityGroup group)
    {
        Mention mention = group.Mentions[0];
        ReadOnlySpan<PlaceRecord> candidates = Namesakes.Of(_text.Gazetteer, _text.HashOf(mention.First, mention.End));
        if (candidates.IsEmpty)
        {
            return;
        }

        PlaceRecord largest = candidates[0];
        bool division = false,
            rival = false,
            abroad = false,
            explained = false;
        foreach (PlaceRecord candidate in candidates)
        {
            division |= candidate.Kind == PlaceKind.Division;
            bool great = candidate is { Kind: PlaceKind.City, Size: >= LeastRival };
            rival |= great && candidate.Country == largest.Country;
            abroad |= great && candidate.Country != largest.Country;
            foreach (PlaceRecord around in Behind(mention))
            {
                // “Athens, Georgia” speaks for the state.
                if (!explained && candidate.Kind == PlaceKind.City && around.Kind == PlaceKind.Division && LiesIn(candidate, around))
                {
                    explained = true;
                    CountCity(candidate);
                }
            }
        }

        Note(group, largest, abroad || (division && largest.Kind == PlaceKind.Country));
        if (!explained)
        {
            CountLargest(largest, group.Mentions.Count, division, rival, abroad);
        }
    }

    // The largest of the places of one name speaks for where it lies, unless another of them could be meant.
    private void CountLargest(PlaceRecord largest, int mentions, bool division, bool rival, bool abroad)
    {
        switch (largest.Kind)
        {
            case PlaceKind.Country when !division:
                CountCountry(largest.Country, mentions);
                _named.Add(largest);
                break;
            case PlaceKind.Region when largest.Country != 0:
                CountCountry(largest.Country, mentions);
                break;
            case PlaceKind.Division when !rival:
                CountDivision(largest);
                break;
            case PlaceKind.City when !division && !abroad:
                CountCity(largest);
                break;
            default:
                break;
        }
    }

    // Where a name that can mean one thing only stands, for the names beside it.
    private void Note(EntityGroup group, PlaceRecord place, bool ambiguous)
    {
        if (ambiguous || place.Country == 0)
        {
            return;
        }

        foreach (Mention mention in group.Mentions.Take(MostBeside))
        {
            ref List<(int Token, PlaceRecord Place)>? there = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _bySentence,
                _text.Text.SentenceOf(mention.First),
                out _
            );
            (there ??= []).Add((mention.First, place));
        }
    }

    private void CountCountry(ushort country, int by) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_countries, country, out _) += country == 0 ? 0 : by;

    private void CountCity(PlaceRecord city)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_cities, (city.Country, city.Division), out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_places, city.Country, out _)++;
    }

    private void CountDivision(PlaceRecord division)
    {
        if (division.Division != 0)
        {
            ref HashSet<ushort>? named = ref CollectionsMarshal.GetValueRefOrAddDefault(_divisions, division.Country, out _);
            if ((named ??= []).Add(division.Division))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_places, division.Country, out _)++;
            }
        }
    }

    private PlaceRecord DivisionOf(States.State state)
    {
        _text.Gazetteer.Find(state.Name, out ReadOnlySpan<PlaceRecord> places);
        foreach (PlaceRecord place in places)
        {
            if (place.Kind == PlaceKind.Division && place.Country == state.Country)
            {
                return place;
            }
        }

        return default;
    }

    // Along a great circle, in kilometres.
    private static double Distance(PlaceRecord a, PlaceRecord b)
    {
        double latitudeA = double.DegreesToRadians(a.Latitude),
            latitudeB = double.DegreesToRadians(b.Latitude),
            longitude = double.DegreesToRadians(a.Longitude - b.Longitude);
        double cosine = (Math.Sin(latitudeA) * Math.Sin(latitudeB)) + (Math.Cos(latitudeA) * Math.Cos(latitudeB) * Math.Cos(longitude));
        return EarthRadius * Math.Acos(Math.Clamp(cosine, -1, 1));
    }
}
