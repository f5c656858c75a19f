using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Documents as an extractor would make them, from what a test is about.</summary>
internal static class Documents
{
    public const string Extractor = "1.0.0";

    public static ArticleMetadata Of(params IEnumerable<Entity> entities) =>
        new()
        {
            Id = "",
            Source = new ArticleSource("", "text/plain", 1, ""),
            Text = "",
            Language = "en",
            Entities = [.. entities],
            Extractor = Extractor,
        };

    public static ArticleMetadata Naming(params IEnumerable<string> people) => Of(people.Select(static name => Person(name)));

    public static Entity Person(string name) => new() { Type = EntityType.Person, Name = name };

    public static Entity Place(string name) => new() { Type = EntityType.Place, Name = name };

    public static Entity Organisation(string name) => new() { Type = EntityType.Organisation, Name = name };
}
