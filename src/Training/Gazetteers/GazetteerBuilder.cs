using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Training.Gazetteers;

/// <summary>Builds the gazetteer that Metadata embeds from lists of names. The same lists give the same bytes.</summary>
internal sealed class GazetteerBuilder
{
    private const int CommonGivenNames = 700;
    private const int CommonSurnames = 2500;
    private const int Surnames = 40_000;
    private const int MajorPopulation = 1_000_000;

    private readonly Dictionary<ulong, NameTraits> _traits = [];
    private readonly Dictionary<ulong, List<PlaceRecord>> _places = [];
    private readonly Dictionary<string, ushort> _divisions = new(StringComparer.Ordinal);

    /// <summary>Reads the lists and writes the file.</summary>
    /// <param name="lists">The folder of downloaded lists.</param>
    /// <param name="own">The folder of the project's own lists, such as countries.txt; the file is written there too.</param>
    public static void Build(string lists, string own)
    {
        var builder = new GazetteerBuilder();
        builder.ReadPlaces(lists, own);
        builder.ReadRanked(
            Path.Combine(lists, "first_names_us1990census_public_domain.txt"),
            CommonGivenNames,
            int.MaxValue,
            NameTraits.GivenName,
            NameTraits.CommonGivenName
        );
        builder.ReadRanked(
            Path.Combine(lists, "first_names_en_stdlib_apache2.txt"),
            0,
            int.MaxValue,
            NameTraits.GivenName,
            NameTraits.CommonGivenName
        );
        builder.ReadRanked(
            Path.Combine(lists, "surnames_us1990census_public_domain.txt"),
            CommonSurnames,
            Surnames,
            NameTraits.Surname,
            NameTraits.CommonSurname
        );
        foreach (string company in Lines(Path.Combine(lists, "sp500_companies_pddl.txt")))
        {
            string name = company.Split(" (")[0];
            builder.Add(name, NameTraits.Company);
            foreach (
                string ending in (string[])
                    [" Inc.", " Corporation", " Company", " Companies", " Group", " Platforms", " Limited", " plc", " Holdings"]
            )
            {
                if (name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length + 4)
                {
                    builder.Add(name[..^ending.Length], NameTraits.Company);
                }
            }
        }

        foreach (string people in Lines(Path.Combine(own, "peoples.txt")))
        {
            builder.Add(people, NameTraits.Demonym);
        }

        builder.ReadOwn(Path.Combine(own, "media.txt"), NameTraits.Medium);
        builder.ReadOwn(Path.Combine(own, "organisations.txt"), NameTraits.Organisation);
        builder.ReadOwn(Path.Combine(own, "parties.txt"), NameTraits.Organisation);
        builder.ReadOwn(Path.Combine(own, "companies.txt"), NameTraits.Company);
        builder.ReadOwn(Path.Combine(own, "clubs.txt"), NameTraits.Club);
        builder.ReadOwn(Path.Combine(lists, "clubs_openfootball_cc0.txt"), NameTraits.Club);
        builder.ReadOwn(Path.Combine(lists, "companies_nasdaq_nyse_pddl.txt"), NameTraits.Company);
        builder.ReadNames(Path.Combine(own, "names.txt"), Path.Combine(lists, "names_faker_mit.tsv"));
        builder.Write(Path.Combine(own, "gazetteer.bin"));
    }

