using System.Collections.Frozen;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>
/// “US” and “President Trump” in an article that has no other form: the name under which other articles have them, so that one archive
/// lists each once. See <c>ShortNames.txt</c>.
/// </summary>
internal static class ShortNames
{
    private const string File = "Entities/Resolution/ShortNames.txt";

    private static readonly FrozenDictionary<string, string> Countries = Read("countries");
    private static readonly FrozenDictionary<string, string> People = Read("people");

    /// <summary>The full name, or null where none is known.</summary>
    /// <param name="type">What the name names.</param>
    /// <param name="name">The name.</param>
    public static string? FullName(EntityType type, string name) =>
        type switch
        {
            EntityType.Place => Countries.GetValueOrDefault(name),
            EntityType.Person => People.GetValueOrDefault(name),
            _ => null,
        };

    private static FrozenDictionary<string, string> Read(string section) =>
        WordList
            .Read(File, section)
            .Lines.Select(static line => line.Split('|'))
            .SelectMany(static fields => fields[1..].Select(form => (Short: form, Full: fields[0])))
            .ToFrozenDictionary(static name => name.Short, static name => name.Full, StringComparer.Ordinal);
}
