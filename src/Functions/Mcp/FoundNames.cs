using System.ComponentModel;
using System.Text.Json;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Mcp;

/// <summary>Names that a tool found.</summary>
internal sealed record FoundNames([property: Description("The most named first.")] IReadOnlyList<FoundName> Names)
{
    public static FoundNames From(KnownEntities known) => new([.. known.Items.Select(FoundName.From)]);
}

/// <summary>One name of the archive.</summary>
internal sealed record FoundName(
    [property: Description("The spelling to search with.")] string Name,
    [property: Description("person, organisation, place, source, speaker or keyword.")] string Type,
    [property: Description("How many articles have it.")] int Articles,
    [property: Description("What the newest article says somebody is.")] IReadOnlyList<string> Roles,
    [property: Description("The country of a place, ISO 3166.")] string? Country,
    [property: Description("The day of the newest article.")] DateOnly LastNamed
)
{
    public static FoundName From(KnownEntity entity) =>
        new(
            entity.Name,
            JsonNamingPolicy.CamelCase.ConvertName(entity.Type.ToString()),
            entity.Articles,
            entity.Roles,
            entity.Country,
            entity.LastNamed
        );
}
