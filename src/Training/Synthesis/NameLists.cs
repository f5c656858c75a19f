using System.Text;
using System.Text.Json;

namespace Pipeline.Training.Synthesis;

/// <summary>Lists of names to fill sentences with: the project's own and those of the folder of licence-clean lists.</summary>
internal sealed class NameLists
{
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads the lists.</summary>
    /// <param name="lists">The folder of downloaded lists: see <c>docs/model.md</c>.</param>
    /// <param name="own">The folder of the project's own lists.</param>
    /// <param name="synthesis">The folder of <c>words.txt</c>.</param>
    public NameLists(string lists, string own, string synthesis)
    {
        foreach (string line in Lines(Path.Combine(synthesis, "words.txt")))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            _lists[line[..colon]] = line[(colon + 1)..].Trim().Split('|');
        }

        string[][] cities = [.. Lines(Path.Combine(lists, "cities15000_geonames_ccby.tsv")).Select(line => line.Split('\t'))];
        _lists["bigcity"] = [.. cities.Take(1200).Select(city => city[0])];
        _lists["town"] = [.. cities.Select(city => city[0])];
        _lists["state"] = [.. Lines(Path.Combine(lists, "admin1_geonames_ccby.tsv")).Select(line => line.Split('\t')[1])];
        string[][] countries = [.. Lines(Path.Combine(own, "countries.txt")).Select(line => line.Split('|'))];
        _lists["country"] =
        [
            .. countries.Select(country => country[1].StartsWith("the ", StringComparison.Ordinal) ? country[1][4..] : country[1]),
        ];
        var towns = cities.GroupBy(city => city[1]).ToDictionary(group => group.Key, group => group.Count());
        _lists["bigcountry"] =
        [
            .. countries
                .OrderByDescending(country => towns.GetValueOrDefault(country[0]))
                .Take(90)
                .Select(country => country[1].StartsWith("the ", StringComparison.Ordinal) ? country[1][4..] : country[1]),
        ];
        _lists["demonym"] = [.. countries.SelectMany(country => country[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Take(1))];
        _lists["region"] = [.. Lines(Path.Combine(own, "regions.txt")).Select(line => line[..line.IndexOf('|', StringComparison.Ordinal)])];
        _lists["club"] = [.. Lines(Path.Combine(lists, "clubs_openfootball_cc0.txt"))];
        string[] sports = Lines(Path.Combine(own, "clubs.txt"));
        _lists["franchise"] = [.. sports.Take(5).SelectMany(line => line.Split('|'))];
        _lists["cricket"] = sports[5].Split('|');
        _lists["rugby"] = sports[6].Split('|');
        _lists["ownclub"] = [.. sports.Skip(8).SelectMany(line => line.Split('|'))];
        _lists["company"] = [.. Lines(Path.Combine(lists, "companies_nasdaq_nyse_pddl.txt"))];
        _lists["shortcompany"] = [.. Lines(Path.Combine(own, "companies.txt")).SelectMany(line => line.Split('|'))];
        _lists["knownparty"] = [.. Lines(Path.Combine(own, "parties.txt")).SelectMany(line => line.Split('|'))];
        _lists["medium"] =
        [
            .. Lines(Path.Combine(own, "media.txt"))
                .Concat(Lines(Path.Combine(own, "..", "Lexicon", "outlets.txt")))
                .SelectMany(line => line.Split('|'))
                .Where(name => !name.StartsWith("The ", StringComparison.Ordinal)),
        ];
        using (FileStream universities = File.OpenRead(Path.Combine(lists, "world_universities_and_domains.json")))
        {
            using var document = JsonDocument.Parse(universities);
            _lists["university"] =
            [
                .. document
                    .RootElement.EnumerateArray()
                    .Select(item => item.GetProperty("name").GetString()!)
                    .Where(name => name.Length < 50 && !name.Contains(',') && !name.Contains('(') && name.All(c => c < 0x250)),
            ];
        }

        ReadPeople(lists, own);
    }

    /// <summary>The given names and family names of each region; whether the family name goes first.</summary>
    public IReadOnlyList<(string[] Given, string[] Family, bool FamilyFirst)> Regions { get; private set; } = [];

    /// <summary>The names or words of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public string[] this[string kind] => _lists[kind];

    private void ReadPeople(string lists, string own)
    {
        var regions = new List<(string[], string[], bool)>();
        foreach (string line in Lines(Path.Combine(own, "names.txt")))
        {
            string[] parts = line.Split([": ", "; "], StringSplitOptions.None);
            regions.Add((parts[1].Split(' '), parts[2].Split(' '), parts[0].EndsWith('*')));
        }

        foreach (
            IGrouping<string, string[]> locale in Lines(Path.Combine(lists, "names_faker_mit.tsv"))
                .Select(line => line.Split('\t'))
                .GroupBy(fields => fields[0])
        )
        {
            string[] given = [.. locale.Where(fields => fields[1] == "given").Select(fields => fields[2])],
                family = [.. locale.Where(fields => fields[1] == "family").Select(fields => fields[2])];
            if (given.Length > 40 && family.Length > 40)
            {
                regions.Add((given, family, false));
            }
        }

        Regions = regions;
    }

    private static string[] Lines(string path) =>
        [.. File.ReadLines(path, Encoding.UTF8).Where(line => line.Length > 0 && !line.StartsWith('#'))];
}
