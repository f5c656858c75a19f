using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>Puts right what the recogniser found where the words leave no doubt: nationalities and bare titles are no names, a medium known by name is an organisation.</summary>
internal static class MentionRules
{
    private const NameTraits Organisations = NameTraits.Company | NameTraits.Organisation | NameTraits.Medium;
    private const NameTraits WholePlaces = NameTraits.Country | NameTraits.Region | NameTraits.Division | NameTraits.MajorCity;
    private const NameTraits Others = NameTraits.Place | NameTraits.GivenName | NameTraits.Surname | NameTraits.Demonym;
    private const int LongestKnownName = 6;
    private const int LongestBody = 4;


    // Laws, prizes, events: names, but not of people, organisations or places.
    private static readonly WordSet NoEntities = new("act bill law amendment award awards prize prizes cup war wars championship championships olympics festival constitution protocol accord accords agreement treaty clause revolution".Split(' '));


    // What a company is, before its name at the start of a sentence: “Automaker Subaru fell”.
    private static readonly WordSet Trades = new("rival rivals airline airlines automaker carmaker lender broadcaster retailer miner chipmaker planemaker insurer brewer drugmaker steelmaker broker".Split(' '));

    private static readonly WordSet Indices = new("nikkei ftse dax sensex nifty topix kospi bovespa".Split(' '));
    private static readonly WordSet Cites = new("reported said says reports newspaper daily business asia journalist reporter quoted cited".Split(' '));
    private static readonly WordSet Judges = new("justice judge comrade patriarch".Split(' '));

    private static readonly WordSet Parties = new("party front movement coalition".Split(' '));

    private static readonly WordSet Feasts = new("diwali holi eid eid-al-fitr ramadan ramzan christmas hanukkah passover nowruz thanksgiving halloween navratri dussehra onam pongal vesak songkran tet lent hajj umrah juneteenth rs rs. sh shs ksh".Split(' '));

    private static readonly WordSet PlaneMakers = new("boeing airbus bombardier embraer antonov tupolev ilyushin sukhoi cessna beechcraft fokker mikoyan".Split(' '));
    private static readonly WordSet Averages = new("dow djia s&p".Split(' '));
    private static readonly WordSet Events = new("war wars crisis open marathon cup olympics championship championships prix treaty festival games derby".Split(' '));
    private static readonly WordSet Landings = new("airport airfield airbase station stadium bridge".Split(' '));
    private static readonly WordSet SiteKinds = new("international national regional railway train central".Split(' '));

    private static readonly WordSet Storms = new("hurricane hurricanes typhoon cyclone storm".Split(' '));

    private static readonly WordSet NoTimes = new("utc gmt est pst edt bst ist".Split(' '));

    private static readonly WordSet NoNames = new("i i'm pm am tv a.m. p.m. ok covid-19 covid gmt utc est pst bst edt mr mrs ms dr mr. mrs. ms. dr. january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".Split(' '));

    /// <summary>Applies the rules.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The mentions in text order.</param>
    /// <returns>The mentions in text order, without overlaps.</returns>
    public static List<Mention> Apply(NamedText text, List<Mention> found)
    {
        var kept = new List<Mention>(found.Count + 8);
        HashSet<ulong> surnames = [];
        HashSet<ulong> withParticle = [];
        foreach (Mention mention in found)
        {
            if (mention.Type == EntityType.Person && mention.Count > 1)
            {
                surnames.Add(text.Hashes[mention.End - 1]);
                if (Titles.Particles.Contains(text.Hashes[mention.End - 2]))
                {
                    withParticle.Add(text.HashOf(mention.End - 2, mention.End));
                }
            }
        }

        HashSet<ulong> storms = [];
        foreach (Mention mention in found)
        {
            if (mention.Count == 1 && mention.First > 0 && Storms.Contains(text.Hashes[mention.First - 1]))
            {
                storms.Add(text.Hashes[mention.First]);
            }
        }

        foreach (Mention mention in Split(text, SplitOwners(text, SplitLeaders(text, SplitOrigins(text, found)))))
        {
            if (mention.Count == 1 && storms.Contains(text.Hashes[mention.First]))
            {
                continue;
            }

            if (text.IsProse(text.Text.Sentences[text.Text.SentenceOf(mention.First)]) && Correct(text, WithParticle(text, mention, withParticle), surnames) is { } correct)
            {
                // “Lamu Governor Fahim Twaha” of which only the person was found.
                int office = correct.First - 1;
                if (correct.Type == EntityType.Person && office > 0 && text.IsCapitalised(office) && Titles.Offices.Contains(text.Hashes[office]) && text.IsCapitalised(office - 1)
                    && (text.TraitsOf(office - 1) & NameTraits.Place) != 0 && (text.TraitsOf(office - 1) & Others & ~NameTraits.Place) == 0 && (text.TraitsOf(office - 1) & Organisations) == 0
                    && (kept.Count == 0 || kept[^1].End < office) && (office < 2 || !text.IsCapitalised(office - 2)))
                {
                    kept.Add(new Mention(office - 1, office, EntityType.Place));
                }

                kept.Add(WithLead(text, correct));
            }
        }

        return Distinct(AddKnown(text, AddExplained(text, Distinct(kept)), surnames, withParticle));
    }