    private void ReadPlaces(string lists, string own)
    {
        string[] divisions = Lines(Path.Combine(lists, "admin1_geonames_ccby.tsv"));
        foreach (string line in divisions)
        {
            _divisions.TryAdd(line.Split('\t')[0], (ushort)(_divisions.Count + 1));
        }

        var countryMeans = new Dictionary<string, GeographicMean>(StringComparer.Ordinal);
        var divisionMeans = new Dictionary<string, GeographicMean>(StringComparer.Ordinal);
        string[][] countries = [.. Lines(Path.Combine(own, "countries.txt")).Select(line => line.Split('|'))];
        ILookup<(string Country, string Name), string[]> aliases = Lines(Path.Combine(own, "cities.txt"))
            .Select(static line => line.Split('|'))
            .ToLookup(static city => (city[1], city[2]));
        HashSet<string> capitals = [.. countries.Select(country => country[0] + country[4])];
        foreach (string line in Lines(Path.Combine(lists, "cities15000_geonames_ccby.tsv")))
        {
            string[] fields = line.Split('\t');
            string[] position = fields[4].Split(',');
            double longitude = double.Parse(position[0], CultureInfo.InvariantCulture),
                latitude = double.Parse(position[1], CultureInfo.InvariantCulture);
            int population = int.Parse(fields[3], CultureInfo.InvariantCulture);
            MeanOf(countryMeans, fields[1]).Add(latitude, longitude, population);
            MeanOf(divisionMeans, fields[1] + "." + fields[2]).Add(latitude, longitude, population);
            bool major = population >= MajorPopulation || capitals.Contains(fields[1] + fields[0]);
            AddCity(fields[0], population);
            foreach (string[] alias in aliases[(fields[1], fields[0])])
            {
                foreach (string name in alias[0].Split(','))
                {
                    AddCity(name, alias is [_, _, _, string wider] ? int.Parse(wider, CultureInfo.InvariantCulture) : population);
                }
            }

            void AddCity(string name, int size) =>
                Add(
                    name,
                    NameTraits.City | (major ? NameTraits.MajorCity : 0),
                    Place(fields[1], fields[1] + "." + fields[2], PlaceKind.City, size, latitude, longitude)
                );
        }

        foreach (string[] town in aliases.Where(static alias => alias.Key.Name.Length == 0).SelectMany(static towns => towns))
        {
            PlaceRecord place = Place(
                town[1],
                "",
                PlaceKind.City,
                int.Parse(town[3], CultureInfo.InvariantCulture),
                double.Parse(town[4], CultureInfo.InvariantCulture),
                double.Parse(town[5], CultureInfo.InvariantCulture)
            );
            foreach (string name in town[0].Split(','))
            {
                Add(name, NameTraits.City, place);
            }
        }

        foreach (string[] country in countries)
        {
            (double latitude, double longitude, long population) = MeanOf(countryMeans, country[0]).Value;
            string name = country[1].StartsWith("the ", StringComparison.Ordinal) ? country[1][4..] : country[1];
            foreach (string each in (string[])[name, .. country[2].Split(',', StringSplitOptions.RemoveEmptyEntries)])
            {
                Add(each, NameTraits.Country, Place(country[0], "", PlaceKind.Country, population, latitude, longitude));
            }

            foreach (string demonym in country[3].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                PlaceRecord place = Place(country[0], "", PlaceKind.Demonym, population, latitude, longitude);
                Add(demonym, NameTraits.Demonym, place);
                if (
                    !demonym.EndsWith('s')
                    && !demonym.EndsWith("ese", StringComparison.Ordinal)
                    && !demonym.EndsWith("sh", StringComparison.Ordinal)
                    && !demonym.EndsWith("ch", StringComparison.Ordinal)
                )
                {
                    Add(demonym + "s", NameTraits.Demonym, place);
                }
            }
        }

        foreach (string line in divisions)
        {
            string[] fields = line.Split('\t');
            (double latitude, double longitude, long population) = MeanOf(divisionMeans, fields[0]).Value;
            Add(fields[1], NameTraits.Division, Place(fields[0][..2], fields[0], PlaceKind.Division, population, latitude, longitude));
        }

        foreach (string line in Lines(Path.Combine(own, "regions.txt")))
        {
            string[] fields = line.Split('|');
            PlaceRecord place = Place(
                fields[1],
                "",
                PlaceKind.Region,
                0,
                double.Parse(fields[2], CultureInfo.InvariantCulture),
                double.Parse(fields[3], CultureInfo.InvariantCulture)
            );
            Add(fields[0], NameTraits.Region, place);
        }
    }

    private void ReadRanked(string path, int common, int limit, NameTraits trait, NameTraits commonTrait)
    {
        int rank = 0;
        foreach (string name in Lines(path).Take(limit))
        {
            Add(name, rank++ < common ? trait | commonTrait : trait);
        }
    }

    private void ReadOwn(string path, NameTraits trait)
    {
        foreach (string name in Lines(path).SelectMany(line => line.Split('|')))
        {
            Add(name, trait);
        }
    }

