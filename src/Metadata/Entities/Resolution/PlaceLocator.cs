using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Tells which of the places of one name an article means.</summary>
/// <remarks>
/// The score of a candidate is its size, plus what speaks for it: the country or division named right after it (“Paris, Texas”), its
/// country or division named
/// elsewhere in the article, its nationality. A country beats the others of its name unless a division of another country is called for
/// (Georgia).
/// </remarks>
internal sealed class PlaceLocator
{
    private readonly NamedText _text;
    private readonly Dictionary<ushort, int> _countries = [];
    private readonly Dictionary<ushort, int> _divisionsNamed = [];
    private readonly HashSet<(ushort Country, ushort Division)> _divisions = [];
    private readonly HashSet<(ushort Country, ushort Division)> _divisionsOfCities = [];

    /// <summary>Counts the countries and divisions that the article names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">The entities.</param>
    public PlaceLocator(NamedText text, List<EntityGroup> groups)
    {
        _text = text;
        foreach (EntityGroup group in groups)
        {
            if (group.Type == EntityType.Place)
            {
                Count(Candidates(group.Mentions[0]), group.Mentions.Count);
            }
        }

        for (int i = 0; i < text.Hashes.Length; i++)
        {
            if (text.IsCapitalised(i))
            {
                text.Gazetteer.Find(NameHash.Append(NameHash.Empty, text.Hashes[i]), out ReadOnlySpan<PlaceRecord> places);
                if (!places.IsEmpty && places[^1].Kind == PlaceKind.Demonym)
                {
                    Count(places[^1].Country, 1);
                }
            }
        }
    }

    /// <summary>The place a group of mentions means, or null when the gazetteer does not know the name.</summary>
    /// <param name="group">The mentions.</param>
    public PlaceRecord? Locate(EntityGroup group)
    {
        PlaceRecord? best = null;
        double bestScore = double.NegativeInfinity;
        foreach (Mention mention in group.Mentions.Take(8))
        {
            ReadOnlySpan<PlaceRecord> candidates = Candidates(mention);
            ReadOnlySpan<PlaceRecord> context = Following(mention);
            foreach (PlaceRecord candidate in candidates)
            {
                double score = Score(candidate, context);
                if (candidate.Kind != PlaceKind.Demonym && score > bestScore)
                {
                    bestScore = score;
                    best = candidate;
                }
            }
        }

        return best;
    }

    private double Score(PlaceRecord candidate, ReadOnlySpan<PlaceRecord> context)
    {
        double score = candidate.Size / 8.0;
        score += candidate.Kind switch
        {
            PlaceKind.Country => 12,
            PlaceKind.Region => 24,
            PlaceKind.Division => -5,
            _ => 0,
        };
        foreach (PlaceRecord next in context)
        {
            bool inside =
                next.Kind == PlaceKind.Country
                    ? next.Country == candidate.Country
                    : next.Kind == PlaceKind.Division && next.Division == candidate.Division && candidate.Division != 0;
            if (
                inside
                && candidate.Kind is PlaceKind.City or PlaceKind.Division
                && !(next.Kind == candidate.Kind && candidate.Kind == PlaceKind.Division)
            )
            {
                return score + 30;
            }
        }

        if (candidate.Kind == PlaceKind.Division)
        {
            // “Atlanta, the capital of Georgia”; “Florida, Alabama and Georgia”.
            score += _divisionsOfCities.Contains((candidate.Country, candidate.Division)) ? 14 : 0;
            score += 4 * Math.Min(_divisionsNamed.GetValueOrDefault(candidate.Country), 3);
        }

        score += Math.Min(_countries.GetValueOrDefault(candidate.Country), 4) * 1.5;
        return _divisions.Contains((candidate.Country, candidate.Division)) && candidate.Kind == PlaceKind.City ? score + 5 : score;
    }

    // The place named after a comma: “Paris, Texas”.
    private ReadOnlySpan<PlaceRecord> Following(Mention mention)
    {
        int at = mention.End;
        if (at + 1 >= _text.Hashes.Length || !(_text.Text.Is(at, ",") || _text.Text.Is(at, "(")) || !_text.IsCapitalised(at + 1))
        {
            return [];
        }

        for (int length = 3; length >= 1; length--)
        {
            if (at + 1 + length <= _text.Hashes.Length)
            {
                _text.Gazetteer.Find(_text.HashOf(at + 1, at + 1 + length), out ReadOnlySpan<PlaceRecord> places);
                if (!places.IsEmpty)
                {
                    return places;
                }
            }
        }

        return [];
    }

    private ReadOnlySpan<PlaceRecord> Candidates(Mention mention)
    {
        _text.Gazetteer.Find(_text.HashOf(mention.First, mention.End), out ReadOnlySpan<PlaceRecord> places);
        return places;
    }

    private void Count(ReadOnlySpan<PlaceRecord> candidates, int mentions)
    {
        if (candidates.IsEmpty)
        {
            return;
        }

        PlaceRecord first = candidates[0];
        bool isCountry = first.Kind == PlaceKind.Country,
            isDivision = false;
        foreach (PlaceRecord candidate in candidates)
        {
            if (candidate.Kind == PlaceKind.Division)
            {
                isDivision = true;
                if (!isCountry)
                {
                    _divisions.Add((candidate.Country, candidate.Division));
                }
            }
        }

        // A name that may be a country or the division of another says nothing of either.
        if ((isCountry && !isDivision) || candidates.Length == 1)
        {
            Count(first.Country, mentions * (isCountry ? 2 : 1));
        }

        if (first.Kind == PlaceKind.Division)
        {
            _divisionsNamed[first.Country] = _divisionsNamed.GetValueOrDefault(first.Country) + 1;
        }
        else if (first.Kind == PlaceKind.City)
        {
            _divisionsOfCities.Add((first.Country, first.Division));
        }
    }

    private void Count(ushort country, int by)
    {
        if (country != 0)
        {
            _countries[country] = _countries.GetValueOrDefault(country) + by;
        }
    }
}
