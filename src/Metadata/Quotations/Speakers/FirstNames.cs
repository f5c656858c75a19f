using System.Collections.Frozen;
using System.Reflection;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>The gender that goes with a first name. Names given to both in like measure are left out. Sources: see NOTICE.</summary>
internal sealed class FirstNames
{
    private readonly FrozenDictionary<string, Gender>.AlternateLookup<ReadOnlySpan<char>> _table = Load();

    /// <summary>The gender of a first name.</summary>
    /// <param name="name">The first name, capitalised.</param>
    public Gender GenderOf(ReadOnlySpan<char> name) => _table.TryGetValue(name, out Gender gender) ? gender : Gender.Unknown;

    private static FrozenDictionary<string, Gender>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        using Stream stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Quotations/Speakers/FirstNames.txt")
            ?? throw new InvalidOperationException(
                "The resource Quotations/Speakers/FirstNames.txt is missing from the assembly: rebuild it."
            );
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, Gender>(8192, StringComparer.Ordinal);
        Gender gender = Gender.Unknown;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                gender = line.Contains("female", StringComparison.Ordinal) ? Gender.Female : Gender.Male;
            }
            else if (line.Length > 0)
            {
                names[line] = gender;
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