    // “Muhammadu Buhari of Nigeria and Patrice Talon of Benin” taken for one organisation: people and where they are from; “ABC of Australia” likewise.
    private static IEnumerable<Mention> SplitOrigins(NamedText text, List<Mention> found)
    {
        foreach (Mention mention in found)
        {
            int of = mention.First + 1;
            while (of < mention.End && !text.Text.Is(of, "of"))
            {
                of++;
            }

            bool place = of < mention.End - 1 && (text.TraitsOf(of + 1, Math.Min(mention.End, of + 2)) & (NameTraits.Country | NameTraits.City)) != 0;
            bool person = of - mention.First is 2 or 3 && (text.TraitsOf(mention.First) & NameTraits.GivenName) != 0 && (text.TraitsOf(mention.First, of) & Organisations) == 0;
            bool medium = of - mention.First == 1 && (text.TraitsOf(mention.First) & Organisations) != 0 && text.Text.Tokens[mention.First].Case == LetterCase.Upper;
            for (int i = mention.First; i < of && i < mention.End; i++)
            {
                person &= text.IsCapitalised(i) && !Bodies.Kinds.Contains(text.Hashes[i]);
            }

            if (mention.Type != EntityType.Organisation || !place || !(person || medium) || (text.TraitsOf(mention.First, mention.End) & Organisations) != 0)
            {
                yield return mention;
                continue;
            }

            yield return new Mention(mention.First, of, person ? EntityType.Person : EntityType.Organisation);
            yield return new Mention(of + 1, of + 2, EntityType.Place);
            int rest = of + 2;
            if (rest + 1 < mention.End && text.Text.Is(rest, "and"))
            {
                foreach (Mention other in SplitOrigins(text, [mention with { First = rest + 1 }]))
                {
                    yield return other;
                }
            }
        }
    }

    // “Gerindra Party of Prabowo Subianto” taken for one organisation: a party and whose it is.
    private static IEnumerable<Mention> SplitLeaders(NamedText text, IEnumerable<Mention> found)
    {
        foreach (Mention mention in found)
        {
            int of = mention.End - 3;
            bool led = mention is { Type: EntityType.Organisation, Count: >= 4 } && text.Text.Is(of, "of") && Parties.Contains(text.Hashes[of - 1]) && text.IsCapitalised(of + 2)
                && (text.TraitsOf(of + 1) & NameTraits.GivenName) != 0 && (text.TraitsOf(of + 1, mention.End) & NameTraits.Place) == 0 && (text.TraitsOf(mention.First, mention.End) & Organisations) == 0
                && !Bodies.Kinds.Contains(text.Hashes[mention.End - 1]);
            yield return led ? mention with { End = of } : mention;
            if (led)
            {
                yield return new Mention(of + 1, mention.End, EntityType.Person);
            }
        }
    }

    // “Supreme Court Justice Ruth Bader Ginsburg”, “Lamu Governor Fahim Twaha” taken for one organisation: a court or place, an office and a person.
    private static IEnumerable<Mention> Split(NamedText text, IEnumerable<Mention> found)
    {
        foreach (Mention mention in found)
        {
            int role = mention.Type == EntityType.Organisation ? mention.First : mention.End;
            while (role < mention.End - 1 && !(Titles.Offices.Contains(text.Hashes[role]) && mention.End - role is >= 3 and <= 5 && ((text.TraitsOf(role + 1) & NameTraits.GivenName) != 0 || IsOfficeOfPlace(text, mention, role))))
            {
                role++;
            }

            if (role >= mention.End - 1)
            {
                yield return mention;
                continue;
            }

            if (role > mention.First && Bodies.Kinds.Contains(text.Hashes[role - 1]))
            {
                yield return mention with { End = role };
            }
            else if (IsOfficeOfPlace(text, mention, role))
            {
                yield return new Mention(mention.First, role, EntityType.Place);
            }

            yield return new Mention(role + 1, mention.End, EntityType.Person);
        }
    }

