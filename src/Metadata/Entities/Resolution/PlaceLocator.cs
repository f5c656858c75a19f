using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Tells which of the places of one name an article means.</summary>
/// <remarks>
/// A candidate scores by the binary logarithm of its population and by what speaks for it: the state or country named right behind it
/// (“Paris, Texas”, “Fresno, Calif.”) beats all else;
/// then its division or country named elsewhere, and other places there. That the United States are named says little: they are in most
/// news. A name that a country and a state share
/// (Georgia) is the state's when the towns, other states and words of the text say so; one that a city and a state share (Washington) is
/// the city's unless towns of the state are named, or “state” stands beside it.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="groups">The entities.</param>
internal sealed class PlaceLocator(NamedText text, List<EntityGroup> groups)
{
    private const int MostMentions = 8;

    // Candidates are compared by sums of these; one stands for a population twice as large.
    private const double NamedBehind = 60;
    private const double CountryOverNamesakes = 12;
    private const double RegionOverNamesakes = 24;
    private const double DivisionUnderNamesakes = -2;
    private const double Called = 40;
    private const double MostForGreatCity = 4;
    private const double CountryAlone = 2;
    private const double Among = 10;
    private const double DivisionNamed = 5;
    private const int MostForCountry = 3;
    private const int MostForUnitedStates = 1;
    private const int MostForPlaces = 3;

    // Some 500,000 people: above it each doubling counts twice, as the news names great cities without their country.
    private const int GreatSize = 8 * 19;
    private const ushort UnitedStates = ('U' << 8) | 'S';

    private static readonly WordSet StateWords = WordSet.Read("Entities/Resolution/PlaceLocator.txt", "state words");
    private static readonly WordSet CapitalWords = WordSet.Read("Entities/Resolution/PlaceLocator.txt", "capital words");

    private readonly PlaceEvidence _evidence = new(text, groups);

    /// <summary>The place a group of mentions means, or null when the gazetteer does not know the name.</summary>
    /// <param name="group">The mentions.</param>
    public PlaceRecord? Locate(EntityGroup group)
    {
        PlaceRecord? best = null;
        double bestScore = double.NegativeInfinity;
        foreach (Mention mention in group.Mentions.Take(MostMentions))
        {
            ReadOnlySpan<PlaceRecord> candidates = Namesakes.Of(text.Gazetteer, text.HashOf(mention.First, mention.End));
            ReadOnlySpan<PlaceRecord> behind = candidates.Length > 1 ? _evidence.Behind(mention) : [];
            PlaceRecord? called = candidates.Length > 1 ? Caller(group, candidates) : null;
            foreach (PlaceRecord candidate in candidates)
            {
                double score =
                    Score(candidate)
                    + (candidate == called ? Called : 0)
                    + (IsInside(candidate, behind) ? NamedBehind : 0)
                    + (candidates.Length > 1 && _evidence.IsAmong(mention, candidate) ? Among : 0)
                    + (IsInOnlyCountryNamed(candidate, candidates) ? CountryAlone : 0);
                if (candidate.Kind != PlaceKind.Demonym && score > bestScore)
                {
                    bestScore = score;
                    best = candidate;
                }
            }
        }

        return best is { Kind: PlaceKind.City } town && OtherState(group, town) is { } state
            ? Somewhere(state.Country)
            : best ?? (group.Mentions.Count > 0 ? Unknown(group) : null);
    }

    // “Fort Washington, Pa.”: the only town of that name in the list is in Maryland, so it is another. Rather no position than a wrong one.
    private PlaceRecord? OtherState(EntityGroup group, PlaceRecord town)
    {
        foreach (Mention mention in group.Mentions.Take(MostMentions))
        {
            if (_evidence.StateBehind(mention) is { } state)
            {
                return PlaceEvidence.LiesIn(town, state) ? null : state;
            }
        }

        return null;
    }

    // “Clairton, Pennsylvania”: of a town that no list has, the country is known all the same, and so it is where the whole article is
    // about one country.
    private PlaceRecord? Unknown(EntityGroup group)
    {
        foreach (Mention mention in group.Mentions.Take(MostMentions))
        {
            ReadOnlySpan<PlaceRecord> behind = _evidence.Behind(mention);
            if (
                behind.Length > 0
                && behind[0] is { Kind: PlaceKind.Country or PlaceKind.Division or PlaceKind.Region, Country: not 0 } around
                && IsOneCountry(behind)
            )
            {
                return Somewhere(around.Country);
            }
        }

        return _evidence.OnlyCountry is { } country ? Somewhere(country) : null;
    }

    private static PlaceRecord Somewhere(ushort country) =>
        new()
        {
            Country = country,
            Division = 0,
            Kind = PlaceKind.City,
            Size = 0,
            More = 0,
            Latitude = float.NaN,
            Longitude = float.NaN,
        };

