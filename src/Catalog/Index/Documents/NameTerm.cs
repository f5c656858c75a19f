using System.Globalization;
using System.Text;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>
/// The terms that say something about a name: what kind of name it is (one character), the folded name (<see cref="IndexValue"/>), a
/// separator, and what is said. They are read by their beginning.
/// </summary>
internal static class NameTerm
{
    public const char Person = 'p';
    public const char Organisation = 'o';
    public const char Place = 'l';
    public const char Source = 's';
    public const char Keyword = 'k';

    /// <summary>A speaker that is none of the article's entities.</summary>
    public const char OtherSpeaker = 'q';

    /// <summary>
    /// Separates the parts. <see cref="IndexValue"/> lets no control character through, and what follows is cleaned of it.
    /// </summary>
    public const char Separator = '\u001F';

    /// <summary>How long the last part may be, in UTF-16 units: a term of Lucene has a bound, and a page has one too.</summary>
    private const int MaxLength = 200;

    /// <summary>The character of a kind of entity.</summary>
    /// <param name="type">The kind.</param>
    public static char Of(EntityType type) =>
        type switch
        {
            EntityType.Person => Person,
            EntityType.Organisation => Organisation,
            EntityType.Place => Place,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown entity type."),
        };

    /// <summary>The facet of a kind of entity.</summary>
    /// <param name="type">The kind.</param>
    public static string FacetOf(EntityType type) =>
        type switch
        {
            EntityType.Person => Facet.Person,
            EntityType.Organisation => Facet.Organisation,
            EntityType.Place => Facet.Place,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown entity type."),
        };

    /// <summary>What all terms about a name begin with.</summary>
    /// <param name="kind">What kind of name it is.</param>
    /// <param name="key">The name, folded.</param>
    public static string Prefix(char kind, string key) => $"{kind}{key}{Separator}";

    /// <summary>What is said about a name, on one line, without control characters, cut to what a term bears.</summary>
    /// <param name="text">The text.</param>
    public static string Clean(string text)
    {
        if (text.Length <= MaxLength && !text.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString().Trim();
    }

    /// <summary>Where a place is, as the last part of a term: country, latitude and longitude, each empty where nothing knows it.</summary>
    /// <param name="entity">The place.</param>
    public static string Location(Entity entity) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entity.Country}{Separator}{entity.Latitude:0.####}{Separator}{entity.Longitude:0.####}"
        );
}