    // The end of the capitalised common words behind a country that make up the name of a body; 0 where there are none.
    private static int BodyAfter(NamedText text, Mention country)
    {
        int end = country.End, limit = Math.Min(text.Hashes.Length, country.End + LongestBody);
        while (end < limit && text.Text.Tokens[end].Case == LetterCase.Title && (Bodies.Kinds.Contains(text.Hashes[end]) || (text.TraitsOf(end) & (NameTraits.GivenName | NameTraits.Place)) == 0) && !Titles.Offices.Contains(text.Hashes[end]))
        {
            end++;
        }

        bool more = end < text.Hashes.Length && (text.IsCapitalised(end) || text.Text.Is(end, "of") || text.Text.Is(end, "for"));
        return end - country.End >= 2 && !more && Bodies.Kinds.Contains(text.Hashes[end - 1]) && !Bodies.Sites.Contains(text.Hashes[end - 1]) && text.AreInOneSentence(country.First, end - 1) ? end : 0;
    }

    private static bool IsOfficeOfPlace(NamedText text, Mention mention, int role)
    {
        if (role == mention.First || (text.TraitsOf(mention.First, role) & NameTraits.Place) == 0)
        {
            return false;
        }

        for (int i = role + 1; i < mention.End; i++)
        {
            if (!text.IsCapitalised(i) || Bodies.Kinds.Contains(text.Hashes[i]) || Titles.Offices.Contains(text.Hashes[i]))
            {
                return false;
            }
        }

        return true;
    }

