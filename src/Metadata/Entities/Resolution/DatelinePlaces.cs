using Pipeline.Articles;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>The places that a dateline names: whatever the words are elsewhere (a team, a club), there they are places.</summary>
internal static class DatelinePlaces
{
    private const string Separators = ",/;()";

    /// <summary>Puts them among the mentions, in place of what was found there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dateline">The dateline; null for none.</param>
    /// <param name="found">The mentions in text order, without overlaps.</param>
    public static List<Mention> Apply(NamedText text, Dateline? dateline, List<Mention> found)
    {
        List<Mention> places = dateline is { Place.Length: > 0 } known ? Of(text, known) : [];
        if (places.Count == 0)
        {
            return found;
        }

        // The month of a dateline is nobody's given name.
        int end = text.Text.TokenAt(dateline!.Start + dateline.Length);
        List<Mention> all =
        [
            .. found.Where(mention =>
                !places.Exists(place => mention.First < place.End && place.First < mention.End)
                && !(mention.Type == EntityType.Person && mention.First < end && mention.First > places[0].First)
            ),
            .. places,
        ];
        all.Sort(static (a, b) => a.First.CompareTo(b.First));
        return all;
    }

    private static List<Mention> Of(NamedText text, Dateline dateline)
    {
        var places = new List<Mention>(2);
        int end = dateline.Start + dateline.Place!.Length,
            first = -1;
        for (int i = text.Text.TokenAt(dateline.Start); i < text.Hashes.Length; i++)
        {
            Token token = text.Text.Tokens[i];
            bool inside = token.Start + token.Length <= end;
            bool separates = token.Length == 1 && Separators.Contains(text.Text.Text[token.Start], StringComparison.Ordinal);
            if ((!inside || separates) && first >= 0)
            {
                // “LONG BEACH, Calif.”: the short form belongs to the town.
                if (States.Behind(text.Text.Around(first), first) is null)
                {
                    places.Add(new Mention(first, i, EntityType.Place) { IsCertain = true });
                }

                first = -1;
            }

            if (!inside)
            {
                break;
            }

            // “near Kabul”, “off Lesbos”: the place begins with a capital.
            first = first < 0 && !separates && text.IsCapitalised(i) ? i : first;
        }

        return places;
    }
}
