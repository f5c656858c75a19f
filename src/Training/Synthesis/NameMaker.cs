using System.Globalization;

namespace Pipeline.Training.Synthesis;

/// <summary>Makes names of a kind, from lists or by putting words together, and remembers those of one document by number.</summary>
/// <param name="lists">The lists.</param>
/// <param name="random">The chance.</param>
internal sealed class NameMaker(NameLists lists, Random random)
{
    private const string Consonants = "bcdfghjklmnprstvz";
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "o", "ai", "ou", "ia"];

    private readonly Dictionary<string, (string Text, string? Label)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Given, string Family, bool FamilyFirst)> _people = new(StringComparer.Ordinal);

    /// <summary>Forgets the names of a document.</summary>
    public void Forget()
    {
        _known.Clear();
        _people.Clear();
    }

    /// <summary>The name of a kind that goes by a number in this document.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="number">The number; empty for a new one each time.</param>
    /// <returns>The words, and the label of the name; null for plain words.</returns>
    public (string Text, string? Label) Get(string kind, string number)
    {
        if (kind is "p" or "l" or "i")
        {
            (string given, string family, bool familyFirst) = Person(number);
            return (
                kind switch
                {
                    "l" => family.Length > 0 ? family : given,
                    "i" => family.Length > 0 ? $"{given[0]}. {family}" : given,
                    _ => family.Length == 0 ? given
                    : familyFirst ? $"{family} {given}"
                    : $"{given} {family}",
                },
                "PER"
            );
        }

        if (number.Length == 0 || kind is "n")
        {
            return Make(kind, number);
        }

        if (!_known.TryGetValue(kind + number, out (string Text, string? Label) name))
        {
            _known[kind + number] = name = Make(kind, number);
        }

        return name;
    }

    /// <summary>A new name of a person: given names and family name.</summary>
    public (string Given, string Family, bool FamilyFirst) Person()
    {
        if (random.Next(25) == 0)
        {
            return (Invented(), Invented(), false);
        }

        (string[] given, string[] family, bool familyFirst) = lists.Regions[random.Next(lists.Regions.Count)];
        string first = Any(given),
            last = Any(family);
        return random.Next(24) switch
        {
            0 => ($"{first} {Any(given)}", last, familyFirst),
            1 => ($"{first} {(char)('A' + random.Next(26))}.", last, familyFirst),
            2 when !familyFirst => (first, $"{last} {Any(family)}", false),
            3 when !familyFirst => (
                first,
                $"{Any(["de", "van", "bin", "al", "von", "da", "El", "Ben", "Ould", "dos", "del", "ter", "Mac", "O'"])} {last}"
                    .Replace("O' ", "O'", StringComparison.Ordinal)
                    .Replace("Mac ", "Mac", StringComparison.Ordinal),
                false
            ),
            4 when !familyFirst => (first, $"{last}-{Any(family)}", false),
            5 => ($"{(char)('A' + random.Next(26))}.{(char)('A' + random.Next(26))}.", last, false),
            6 => (first, "", false),
            _ => (first, last, familyFirst),
        };
    }

    private (string Given, string Family, bool FamilyFirst) Person(string number)
    {
        if (!_people.TryGetValue(number, out (string Given, string Family, bool FamilyFirst) person))
        {
            _people[number] = person = Person();
        }

        return person;
    }

    private (string Text, string? Label) Make(string kind, string number) =>
        kind switch
        {
            "club" => (Club(), "ORG"),
            "ct" => (random.Next(3) == 0 ? Any(lists["ownclub"]) : Any(lists["bigcity"]), "ORG"),
            "us" => (Any(lists["us"]), "ORG"),
            "fr" => (Any(lists["franchise"]), "ORG"),
            "crk" => (random.Next(3) == 0 ? $"{Any(lists["bigcity"])} {Any(lists["suffix"])}" : Any(lists["cricket"]), "ORG"),
            "rug" => (random.Next(4) == 0 ? $"{Any(lists["bigcity"])} {Any(lists["suffix"])}" : Any(lists["rugby"]), "ORG"),
            "team" => (Any(lists["team"]), "ORG"),
            "country" => (Any(lists[random.Next(4) == 0 ? "country" : "bigcountry"]), "LOC"),
            "dem" => (Any(lists["demonym"]), "MISC"),
            "city" or "CITY" => (Any(lists["bigcity"]), "LOC"),
            "town" => (random.Next(8) == 0 ? Invented() : Any(lists["town"]), "LOC"),
            "state" => (Any(lists["state"]), "LOC"),
            "geo" => (Place(), "LOC"),
            "reg" => (Any(lists["region"]), "LOC"),
            "stad" => (Stadium(), "LOC"),
            "event" or "EVENT" => (Any(lists["event"]), "MISC"),
            "index" => (Any(lists["index"]), "MISC"),
            "exch" => (Any(lists["exch"]), "ORG"),
            "co" => (Company(), "ORG"),
            "cs" => (random.Next(6) == 0 ? Invented() : Any(lists["shortcompany"]), "ORG"),
            "bank" => (Bank(), "ORG"),
            "org" => (
                random.Next(5) switch
                {
                    0 => Party(),
                    1 => Club(),
                    2 => Company(),
                    3 => Any(lists["shortcompany"]),
                    _ => Body(),
                },
                "ORG"
            ),
            "party" => (Party(), "ORG"),
            "partyab" => (Acronym(), "ORG"),
            "body" => (Body(), "ORG"),
            "long" => (Long(), "ORG"),
            "med" => (Medium(), "ORG"),
            "uni" => (random.Next(4) == 0 ? $"University of {Any(lists["bigcity"])}" : Any(lists["university"]), "ORG"),
            "union" => (
                $"{Any(lists["country"])} {Any(lists["trade"])} "
                    + Any([
                        "Workers Union",
                        "Workers' Union",
                        "Trade Union",
                        "Workers Federation",
                        "Labour Congress",
                        "Farmers Union",
                        "Workers Association",
                    ]),
                "ORG"
            ),
            "grp" => (
                random.Next(3) switch
                {
                    0 => Any(lists["knownparty"]),
                    1 => $"{Any(lists["state"])} {Any(lists["army"])}",
                    _ => $"{Any(["Ansar", "Jaish", "Harakat", "Hizb", "Jund", "Kataib"])} al-{Invented()}",
                },
                "ORG"
            ),
            "court" => (random.Next(3) == 0 ? $"{Any(lists["bigcity"])} {Any(lists["court"])}" : Any(lists["court"]), "ORG"),
            "hosp" => (
                $"{Any(lists["bigcity"])} "
                    + Any(["Hospital", "General Hospital", "Medical Center", "Teaching Hospital", "Medical College Hospital"]),
                "ORG"
            ),
            "n" => (
                random
                    .Next(
                        number switch
                        {
                            "2" => 10,
                            "3" => 70,
                            _ => 0,
                        },
                        number switch
                        {
                            "2" => 99,
                            "3" => 140,
                            _ => 8,
                        }
                    )
                    .ToString(CultureInfo.InvariantCulture),
                null
            ),
            "age" => (random.Next(17, 90).ToString(CultureInfo.InvariantCulture), null),
            "pct" => ($"{random.Next(10)}.{random.Next(10)}{Any(["%", "%", " percent", " pct", " per cent"])}", null),
            "sc" => ($"{random.Next(6)}-{random.Next(4)}", null),
            "set" => ($"6-{random.Next(5)} {random.Next(5)}-6 7-{random.Next(5, 7)}", null),
            _ => (Any(lists[kind]), null),
        };

    private string Club() =>
        random.Next(8) switch
        {
            0 => $"{Any(lists["bigcity"])} {Any(lists["suffix"])}",
            1 => $"{Any(lists["saint"])} {Any(lists["bigcity"])}",
            2 => Any(lists["ownclub"]),
            _ => Any(lists["club"]),
        };

    private string Place() =>
        random.Next(5) switch
        {
            0 => $"{Any(["Mount", "Lake", "Port", "Cape", "El", "San", "Santa", "Al", "New", "Fort", "St"])} {Invented()}",
            1 => $"{Any(lists["town"])} {Any(lists["feature"])}",
            2 => $"{Family()} {Any(lists["feature"])}",
            3 => Invented(),
            _ => Any(lists["town"]),
        };

    private string Stadium() =>
        random.Next(4) switch
        {
            0 => $"{Any(["Estadio", "Stade", "Stadio"])} {Family()}",
            1 => $"{Any(lists["bigcity"])} {Any(lists["stadium"])}",
            2 => $"{Any(["National", "Olympic", "Municipal"])} Stadium",
            _ => $"{Family()} {Any(lists["stadium"])}",
        };

    private string Company() =>
        random.Next(7) switch
        {
            0 => $"{Family()} {Any(lists["trade"])} {Any(lists["form"])}",
            1 => $"{Invented()} {Any(lists["form"])}",
            2 => $"{Any(lists["bigcity"])} {Any(lists["trade"])} {Any(lists["form"])}",
            3 => $"{Any(lists["shortcompany"])} {Any(lists["form"])}",
            4 => $"{Invented()} {Any(lists["trade"])}",
            _ => Any(lists["company"]),
        };

    private string Bank() =>
        random.Next(6) switch
        {
            0 => $"Bank of {Any(lists["bigcity"])}",
            1 => $"{Any(lists["bigcity"])} {Any(lists["firm"])}",
            2 => $"{Any(["Banco", "Banca", "Banque", "Bank"])} {Any(lists["state"])}",
            3 => $"{Invented()} {Any(lists["firm"])}",
            4 => $"{Any(lists["shortcompany"])}",
            _ => $"{Family()} {Any(lists["firm"])}",
        };

    private string Party() =>
        random.Next(5) switch
        {
            0 => $"{Any(lists["cause"])} {Any(lists["cause"])} {Any(lists["party"])}",
            1 => $"{Any(lists["cause"])} {Any(lists["party"])}",
            2 => $"{Any(lists["cause"])} {Any(lists["party"])} of {Any(lists["country"])}",
            _ => Any(lists["knownparty"]),
        };

    // “Institute for Tropical Medicine and Hygiene of Peru”, “Coalition Against Child Labour”.
    private string Long()
    {
        string name = $"{Any(lists["seat"])} {Any(lists["joint"])} {Any(lists["matter"])}";
        return random.Next(8) switch
        {
            0 => $"{name} and {Any(lists["matter"])}",
            1 => $"{name} of {Any(lists["country"])}",
            2 => $"{Any(lists["demonym"])} {name}",
            3 => Any(["National", "International", "European", "World", "African", "Royal", "Federal", "American", "Arab", "Asian"])
                + $" {name}",
            4 => $"{Any(lists["seat"])} of {Any(lists["state"])}",
            _ => name,
        };
    }

    private string Body() =>
        random.Next(15) switch
        {
            12 or 13 or 14 => Long(),
            0 => $"Ministry of {Any(lists["office"])}",
            1 => $"{Any(lists["office"])} Ministry",
            2 => $"National {Any(lists["field"])} {Any(lists["organ"])}",
            3 => $"{Any(lists["country"])} {Any(lists["field"])} {Any(lists["organ"])}",
            4 => $"{Any(lists["demonym"])} "
                + Any([
                    "National Police",
                    "Navy",
                    "Army",
                    "Air Force",
                    "Medical Association",
                    "Football Federation",
                    "Chess Federation",
                    "Red Crescent",
                    "Human Rights Commission",
                    "Central Bank",
                    "Parliament",
                    "Council of Ministers",
                ]),
            5 => $"{Any(["Federal", "Independent", "Central", "State", "General"])} {Any(lists["field"])} {Any(lists["organ"])}",
            6 => $"{Any(lists["field"])} {Any(lists["organ"])} of {Any(lists["country"])}",
            7 => $"{Any(lists["bigcity"])} "
                + Any([
                    "Municipal Corporation",
                    "City Council",
                    "Police",
                    "Police Department",
                    "Development Authority",
                    "Chamber of Commerce",
                    "Fire Department",
                ]),
            8 => Acronym(),
            9 => $"Central Bank of {Any(lists["country"])}",
            10 => $"Institute of {Any(lists["office"])}",
            _ => Any(lists["bodies"]),
        };

    private string Medium() =>
        random.Next(7) switch
        {
            0 => $"{Any(lists["bigcity"])} {Any(lists["paper"])}",
            1 => $"Daily {Any(lists["paper"])}",
            2 => $"{Any(["Radio", "Canal", "TV"])} {Invented()}",
            3 => $"{Any(["El", "La", "Al", "An", "Le"])} {Invented()}",
            4 => $"{Invented()} {Any(["TV", "News", "FM", "Radio"])}",
            _ => Any(lists["medium"]),
        };

    private string Acronym()
    {
        if (random.Next(3) > 0)
        {
            string known = Any(lists["knownparty"]);
            if (known.Length <= 7 && !known.Any(char.IsLower))
            {
                return known;
            }
        }

        char[] letters = new char[random.Next(2, 6)];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = "ABCDEFGHIKLMNOPRSTUVPCANS"[random.Next(25)];
        }

        return new string(letters) + (random.Next(10) == 0 ? $"-{"NTMFPL"[random.Next(6)]}" : "");
    }

    private string Family() => Any(lists.Regions[random.Next(lists.Regions.Count)].Family);

    // A name nobody has: what stands around it must tell its kind.
    private string Invented()
    {
        string name = "";
        for (int syllables = random.Next(2, 4); syllables > 0; syllables--)
        {
            name += Consonants[random.Next(Consonants.Length)] + Any(Vowels);
        }

        return char.ToUpperInvariant(name[0]) + name[1..] + (random.Next(2) == 0 ? Any(["n", "r", "s", "k", "l", "x", "m", "ng"]) : "");
    }

    private string Any(string[] list) => list[random.Next(list.Length)];
}