    // “Japan's Finance Ministry” taken for one name: an owner and what it owns. “Lord's Resistance Army” stays.
    private static IEnumerable<Mention> SplitOwners(NamedText text, IEnumerable<Mention> found)
    {
        foreach (Mention mention in found)
        {
            int clitic = mention.First + 1;
            while (clitic < mention.End && text.Text.Tokens[clitic].Kind != TokenKind.Clitic)
            {
                clitic++;
            }

            NameTraits owner = clitic < mention.End - 1 ? text.TraitsOf(mention.First, clitic) : 0;
            bool known = (owner & (NameTraits.Place | Organisations)) != 0 && (text.TraitsOf(mention.First, clitic + 1) & Organisations) == 0;
            if (clitic >= mention.End - 1 || mention.Type != EntityType.Organisation || !(known || text.Text.Tokens[clitic - 1].Case == LetterCase.Upper))
            {
                yield return mention;
                continue;
            }

            yield return new Mention(mention.First, clitic, (owner & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation);
            yield return mention with { First = clitic + 1 };
        }
    }

    private static Mention? Correct(NamedText text, Mention mention, HashSet<ulong> surnames)
    {
        mention = WithSite(text, WithInitial(text, WithoutTrade(text, WithoutMedium(text, Whole(text, WithNumber(text, mention))))));
        if (IsNone(text, mention) || IsProduct(text, mention) || IsEvent(text, mention))
        {
            return null;
        }

        mention = WholePlace(text, WithoutTitle(text, WithoutCode(text, WithoutClitic(text, mention))));
        NameTraits whole = text.TraitsOf(mention.First, mention.End);
        if ((whole & NameTraits.Demonym) != 0 && (whole & NameTraits.Place) == 0)
        {
            return null;
        }

        // “Ghana Police Service”: a country and what it keeps.
        if (mention.Type == EntityType.Place && (whole & NameTraits.Country) != 0 && BodyAfter(text, mention) is > 0 and int body)
        {
            return new Mention(mention.First, body, EntityType.Organisation);
        }

        // “US$473” is an amount.
        if (mention.End < text.Hashes.Length && text.Text.Is(mention.End, "$") && text.Text.Tokens[mention.End].Start == text.Text.Tokens[mention.End - 1].End)
        {
            return null;
        }

        if (mention.Count == 1 && IsCompound(text.Text.TextOf(mention.First)))
        {
            return null;
        }

        if (NoEntities.Contains(text.Hashes[mention.End - 1]) && mention.Count > 1)
        {
            return null;
        }

        // “Alabama Governor” before a name: the office goes, the place stays.
        if (mention is { Type: EntityType.Organisation, Count: > 1 } && Titles.Offices.Contains(text.Hashes[mention.End - 1]) && (text.TraitsOf(mention.First, mention.End - 1) & NameTraits.Place) != 0)
        {
            return mention with { End = mention.End - 1, Type = EntityType.Place };
        }

        if (mention is { Type: EntityType.Organisation, Count: > 1 } && text.Text.Tokens[mention.End - 1].Case == LetterCase.Upper && Titles.ShortOffices.Contains(text.Hashes[mention.End - 1])
            && (text.TraitsOf(mention.First, mention.End - 1) & (NameTraits.Place | Organisations)) is not 0 and var known)
        {
            return new Mention(mention.First, mention.End - 1, (known & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation);
        }

        // “Rural Fire Service Commissioner” before a name: the office goes, the body stays.
        if (mention is { Type: EntityType.Organisation, Count: > 2 } && Titles.Offices.Contains(text.Hashes[mention.End - 1]) && Bodies.Kinds.Contains(text.Hashes[mention.End - 2])
            && mention.End < text.Hashes.Length && text.IsCapitalised(mention.End) && text.Text.Tokens[mention.End].Case == LetterCase.Title)
        {
            return mention with { End = mention.End - 1 };
        }

        bool title = mention.Type == EntityType.Person || (mention.Type == EntityType.Organisation && Titles.Offices.Contains(text.Hashes[mention.End - 1]));
        if (title && IsTitleOnly(text, mention) && !surnames.Contains(text.Hashes[mention.End - 1]))
        {
            return null;
        }

        if (mention.Count <= 2 && IsMisspeltTitle(text, mention.End - 1))
        {
            return null;
        }

        // “U.S.” is never a person, Reuters never a place, New Delhi whatever it does no body.
        EntityType type = (whole & Organisations) != 0 && (whole & Others) == 0 ? EntityType.Organisation
            : mention.Type == EntityType.Organisation && (whole & WholePlaces) != 0 && (whole & (Organisations | NameTraits.Club | NameTraits.GivenName | NameTraits.Surname)) == 0 ? EntityType.Place
            : mention.Type == EntityType.Person && (whole & NameTraits.Country) != 0 && (whole & (NameTraits.GivenName | NameTraits.Surname)) == 0 ? EntityType.Place
            : mention.Type;
        return mention with { Type = type };
    }

    // The possessive ending is part of a name only where the name is known with it: “McDonald’s”.
    private static Mention WithoutClitic(NamedText text, Mention mention)
    {
        ReadOnlySpan<Token> tokens = text.Text.Tokens;
        if (tokens[mention.End - 1].Kind == TokenKind.Clitic)
        {
            return mention.Count > 1 && (text.TraitsOf(mention.First, mention.End) & Organisations) == 0 ? mention with { End = mention.End - 1 } : mention;
        }

        bool owns = mention.End < tokens.Length && tokens[mention.End].Kind == TokenKind.Clitic && tokens[mention.End].Start == tokens[mention.End - 1].End;
        return owns && (text.TraitsOf(mention.First, mention.End + 1) & Organisations) != 0 ? mention with { End = mention.End + 1 } : mention;
    }

    // “van Biljon” in a text about Leon van Biljon: the particle goes with the surname.
    private static Mention WithParticle(NamedText text, Mention mention, HashSet<ulong> known) =>
        mention is { Count: 1, First: > 0 } && known.Contains(text.HashOf(mention.First - 1, mention.End)) ? mention with { First = mention.First - 1, Type = EntityType.Person } : mention;

    private static Mention WithoutTitle(NamedText text, Mention mention)
    {
        // “Karim Khan QC”.
        if (mention is { Type: EntityType.Person, Count: > 2 } && Titles.AfterNames.Contains(text.Hashes[mention.End - 1]) && text.Text.Tokens[mention.End - 1].Case is LetterCase.Upper or LetterCase.Mixed)
        {
            mention = mention with { End = mention.End - 1 };
        }

        // “Mr Panvalkar” is nobody else.
        mention = mention.Count is 2 or 3 && Titles.Courtesies.Contains(text.Hashes[mention.First]) && !Bodies.Kinds.Contains(text.Hashes[mention.End - 1]) ? mention with { Type = EntityType.Person } : mention;
        while (mention.Type == EntityType.Person && mention.Count > 1
            && (Titles.Honorifics.Contains(text.Hashes[mention.First]) || (Titles.Offices.Contains(text.Hashes[mention.First]) && (text.TraitsOf(mention.First) & NameTraits.GivenName) == 0)))
        {
            mention = mention with { First = mention.First + 1 };
        }

        // “Chancellor of the Exchequer Rishi Sunak”, “Secretary of State Mike Pompeo”.
        int of = mention.First - 1 - (mention.First > 1 && text.Text.Is(mention.First - 1, "the") ? 1 : 0);
        bool office = of > 0 && (text.Text.Is(of, "of") || text.Text.Is(of, "for")) && Titles.Offices.Contains(text.Hashes[of - 1]);
        return office && mention is { Type: EntityType.Person, Count: >= 3 } && (text.TraitsOf(mention.First) & NameTraits.GivenName) == 0 ? mention with { First = mention.First + 1 } : mention;
    }

    // “Tesla Inc TSLA.O”: the code of a share is no part of the company's name.
    private static Mention WithoutCode(NamedText text, Mention mention)
    {
        ReadOnlySpan<Token> tokens = text.Text.Tokens;
        bool begun = mention.Count > 2 && tokens[mention.End - 1].Case == LetterCase.Upper && tokens[mention.End - 1].Length > 2 && mention.End + 1 < tokens.Length && text.Text.Is(mention.End, ".")
            && tokens[mention.End].Start == tokens[mention.End - 1].End && tokens[mention.End + 1].Start == tokens[mention.End].End && tokens[mention.End + 1].Length <= 2;
        if (begun)
        {
            return mention with { End = mention.End - 1 };
        }

        int stop = mention.End - 2;
        return mention.Count > 3 && text.Text.Is(stop, ".") && tokens[stop].Start == tokens[stop - 1].End && tokens[stop + 1].Start == tokens[stop].End && tokens[stop - 1].Case == LetterCase.Upper && tokens[stop + 1].Length <= 2
            ? mention with { End = stop - 1 }
            : mention;
    }

    // “South” of “South Korean”, “UTC”, “Airbus A320”, the Nikkei that rose, the State of “Secretary of State”.
    private static bool IsNone(NamedText text, Mention mention)
    {
        int last = mention.End - 1;
        if (mention.Count == 1)
        {
            bool adjective = mention.End < text.Hashes.Length && (text.TraitsOf(mention.First, mention.End + 1) & NameTraits.Demonym) != 0 && (text.TraitsOf(last) & NameTraits.Country) == 0;
            bool office = mention.First > 1 && text.Text.Is(last, "State") && text.Text.Is(last - 1, "of") && Titles.Offices.Contains(text.Hashes[last - 2]);
            bool index = Indices.Contains(text.Hashes[last]) && !(mention.End < text.Hashes.Length && Cites.Contains(text.Hashes[mention.End])) && !(mention.First > 0 && Cites.Contains(text.Hashes[mention.First - 1]));
            return adjective || office || index || NoTimes.Contains(text.Hashes[last]) || Feasts.Contains(text.Hashes[last]);
        }

        if (mention.Type == EntityType.Place && (Feasts.Contains(text.Hashes[mention.First]) || text.Text.Is(last, "Day")))
        {
            return true;
        }

        ReadOnlySpan<char> type = text.Text.TextOf(last);
        return mention.Type == EntityType.Organisation && (text.TraitsOf(mention.First) & NameTraits.Company) != 0 && (text.TraitsOf(mention.First, mention.End) & Organisations) == 0
            && type.Length is >= 3 and <= 6 && char.IsUpper(type[0]) && char.IsDigit(type[^1]) && char.IsDigit(type[^2]);
    }

    // “Korean Air” where only “Air” was found: the whole name of a body known by it.
    private static Mention Whole(NamedText text, Mention mention)
    {
        if (mention.Type != EntityType.Organisation)
        {
            return mention;
        }

        for (int first = Math.Max(0, mention.First - 2); first <= mention.First; first++)
        {
            for (int end = Math.Min(text.Hashes.Length, mention.End + 2); end >= mention.End && end - first > mention.Count; end--)
            {
                if ((text.TraitsOf(first, end) & Organisations) != 0 && AllCapitalised(text, first, end))
                {
                    return mention with { First = first, End = end };
                }
            }
        }

        return mention;
    }

    private static Mention WithoutTrade(NamedText text, Mention mention)
    {
        if (mention is { Type: EntityType.Organisation, Count: > 1 } && (text.TraitsOf(mention.First, mention.End) & Organisations) == 0)
        {
            mention = Calendar.Months.Contains(text.Hashes[mention.End - 1]) ? mention with { End = mention.End - 1 } : mention;
            mention = mention.Count > 1 && Trades.Contains(text.Hashes[mention.First]) ? mention with { First = mention.First + 1 } : mention;
            bool judge = mention.Count is 3 or 4 && Judges.Contains(text.Hashes[mention.First]) && !Bodies.Kinds.Contains(text.Hashes[mention.End - 1]) && AllCapitalised(text, mention.First, mention.End);
            mention = judge ? new Mention(mention.First + 1, mention.End, EntityType.Person) : mention;
            return Bodies.Sites.Contains(text.Hashes[mention.End - 1]) ? mention with { Type = EntityType.Place } : mention;
        }

        return mention;
    }

    // “Khabar 24 TV channel”: a medium known by its name, and what it is.
    private static Mention WithoutMedium(NamedText text, Mention mention) =>
        mention is { Type: EntityType.Organisation, Count: > 1 } && mention.End < text.Hashes.Length && MediaWords.AfterNames.Contains(text.Hashes[mention.End - 1]) && MediaWords.AfterNames.Contains(text.Hashes[mention.End])
        && (text.TraitsOf(mention.First, mention.End) & Organisations) == 0 && (text.TraitsOf(mention.First, mention.End - 1) & NameTraits.Medium) != 0
            ? mention with { End = mention.End - 1 }
            : mention;

    // “Boeing 737-800”, “the Dow Jones Industrial Average”: a type of aircraft, an index.
    private static bool IsProduct(NamedText text, Mention mention)
    {
        ReadOnlySpan<Token> tokens = text.Text.Tokens;
        bool type = mention is { Type: EntityType.Organisation, Count: 1 } && PlaneMakers.Contains(text.Hashes[mention.First]) && mention.End < tokens.Length
            && tokens[mention.End].Kind is TokenKind.Number or TokenKind.Word && tokens[mention.End].Length >= 3 && char.IsAsciiDigit(text.Text.Text[tokens[mention.End].End - 1]);
        bool average = mention.Type == EntityType.Organisation && Averages.Contains(text.Hashes[mention.First]) && (mention.Count == 1 || (mention.Count <= 4 && text.Text.Is(mention.First + 1, "Jones")))
            && !(mention.End < tokens.Length && (Cites.Contains(text.Hashes[mention.End]) || text.Text.Is(mention.End, "Newswires") || text.Text.Is(mention.End, "&")));
        return type || average;
    }

    // “Iraq War”, “Chicago Marathon” of which only the place was found.
    private static bool IsEvent(NamedText text, Mention mention) =>
        mention.Type == EntityType.Place && mention.End < text.Hashes.Length && text.IsCapitalised(mention.End) && Events.Contains(text.Hashes[mention.End])
        && text.Text.Tokens[mention.End].Case == LetterCase.Title && text.AreInOneSentence(mention.First, mention.End);

    // “Calicut” of “Calicut International Airport”.
    private static Mention WithSite(NamedText text, Mention mention)
    {
        int end = mention.End;
        while (end < text.Hashes.Length && end - mention.End < 2 && text.IsCapitalised(end) && SiteKinds.Contains(text.Hashes[end]))
        {
            end++;
        }

        bool site = end < text.Hashes.Length && mention.Type != EntityType.Organisation && text.IsCapitalised(end) && text.Text.Tokens[end].Case == LetterCase.Title && Landings.Contains(text.Hashes[end])
            && text.AreInOneSentence(mention.First, end);
        return site ? new Mention(mention.First, end + 1, EntityType.Place) : mention;
    }

    // “B Shiva Parvathi”.
    private static Mention WithInitial(NamedText text, Mention mention)
    {
        bool initial = mention is { Type: EntityType.Person, First: > 0 } && text.Text.Tokens[mention.First - 1] is { Kind: TokenKind.Word, Length: 1 } letter && char.IsUpper(text.Text.Text[letter.Start]) && text.Text.Text[letter.Start] is not ('A' or 'I');
        return initial ? mention with { First = mention.First - 1 } : mention;
    }

    // “Khabar 24”, “Schalke 04”: the number belongs to the name where the name is known with it.
    private static Mention WithNumber(NamedText text, Mention mention) =>
        mention.End < text.Hashes.Length && text.Text.Tokens[mention.End].Kind == TokenKind.Number && (text.TraitsOf(mention.First, mention.End + 1) & (Organisations | NameTraits.Club)) != 0
            ? mention with { End = mention.End + 1, Type = EntityType.Organisation }
            : mention;

    // “Sri” of “Sri Lanka”: the whole name of a country or great city.
    private static Mention WholePlace(NamedText text, Mention mention)
    {
        if (mention.Type == EntityType.Organisation)
        {
            return mention;
        }

        for (int first = Math.Max(0, mention.First - 2); first <= mention.First; first++)
        {
            for (int end = Math.Min(text.Hashes.Length, first + 4); end >= mention.End && end - first > mention.Count; end--)
            {
                // “Newcastle upon Tyne”: three words are a name by themselves.
                NameTraits known = end - first >= 3 ? NameTraits.Country | NameTraits.City : NameTraits.Country | NameTraits.MajorCity;
                if ((text.TraitsOf(first, end) & known) != 0 && text.IsCapitalised(first) && text.IsCapitalised(end - 1))
                {
                    return new Mention(first, end, EntityType.Place);
                }
            }
        }

        return mention;
    }

    // “King” and “Bishop” alone are names only of people whose full name ends so.
    private static bool IsTitleOnly(NamedText text, Mention mention)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (!Titles.Offices.Contains(text.Hashes[i]) && !Titles.Honorifics.Contains(text.Hashes[i]) && !Titles.Modifiers.Contains(text.Hashes[i]) && (text.TraitsOf(i) & NameTraits.Demonym) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // “Kazakh Presiden said”: behind a nationality, a word that is no known name and nearly an office.
    private static bool IsMisspeltTitle(NamedText text, int token) =>
        token > 0
        && (text.TraitsOf(token - 1) & NameTraits.Demonym) != 0
        && (text.TraitsOf(token) & (NameTraits.GivenName | NameTraits.Surname)) == 0
        && Titles.IsMisspeltOffice(text.Text.TextOf(token));

    // “Russian-led”, “London-based”: an adjective.
    private static bool IsCompound(ReadOnlySpan<char> word)
    {
        int hyphen = word.LastIndexOf('-');
        return hyphen > 1 && hyphen + 3 < word.Length && char.IsLower(word[hyphen + 1]) && char.IsUpper(word[0])
            && word[(hyphen + 1)..] is "led" or "based" or "backed" or "born" or "style" or "era" or "related" or "controlled" or "occupied" or "held" or "owned" or "run" or "made" or "speaking" or "majority" or "sponsored" or "funded" or "trained" or "allied" or "dominated" or "bound" or "area" or "wide" or "listed";
    }

    // “Kazakh Foreign Ministry”: a name made of common words alone is told from others of its kind by the country before it.
    private static Mention WithLead(NamedText text, Mention mention)
    {
        if (mention.Type != EntityType.Organisation || mention.First == 0)
        {
            return mention;
        }

        for (int i = mention.First; i < mention.End; i++)
        {
            if (!Bodies.Kinds.Contains(text.Hashes[i]) && !Titles.Modifiers.Contains(text.Hashes[i]))
            {
                return mention;
            }
        }

        int block = text.Text.Sentences[text.Text.SentenceOf(mention.First)].FirstToken;
        for (int lead = 2; lead >= 1; lead--)
        {
            int first = mention.First - lead;
            if (first >= block && text.IsCapitalised(first) && (text.TraitsOf(first, mention.First) & (NameTraits.Demonym | NameTraits.Country)) != 0)
            {
                return mention with { Lead = lead };
            }
        }

        return mention;
    }

    // Corrections may have made neighbours overlap: the first and longest stays.
    private static List<Mention> Distinct(List<Mention> mentions)
    {
        mentions.Sort(static (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.End.CompareTo(a.End));
        int kept = 0;
        foreach (Mention mention in mentions.ToArray())
        {
            if (kept == 0 || mentions[kept - 1].End <= mention.First)
            {
                mentions[kept++] = mention;
            }
        }

        mentions.RemoveRange(kept, mentions.Count - kept);
        return mentions;
    }

    // “Nigerian National Petroleum Corporation (NNPC)”: the capitalised words whose initials the acronym has are one name (after Schwartz and Hearst, 2003).
    private static List<Mention> AddExplained(NamedText text, List<Mention> mentions)
    {
        List<Mention> added = [];
        Dictionary<int, int> starts = mentions.ToDictionary(mention => mention.End, mention => mention.First);
        for (int at = 2; at + 1 < text.Hashes.Length; at++)
        {
            if (!text.Text.Is(at - 1, "(") || !text.Text.Is(at + 1, ")") || !Acronyms.IsAcronym(text.Text, at) || text.Text.Tokens[at].Length < 3)
            {
                continue;
            }

            int low = text.Text.Sentences[text.Text.SentenceOf(at)].FirstToken;
            for (int first = at - 3; first >= Math.Max(low, at - 12) && text.Text.Tokens[first].Kind != TokenKind.Clitic && (text.IsCapitalised(first) || text.Text.Tokens[first] is { Kind: TokenKind.Word, Length: <= 3 } || text.IsCapitalised(first + 1)); first--)
            {
                bool begins = text.IsCapitalised(first) && text.IsCapitalised(at - 2) && !text.Text.Is(first, "The") && char.ToUpperInvariant(text.Text.TextOf(first)[0]) == char.ToUpperInvariant(text.Text.TextOf(at)[0]);
                if (begins && Acronyms.Abbreviates(text.Text, text.Hashes, at, first, at - 1))
                {
                    bool known = starts.TryGetValue(at - 1, out int start) && start <= first;
                    if (!known)
                    {
                        EntityType type = (text.TraitsOf(first, at - 1) & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation;
                        added.Add(new Mention(first, at - 1, type));
                    }

                    break;
                }
            }
        }

        // Both lists are in text order; what overlaps an explained name goes.
        var all = new List<Mention>(added);
        int next = 0;
        foreach (Mention mention in mentions)
        {
            while (next < added.Count && added[next].End <= mention.First)
            {
                next++;
            }

            if (next == added.Count || mention.End <= added[next].First)
            {
                all.Add(mention);
            }
        }

        all.Sort(static (a, b) => a.First.CompareTo(b.First));
        return all;
    }

    // Names the recogniser passed over: media and organisations of two words or more that the gazetteer knows, and “the X TV channel”.
    private static List<Mention> AddKnown(NamedText text, List<Mention> kept, HashSet<ulong> surnames, HashSet<ulong> withParticle)
    {
        var all = new List<Mention>(kept.Count + 8);
        int next = 0;
        foreach (Sentence sentence in text.Text.Sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                while (next < kept.Count && kept[next].First <= i)
                {
                    all.Add(kept[next]);
                    i = Math.Max(i, kept[next].End);
                    next++;
                }

                if (i >= sentence.EndToken || !text.IsProse(sentence) || !text.IsCapitalised(i))
                {
                    continue;
                }

                int limit = next < kept.Count ? Math.Min(kept[next].First, sentence.EndToken) : sentence.EndToken;
                int end = KnownName(text, i, limit);
                if (end > i)
                {
                    all.Add(new Mention(i, end, EntityType.Organisation));
                    i = end - 1;
                }
                else if (i > 0 && i + 1 <= limit && IsSurname(text, i, surnames, withParticle))
                {
                    bool particle = withParticle.Contains(text.HashOf(i - 1, i + 1)) && (all.Count == 0 || all[^1].End < i);
                    all.Add(new Mention(particle ? i - 1 : i, i + 1, EntityType.Person));
                }
                else if (IsPlainCountry(text, i, limit) is > 0 and int country)
                {
                    all.Add(new Mention(i, i + country, EntityType.Place));
                    i += country - 1;
                }
            }
        }

        while (next < kept.Count)
        {
            all.Add(kept[next++]);
        }

        return all;
    }

    // “Karin” in an article about Erlan Karin is that person, where nothing beside it makes it part of another name.
    private static bool IsSurname(NamedText text, int token, HashSet<ulong> surnames, HashSet<ulong> withParticle) =>
        surnames.Contains(text.Hashes[token])
        && text.Text.Tokens[token] is { Case: LetterCase.Title, Length: > 2 }
        && (text.TraitsOf(token) & (NameTraits.Place | NameTraits.Demonym)) == 0
        && !Titles.Offices.Contains(text.Hashes[token])
        && (token + 1 >= text.Hashes.Length || !text.IsCapitalised(token + 1))
        && (!text.IsCapitalised(token - 1) || Titles.Offices.Contains(text.Hashes[token - 1]) || Titles.Honorifics.Contains(text.Hashes[token - 1]))
        && (withParticle.Contains(text.HashOf(token - 1, token + 1)) || !SentenceOpeners.Contains(text.Text.TextOf(token)));

    // The name of a country that is nothing else, or of a division before an office: “First Minister of Scotland”, “the embassy in New Zealand”, “Assam CM”. Returns its length.
    private static int IsPlainCountry(NamedText text, int first, int limit)
    {
        for (int end = Math.Min(limit, first + 3); end > first; end--)
        {
            NameTraits traits = text.TraitsOf(first, end);
            bool governed = end < limit && text.IsCapitalised(end) && (Titles.Offices.Contains(text.Hashes[end]) || Titles.Modifiers.Contains(text.Hashes[end]) || (Titles.ShortOffices.Contains(text.Hashes[end]) && text.Text.Tokens[end].Case == LetterCase.Upper));
            NameTraits named = governed ? NameTraits.Country | NameTraits.Region | NameTraits.Division : NameTraits.Country | NameTraits.Region;
            if ((traits & named) != 0 && (traits & (NameTraits.GivenName | NameTraits.Surname | NameTraits.Demonym | NameTraits.Organisation | NameTraits.Medium | NameTraits.Company)) == 0)
            {
                bool alone = (end == limit || governed || !text.IsCapitalised(end)) && (first == 0 || !text.IsCapitalised(first - 1)) && text.Text.Tokens[first].Case != LetterCase.Upper;
                return alone ? end - first : 0;
            }
        }

        return 0;
    }

    private static int KnownName(NamedText text, int first, int limit)
    {
        if ((text.TraitsOf(first) & NameTraits.Prefix) != 0)
        {
            for (int end = Math.Min(limit, first + LongestKnownName); end > first + 1; end--)
            {
                NameTraits traits = text.TraitsOf(first, end);
                if ((traits & (NameTraits.Medium | NameTraits.Organisation)) != 0 && (traits & Others) == 0 && AllCapitalised(text, first, end))
                {
                    return end;
                }
            }
        }

        int stop = first;
        while (stop < limit && stop - first <= 3 && (text.IsCapitalised(stop) || (stop > first && text.Text.Tokens[stop].Kind == TokenKind.Number)) && !NoNames.Contains(text.Hashes[stop]) && !MediaWords.AfterNames.Contains(text.Hashes[stop]))
        {
            stop++;
        }

        bool unknown = stop > first && stop - first <= 3 && first > 0 && (text.TraitsOf(first, stop) & (NameTraits.Demonym | NameTraits.Place)) == 0 && (text.TraitsOf(first) & NameTraits.Demonym) == 0;
        return unknown && stop < text.Hashes.Length && stop < limit && MediaWords.AfterNames.Contains(text.Hashes[stop]) && text.Text.Tokens[first - 1].Kind == TokenKind.Word && !SentenceOpeners.Contains(text.Text.TextOf(first)) ? stop : 0;
    }

    private static bool AllCapitalised(NamedText text, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (text.Text.Tokens[i].Kind == TokenKind.Word && !text.IsCapitalised(i) && text.Text.Tokens[i].Length > 3)
            {
                return false;
            }
        }

        return text.IsCapitalised(first) && (text.IsCapitalised(end - 1) || text.Text.Tokens[end - 1].Kind != TokenKind.Word);
    }
}
