using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>One name for reading: what articles call it and say of it, when, and with whom.</summary>
internal static class EntityView
{
    private const int MostListed = 10;

    public static void Write(EntityProfile entity)
    {
        string place = entity is { Latitude: { } north, Longitude: { } east } ? $"  {north:0.##}, {east:0.##}" : "";
        AnsiConsole.MarkupLineInterpolated($"[bold]{entity.Name}[/]");
        string days = $"{entity.FirstNamed:yyyy-MM-dd} to {entity.LastNamed:yyyy-MM-dd}";
        AnsiConsole.MarkupLineInterpolated(
            $"[dim]{entity.Type.ToString().ToLowerInvariant()}  {entity.Country}{place} {entity.Articles:N0} articles, {days}[/]"
        );
        Labelled.Write("Written", entity.Spellings.Take(MostListed).Select(spelling => $"{spelling.Text} ({spelling.Articles:N0})"));
        Labelled.Write(
            "Roles",
            entity
                .Roles.Take(MostListed)
                .Select(role => $"{role.Text} ({role.Articles:N0}, {role.First:yyyy-MM-dd} to {role.Last:yyyy-MM-dd})")
        );
        Labelled.Write("Quotations", [$"{entity.Quotations.By:N0} by, {entity.Quotations.About:N0} about"]);
        Labelled.Write("With", entity.With.Take(MostListed).Select(other => $"{other.Name} ({other.Articles:N0})"));
        Labelled.Write("Places", entity.Places.Take(MostListed).Select(other => $"{other.Name} ({other.Articles:N0})"));
        Labelled.Write("Sources", entity.Sources.Take(MostListed).Select(source => $"{source.Value} ({source.Count:N0})"));
        Labelled.Write("Keywords", entity.Keywords.Take(MostListed).Select(keyword => $"{keyword.Value} ({keyword.Count:N0})"));
        if (entity.OtherTypes.Count > 0)
        {
            string others = string.Join(" or ", entity.OtherTypes.Select(type => type.ToString().ToLowerInvariant()));
            AnsiConsole.MarkupLineInterpolated($"[dim]The name is also that of another {others}: --type shows it.[/]");
        }

        AnsiConsole.WriteLine();
        TimelineBars.Write([.. entity.Timeline.Items.Reverse()], "month");
    }
}
