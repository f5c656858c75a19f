using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Support;

internal static class TestPeople
{
    public static readonly Entity Karin = new()
    {
        Type = EntityType.Person,
        Name = "Erlan Karin",
        Aliases = ["Karin", "the State Secretary"],
        Roles = ["State Secretary"],
        Mentions = [new TextSpan(0, 11)],
    };
}
