using System.Collections.Frozen;

namespace Pipeline.Metadata.Gazetteers;

/// <summary>The names of countries as they stand in running text: “the United States”.</summary>
internal sealed class CountryNames
{
    private readonly FrozenDictionary<ushort, string> _names;

    private CountryNames(FrozenDictionary<ushort, string> names) => _names = names;

    /// <summary>Reads the names embedded in this assembly.</summary>
    public static CountryNames Load()
    {
        using Stream stream =
            typeof(CountryNames).Assembly.GetManifestResourceStream("Pipeline.Metadata.Gazetteers.countries.txt")
            ?? throw new InvalidDataException("The assembly has no embedded list of countries.");
        using var reader = new StreamReader(stream);
        var names = new Dictionary<ushort, string>(256);
        while (reader.ReadLine() is { } line)
        {
            int bar = line.IndexOf('|');
            if (bar == 2)
            {
                names.Add(PlaceRecord.CodeOf(line), line[3..line.IndexOf('|', 3)]);
            }
        }

        return new CountryNames(names.ToFrozenDictionary());
    }

    /// <summary>The name of a country, or null for an unknown code.</summary>
    /// <param name="code">Its code: see <see cref="PlaceRecord.Country"/>.</param>
    public string? Find(ushort code) => _names.GetValueOrDefault(code);
}
