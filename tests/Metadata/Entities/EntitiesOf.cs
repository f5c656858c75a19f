using Pipeline.Articles;
using Pipeline.Metadata.Entities;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Entities;

/// <summary>Extracts the entities of a text in tests.</summary>
internal static class EntitiesOf
{
    private static readonly EntityExtractor Extractor = new();

    public static IReadOnlyList<Entity> Text(string text, string language = "en") =>
        Extractor.Extract(AnalysedText.Analyse(text, []), language);

    public static IReadOnlyList<Entity> Text(string text, Dateline dateline) =>
        Extractor.Extract(AnalysedText.Analyse(text, []), "en", dateline);

    public static IReadOnlyList<Entity> Block(string text, BlockKind kind) =>
        Extractor.Extract(AnalysedText.Analyse(text, [new Block(kind, 0, text.Length)]));

    /// <summary>The entities of a headline and the text below it.</summary>
    public static IReadOnlyList<Entity> Headed(string headline, string text) =>
        Extractor.Extract(
            AnalysedText.Analyse(
                headline + text,
                [new Block(BlockKind.Heading, 0, headline.Length), new Block(BlockKind.Paragraph, headline.Length, text.Length)]
            )
        );

    /// <summary>The entities of a text that opens with a dateline.</summary>
    public static IReadOnlyList<Entity> Report(string place, string text)
    {
        string dateline = $"{place}, Jan 2 (Reuters) - ";
        return Extractor.Extract(AnalysedText.Analyse(dateline + text, []), "en", new Dateline(place, "Reuters", 0, dateline.Length));
    }

    public static Entity Named(string text, string name) => Assert.Single(Text(text), entity => entity.Name == name);

    public static IEnumerable<string> Mentions(string text, Entity entity) =>
        entity.Mentions.Select(mention => text.Substring(mention.Start, mention.Length));
}
