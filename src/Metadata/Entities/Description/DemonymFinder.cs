using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Description;

/// <summary>Finds the words for people and things of a country: “Kazakh”, “South Korean”, “Russian-led”.</summary>
internal static class DemonymFinder
{
    /// <summary>Finds those of the countries that the article names, outside the names of other entities.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">All mentions, in text order.</param>
    /// <param name="countries">The spans found, by country; only those countries are looked for.</param>
    public static void Find(NamedText text, List<Mention> mentions, Dictionary<ushort, List<TextSpan>> countries)
    {
        int next = 0;
        for (int i = 0; i < text.Hashes.Length && countries.Count > 0; i++)
        {
            while (next < mentions.Count && mentions[next].End <= i)
            {
                next++;
            }

            if (!text.IsCapitalised(i) || (next < mentions.Count && mentions[next].First <= i))
            {
                continue;
            }

            int limit = next < mentions.Count ? Math.Min(mentions[next].First, text.Hashes.Length) : text.Hashes.Length;
            ReadOnlySpan<char> word = text.Text.TextOf(i);
            int hyphen = word.IndexOf('-');
            if (i + 1 < limit && Add(text, i, i + 2, countries))
            {
                i++;
            }
            else if (!Add(text, i, i + 1, countries) && hyphen > 2)
            {
                // “Russian-led”, and both of “Turkish-Libyan”.
                TextSpan whole = text.Text.SpanOf(i, i + 1);
                Add(text, NameHash.Append(NameHash.Empty, NameHash.OfWord(word[..hyphen])), whole with { Length = hyphen }, countries);
                Add(
                    text,
                    NameHash.Append(NameHash.Empty, NameHash.OfWord(word[(hyphen + 1)..])),
                    new TextSpan(whole.Start + hyphen + 1, whole.Length - hyphen - 1),
                    countries
                );
            }
        }
    }

    // What a name is known as was asked already; the places it may mean are looked up for the few that say a country.
    private static bool Add(NamedText text, int first, int end, Dictionary<ushort, List<TextSpan>> countries) =>
        (text.TraitsOf(first, end) & NameTraits.Demonym) != 0
        && Add(text, text.HashOf(first, end), text.Text.SpanOf(first, end), countries);

    private static bool Add(NamedText text, ulong name, TextSpan span, Dictionary<ushort, List<TextSpan>> countries)
    {
        text.Gazetteer.Find(name, out ReadOnlySpan<PlaceRecord> places);
        foreach (PlaceRecord place in places)
        {
            if (
                place.Kind == PlaceKind.Demonym
                && char.IsUpper(text.Text.Text[span.Start])
                && countries.TryGetValue(place.Country, out List<TextSpan>? spans)
            )
            {
                spans.Add(span);
                return true;
            }
        }

        return false;
    }
}
