using System.Buffers;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>The names an entity is found by.</summary>
internal static class EntityNames
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0");

    /// <summary>
    /// The full name, every form the article uses, and a person's surname although the article may never use it alone. May repeat names.
    /// </summary>
    /// <param name="entity">The entity.</param>
    public static IEnumerable<string> Of(Entity entity)
    {
        yield return entity.Name;
        foreach (string alias in entity.Aliases)
        {
            yield return alias;
        }

        if (entity.Type == EntityType.Person && Surname(entity.Name) is { } surname)
        {
            yield return surname;
        }
    }

    /// <summary>The last word of a person's name, generational suffixes apart; null when the name is one word.</summary>
    /// <param name="name">The full name.</param>
    private static string? Surname(string name)
    {
        ReadOnlySpan<char> rest = name.AsSpan().Trim();
        while (true)
        {
            int space = rest.LastIndexOfAny(Spaces);
            if (space < 0)
            {
                return rest.Length < name.AsSpan().Trim().Length ? rest.TrimEnd(',').ToString() : null;
            }

            ReadOnlySpan<char> last = rest[(space + 1)..];
            if (last.TrimEnd('.') is not ("Jr" or "Sr" or "II" or "III" or "IV"))
            {
                return last.ToString();
            }

            rest = rest[..space].TrimEnd().TrimEnd(',');
        }
    }
}