    private static bool IsOneCountry(ReadOnlySpan<PlaceRecord> places)
    {
        foreach (PlaceRecord place in places)
        {
            if (place.Kind != PlaceKind.City && place.Country != places[0].Country)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInOnlyCountryNamed(PlaceRecord candidate, ReadOnlySpan<PlaceRecord> candidates)
    {
        if (candidate.Kind != PlaceKind.City || candidate.Country == UnitedStates || _evidence.Country(candidate.Country) == 0)
        {
            return false;
        }

        foreach (PlaceRecord other in candidates)
        {
            if (other.Country != candidate.Country && _evidence.Country(other.Country) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private double Score(PlaceRecord candidate)
    {
        double score = candidate.Size / 8.0;
        score += Math.Min(_evidence.Country(candidate.Country), candidate.Country == UnitedStates ? MostForUnitedStates : MostForCountry);
        score += candidate.Kind switch
        {
            PlaceKind.Country => CountryOverNamesakes,
            PlaceKind.Region => RegionOverNamesakes,
            PlaceKind.Division => DivisionUnderNamesakes,
            _ => Math.Clamp((candidate.Size - GreatSize) / 8.0, 0, MostForGreatCity)
                + (_evidence.Names(candidate.Country, candidate.Division) ? DivisionNamed : 0),
        };
        return score + Math.Min(_evidence.PlacesIn(candidate.Country), MostForPlaces);
    }

    private static bool IsInside(PlaceRecord candidate, ReadOnlySpan<PlaceRecord> behind)
    {
        foreach (PlaceRecord around in behind)
        {
            if (PlaceEvidence.LiesIn(candidate, around))
            {
                return true;
            }
        }

        return false;
    }

    // Between a division and what else has its name, the one the text calls for; null where no division is among the candidates.
    private PlaceRecord? Caller(EntityGroup group, ReadOnlySpan<PlaceRecord> candidates)
    {
        PlaceRecord? country = null,
            division = null,
            city = null;
        foreach (PlaceRecord candidate in candidates)
        {
            switch (candidate.Kind)
            {
                case PlaceKind.Country:
                    country ??= candidate;
                    break;
                case PlaceKind.Division:
                    division ??= candidate;
                    break;
                case PlaceKind.City:
                    city = city is { } other && other.Size >= candidate.Size ? city : candidate;
                    break;
                default:
                    break;
            }
        }

        return division is not { } state ? null
            : country is { } land ? (land.Country != state.Country && SpeaksForState(group, state) > SpeaksForCountry(land) ? state : land)
            : city is { Size: >= PlaceEvidence.LeastRival } town && town.Country == state.Country
                ? (IsStateOfTown(group, state, town) ? state : town)
            : IsBehindTown(text.Text.Around(group.Mentions[0].First), group.Mentions[0], state) ? state
            : null;
    }

    private int SpeaksForCountry(PlaceRecord country) => 1 + (3 * _evidence.PlacesIn(country.Country)) + _evidence.Neighbours(country);

    private int SpeaksForState(EntityGroup group, PlaceRecord state) =>
        (3 * _evidence.CitiesIn(state))
        + (2 * Math.Min(_evidence.DivisionsOf(state.Country), 3))
        + Math.Min(_evidence.Country(state.Country), 1)
        + (HasStateWords(group) ? 2 : 0);

    // “Washington” with Seattle or Spokane in the text, “Washington state”; “Buffalo, New York” alone.
    private bool IsStateOfTown(EntityGroup group, PlaceRecord state, PlaceRecord town)
    {
        int beside = 0,
            count = 0;
        bool dateline = false;
        foreach (Mention mention in group.Mentions.Take(MostMentions))
        {
            SentenceCursor sentence = text.Text.Around(mention.First);
            bool named = sentence.Matches(mention.End, "state") || sentence.Matches(mention.First - 2, "state", "of");
            beside += named || IsBehindTown(sentence, mention, state) ? 1 : 0;
            dateline |= mention.IsCertain;
            count++;
        }

        bool outside = town.Division != state.Division && _evidence.CitiesIn(state) > 0 && !HasCapitalWords();
        return !dateline && (beside * 2 > count || outside);
    }

    private bool IsBehindTown(SentenceCursor sentence, Mention mention, PlaceRecord state)
    {
        for (int first = mention.First - 4; first < mention.First - 1; first++)
        {
            if (sentence.IsMark(mention.First - 1, ',') && sentence.IsCapitalised(first))
            {
                text.Gazetteer.Find(text.HashOf(first, mention.First - 1), out ReadOnlySpan<PlaceRecord> towns);
                foreach (PlaceRecord town in towns)
                {
                    if (town.Kind == PlaceKind.City && PlaceEvidence.LiesIn(town, state))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // “Head of state” and “Secretary of State” say nothing of states.
    private bool HasStateWords(EntityGroup group)
    {
        foreach (Mention mention in group.Mentions.Take(MostMentions))
        {
            SentenceCursor sentence = text.Text.Around(mention.First);
            for (int i = sentence.First; i < sentence.End; i++)
            {
                if (sentence.Is(i, StateWords) && !sentence.Matches(i - 1, "of"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasCapitalWords()
    {
        for (int i = 0; i < text.Hashes.Length; i++)
        {
            if (text.IsCapitalised(i) && (text.Is(i, CapitalWords) || (text.Text.Is(i, "White") && text.Text.Around(i).Is(i + 1, "House"))))
            {
                return true;
            }
        }

        return false;
    }
}
