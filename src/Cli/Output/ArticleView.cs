using System.Globalization;
using Pipeline.Metadata;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>One article for reading: what it is, who and what it names, who said what.</summary>
internal static class ArticleView
{
    public static void Write(ArticleMetadata article)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{article.Headline ?? article.Source.Name}[/]");
        string known = $"{article.Id}  {article.DatePublished:yyyy-MM-dd}  {article.Language}  {article.WordCount:N0} words";
        AnsiConsole.MarkupLineInterpolated($"[dim]{known}  {article.Source.Name}[/]");
        Labelled.Write("By", article.Byline);
        foreach (EntityType type in Enum.GetValues<EntityType>())
        {
            Labelled.Write(Title(type), article.Entities.Where(entity => entity.Type == type).Select(Describe));
        }

        Labelled.Write("Cites", article.CitedMedia.Select(medium => medium.Name).Distinct(StringComparer.Ordinal));
        Labelled.Write(
            "Dates",
            article
                .Dates.Where(date => date.Value is not null)
                .Select(date => $"{date.Text} = {date.Value}")
                .Distinct(StringComparer.Ordinal)
        );
        Labelled.Write("Keywords", article.Keywords.Select(keyword => keyword.Text));
        Labelled.Write("Credits", article.Credits.Select(credit => $"{credit.Text} ({credit.Kind})"));
        Labelled.Write("Like", (article.NearDuplicates ?? []).Select(Describe));
        foreach (Quotation quotation in article.Quotations)
        {
            AnsiConsole.WriteLine();
            QuotationList.Write(quotation);
        }
    }

    private static string Title(EntityType type) =>
        type switch
        {
            EntityType.Person => "People",
            EntityType.Organisation => "Organisations",
            _ => "Places",
        };

    private static string Describe(Entity entity) =>
        entity.Roles.Count == 0 ? entity.Name : $"{entity.Name} ({string.Join(", ", entity.Roles)})";

    private static string Describe(NearDuplicate other) =>
        $"{other.Name} ({string.Create(CultureInfo.InvariantCulture, $"{other.Similarity:P0}")}, "
        + $"{other.DatePublished ?? DateOnly.FromDateTime(other.Uploaded.UtcDateTime):yyyy-MM-dd}, {other.Id})";
}
