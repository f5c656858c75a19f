using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>Finds the people, organisations and places of an article, each once, with all its mentions.</summary>
internal sealed class EntityExtractor
{
    private readonly Gazetteer _gazetteer = Gazetteer.Load();
    private readonly Recogniser _recogniser = new(RecogniserModel.Load());
    private readonly CountryNames _countries = CountryNames.Load();

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="language">The language of the text, ISO 639-1. Names are found in English only; <c>und</c> is taken for English.</param>
    /// <returns>The entities in order of first mention.</returns>
    public IReadOnlyList<Entity> Extract(AnalysedText text, string language = "en")
    {
        if (text.Tokens.IsEmpty || language is not ("en" or "und"))
        {
            return [];
        }

        var named = new NamedText(text, _gazetteer);
        List<Mention> mentions = MentionRules.Apply(named, _recogniser.Find(named));
        List<EntityGroup> groups = EntityResolver.Resolve(named, mentions);
        var locator = new PlaceLocator(named, groups);
        var roles = new RoleFinder(named, _countries, mentions);
        var entities = new Entity[groups.Count];
        for (int i = 0; i < entities.Length; i++)
        {
            entities[i] = Describe(named, groups[i], locator, roles);
        }

        return entities;
    }

    private static Entity Describe(NamedText text, EntityGroup group, PlaceLocator locator, RoleFinder roles)
    {
        string name = CanonicalName(text, group);
        List<string> aliases = [];
        var spans = new TextSpan[group.Mentions.Count];
        for (int i = 0; i < spans.Length; i++)
        {
            Mention mention = group.Mentions[i];
            spans[i] = text.Text.SpanOf(mention.First, mention.End);
            string form = text.Display(mention.First, mention.End);
            if (!form.Equals(name, StringComparison.OrdinalIgnoreCase) && !aliases.Contains(form, StringComparer.OrdinalIgnoreCase))
            {
                aliases.Add(form);
            }
        }

        PlaceRecord? place = group.Type == EntityType.Place ? locator.Locate(group) : null;
        return new Entity
        {
            Type = group.Type,
            Name = name,
            Roles = group.Type == EntityType.Person ? roles.RolesOf(group) : [],
            Aliases = aliases,
            Country = place?.CountryCode,
            Latitude = Degrees(place?.Latitude),
            Longitude = Degrees(place?.Longitude),
            Mentions = spans,
        };
    }

    // The gazetteer keeps single precision; five decimals are about a metre.
    private static double? Degrees(float? value) => value is { } degrees && !float.IsNaN(degrees) ? Math.Round(degrees, 5) : null;

    // The form with most words; among these one in ordinary letter case before one in capitals, then the longest, then the first.
    private static string CanonicalName(NamedText text, EntityGroup group)
    {
        Mention best = group.Mentions[0];
        foreach (Mention mention in group.Mentions)
        {
            if (Rank(text, mention).CompareTo(Rank(text, best)) > 0)
            {
                best = mention;
            }
        }

        return text.Display(best.NameFirst, best.End);
    }

    private static (int Words, bool Ordinary, int Length) Rank(NamedText text, Mention mention)
    {
        bool capitals = true;
        for (int i = mention.NameFirst; i < mention.End; i++)
        {
            capitals &= text.Text.Tokens[i].Case is LetterCase.Upper or LetterCase.None;
        }

        return (mention.Count + mention.Lead, !capitals, text.Text.SpanOf(mention.NameFirst, mention.End).Length);
    }
}
