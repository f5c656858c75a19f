using System.Collections.Frozen;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>The gender that goes with a first name. Names given to both in like measure are left out. Sources: see NOTICE.</summary>
internal sealed class FirstNames
{
    private readonly FrozenDictionary<string, Gender>.AlternateLookup<ReadOnlySpan<char>> _table = Load();

    /// <summary>The gender of a first name.</summary>
    /// <param name="name">The first name, capitalised.</param>
    public Gender GenderOf(ReadOnlySpan<char> name) => _table.TryGetValue(name, out Gender gender) ? gender : Gender.Unknown;

    private static FrozenDictionary<string, Gender>.AlternateLookup<ReadOnlySpan<char>> Load() =>
        Of("male", Gender.Male)
            .Concat(Of("female", Gender.Female))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<KeyValuePair<string, Gender>> Of(string section, Gender gender) =>
        WordList.Read("Quotations/Speakers/FirstNames.txt", section).Lines.Select(name => KeyValuePair.Create(name, gender));
}
