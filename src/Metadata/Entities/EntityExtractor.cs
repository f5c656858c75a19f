using Pipeline.Articles;
using Pipeline.Metadata.Entities.Corrections;
using Pipeline.Metadata.Entities.Description;
using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Entities.Resolution;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>Finds the people, organisations and places of an article, each once, with all its mentions.</summary>
internal sealed class EntityExtractor
{
    private const char LastLatinLetter = '\u0250';

    private readonly Gazetteer _gazetteer = Gazetteer.Load();
    private readonly Recogniser _recogniser = new(RecogniserModel.Load());
    private readonly CountryNames _countries = CountryNames.Load();

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="language">The language of the text, ISO 639-1. Names are found in English only; <c>und</c> is taken for English, and so
    /// is a table of names: it is in no language.</param>
    /// <param name="dateline">The dateline, where the article has one.</param>
    /// <returns>The entities in order of first mention.</returns>
    public IReadOnlyList<Entity> Extract(AnalysedText text, string language = "en", Dateline? dateline = null)
    {
        if (text.Tokens.IsEmpty || (language is not ("en" or "und") && !IsTable(text)))
        {
            return [];
        }

        var named = new NamedText(text, _gazetteer);
        List<Mention> mentions = DatelinePlaces.Apply(named, dateline, MentionCorrector.Correct(named, _recogniser.Find(named)));
        List<EntityGroup> groups = EntityResolver.Resolve(named, mentions);
        var locator = new PlaceLocator(named, groups);
        var roles = new RoleFinder(named, _countries, mentions);
        List<PlaceRecord?> places = groups.ConvertAll(group => group.Type == EntityType.Place ? locator.Locate(group) : null);
        CapitalDistricts.Join(groups, places, named);
        Dictionary<ushort, List<TextSpan>> demonyms = Demonyms(named, mentions, places);
        Dictionary<int, int> organisations = Organisations(groups);
        var entities = new Entity[groups.Count];
        for (int i = 0; i < entities.Length; i++)
        {
            List<TextSpan>? ofCountry = CountryOf(places[i]) is { } country ? demonyms.GetValueOrDefault(country) : null;
            List<Role> held = groups[i].Type == EntityType.Person ? roles.RolesOf(groups[i]) : [];
            List<Affiliation> affiliations = [];
            foreach (Role role in held)
            {
                if (role.Organisation is { } organisation && organisations.TryGetValue(organisation.First, out int index))
                {
                    affiliations.Add(new Affiliation(role.Text, index));
                }
            }

            entities[i] = Describe(named, groups[i], places[i]) with
            {
                Roles = held.ConvertAll(role => role.Text),
                Affiliations = affiliations.Count > 0 ? affiliations : null,
                Demonyms = ofCountry is { Count: > 0 } ? ofCountry : null,
            };
        }

        return entities;
    }

    // Where the article speaks of the people of its countries.
    private static Dictionary<ushort, List<TextSpan>> Demonyms(NamedText text, List<Mention> mentions, List<PlaceRecord?> places)
    {
        var demonyms = new Dictionary<ushort, List<TextSpan>>();
        foreach (PlaceRecord? place in places)
        {
            if (CountryOf(place) is { } country)
            {
                demonyms.TryAdd(country, []);
            }
        }

        DemonymFinder.Find(text, mentions, demonyms);
        return demonyms;
    }

    private static ushort? CountryOf(PlaceRecord? place) => place is { Kind: PlaceKind.Country, Country: ushort country } ? country : null;

    // The groups of organisations by the first tokens of their mentions.
    private static Dictionary<int, int> Organisations(List<EntityGroup> groups)
    {
        var organisations = new Dictionary<int, int>();
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (Mention mention in groups[i].Type == EntityType.Organisation ? groups[i].Mentions : [])
            {
                organisations[mention.First] = i;
            }
        }

        return organisations;
    }

    private static Entity Describe(NamedText text, EntityGroup group, PlaceRecord? place)
    {
        string written = CanonicalName(text, group);
        string name = ShortNames.FullName(group.Type, written) ?? written;
        List<string> aliases = [];
        var spans = new TextSpan[group.Mentions.Count];
        var tokens = new TokenSpan[spans.Length];
        for (int i = 0; i < spans.Length; i++)
        {
            Mention mention = group.Mentions[i];
            spans[i] = text.Text.SpanOf(mention.First, mention.End);
            tokens[i] = new TokenSpan(mention.First, mention.End);
            string form = text.Display(mention.First, mention.End);
            if (!form.Equals(name, StringComparison.OrdinalIgnoreCase) && !aliases.Contains(form, StringComparer.OrdinalIgnoreCase))
            {
                aliases.Add(form);
            }
        }

        return new Entity
        {
            Type = group.Type,
            Name = name,
            Aliases = aliases,
            Country = place?.CountryCode,
            Latitude = Degrees(place?.Latitude),
            Longitude = Degrees(place?.Longitude),
            Mentions = spans,
            MentionTokens = tokens,
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

        string name = text.Display(best.NameFirst, best.End);
        return best.IsCertain ? Capitals.ToName(name) : name;
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

    // “Ajax Amsterdam 5 FC Twente 2”: results and line-ups are hardly more than names, whatever language their letters look like.
    private static bool IsTable(AnalysedText text)
    {
        int words = 0,
            names = 0;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Word)
            {
                words++;
                names +=
                    text.Tokens[i].Case is LetterCase.Title or LetterCase.Mixed or LetterCase.Upper && text.TextOf(i)[0] < LastLatinLetter
                        ? 1
                        : 0;
            }
        }

        return names * 4 > words * 3;
    }
}
