using Pipeline.Metadata;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>The one character that stands for a kind of name in the terms of <see cref="IndexFields.Name"/> and its like.</summary>
internal static class EntityCode
{
    public const char Person = 'p';
    public const char Organisation = 'o';
    public const char Place = 'l';
    public const char Source = 's';

    /// <summary>The character of a kind of entity.</summary>
    /// <param name="type">The kind.</param>
    public static char Of(EntityType type) => type switch
    {
        EntityType.Person => Person,
        EntityType.Organisation => Organisation,
        EntityType.Place => Place,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown entity type."),
    };

    /// <summary>The facet of a kind of entity.</summary>
    /// <param name="type">The kind.</param>
    public static string FacetOf(EntityType type) => type switch
    {
        EntityType.Person => Facet.Person,
        EntityType.Organisation => Facet.Organisation,
        EntityType.Place => Facet.Place,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown entity type."),
    };
}