    private void ReadNames(string own, string faker)
    {
        foreach (string line in Lines(own))
        {
            string[] parts = line.Split([": ", "; "], StringSplitOptions.None);
            AddWords(parts[1], NameTraits.GivenName);
            AddWords(parts[2], NameTraits.Surname);
        }

        foreach (string line in Lines(faker))
        {
            string[] fields = line.Split('\t');
            AddWords(fields[2], fields[1] == "given" ? NameTraits.GivenName : NameTraits.Surname);
        }

        void AddWords(string words, NameTraits trait)
        {
            foreach (string word in words.Split(' ').Where(word => word.Length > 1 && word.Any(char.IsUpper)))
            {
                Add(word, trait);
            }
        }
    }

    private PlaceRecord Place(string country, string division, PlaceKind kind, long population, double latitude, double longitude) =>
        new()
        {
            Country = country.Length == 2 ? PlaceRecord.CodeOf(country) : (ushort)0,
            Division = _divisions.GetValueOrDefault(division),
            Kind = kind,
            Size = population > 0 ? (byte)Math.Min(255, Math.Round(8 * Math.Log2(population))) : (byte)0,
            More = 0,
            Latitude = (float)latitude,
            Longitude = (float)longitude,
        };

    private void Add(string name, NameTraits traits, PlaceRecord? place = null)
    {
        AddSpelling(name, traits, place);
        string plain = NameSpelling.WithoutMarks(name);
        if (plain != name)
        {
            AddSpelling(plain, traits, place);
        }
    }

    private void AddSpelling(string name, NameTraits traits, PlaceRecord? place)
    {
        var text = AnalysedText.Analyse(name, []);
        ulong hash = NameHash.Empty;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            if (i > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_traits, hash, out _) |= NameTraits.Prefix;
            }

            hash = NameHash.Append(hash, NameHash.OfWord(text.TextOf(i)));
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_traits, hash, out _) |= traits;
        if (place is { } record)
        {
            List<PlaceRecord> records = CollectionsMarshal.GetValueRefOrAddDefault(_places, hash, out _) ??= [];
            if (!records.Contains(record))
            {
                records.Add(record);
            }
        }
    }

    private void Write(string path)
    {
        int slots = 1;
        while (slots < _traits.Count * 3 / 2)
        {
            slots *= 2;
        }

        var table = new GazetteerSlot[slots];
        Array.Fill(table, GazetteerSlot.Free);
        var places = new List<PlaceRecord>();
        foreach ((ulong hash, NameTraits traits) in _traits.OrderBy(pair => pair.Key))
        {
            int first = -1;
            if (_places.TryGetValue(hash, out List<PlaceRecord>? records))
            {
                first = places.Count;
                PlaceRecord[] ordered =
                [
                    .. records
                        .OrderBy(record => record.Kind)
                        .ThenByDescending(record => record.Size)
                        .ThenBy(record => record.Country)
                        .ThenBy(record => record.Division)
                        .ThenBy(record => record.Latitude),
                ];
                places.AddRange(ordered.Select((record, i) => record with { More = (ushort)(ordered.Length - 1 - i) }));
            }

            int at = (int)hash & (slots - 1);
            while (table[at].Check != 0)
            {
                if (table[at].Check == GazetteerLayout.CheckOf(hash))
                {
                    throw new InvalidDataException("Two names share a hash: change NameHash.");
                }

                at = (at + 1) & (slots - 1);
            }

            table[at] = new GazetteerSlot(GazetteerLayout.CheckOf(hash), traits, first);
        }

        using FileStream file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes<int>([unchecked((int)Gazetteer.Magic), slots, places.Count, 0]));
        file.Write(MemoryMarshal.AsBytes(table.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(places)));
        Console.WriteLine($"{path}: {_traits.Count} names, {places.Count} places, {file.Length} bytes");
    }

    private static GeographicMean MeanOf(Dictionary<string, GeographicMean> means, string key) =>
        CollectionsMarshal.GetValueRefOrAddDefault(means, key, out _) ??= new GeographicMean();

    private static string[] Lines(string path) =>
        [.. File.ReadLines(path, Encoding.UTF8).Where(line => line.Length > 0 && !line.StartsWith('#'))];
}
