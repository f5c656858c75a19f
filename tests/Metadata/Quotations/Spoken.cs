using Pipeline.Articles;
using Pipeline.Metadata.Dates;
using Pipeline.Metadata.Entities;
using Pipeline.Metadata.Media;
using Pipeline.Metadata.Quotations;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Quotations;

/// <summary>Runs the passes on a short text whose paragraphs are separated by empty lines.</summary>
internal static class Spoken
{
    private static readonly EntityExtractor Entities = new();
    private static readonly QuotationExtractor Quotations = new();
    private static readonly DateExtractor Dates = new();

    public static AnalysedText Analyse(string text)
    {
        var blocks = new List<Block>();
        int at = 0;
        foreach (string paragraph in text.Split("\n\n"))
        {
            if (paragraph.Length > 0)
            {
                blocks.Add(new Block(BlockKind.Paragraph, at, paragraph.Length));
            }

            at += paragraph.Length + 2;
        }

        return AnalysedText.Analyse(text, blocks);
    }

    /// <summary>All quotations, with the entities the entity pass finds.</summary>
    public static IReadOnlyList<Quotation> In(string text)
    {
        AnalysedText analysed = Analyse(text);
        IReadOnlyList<Entity> entities = Entities.Extract(analysed);
        return Quotations.Extract(
            analysed,
            entities,
            Dates.Extract(analysed, new DateOnly(2022, 1, 10)),
            CitedMediaExtractor.Extract(analysed, entities)
        );
    }

    /// <summary>All quotations, with no entities at all: names are only what the text shows.</summary>
    public static IReadOnlyList<Quotation> WithoutEntities(string text)
    {
        AnalysedText analysed = Analyse(text);
        return Quotations.Extract(analysed, [], [], CitedMediaExtractor.Extract(analysed, []));
    }

    /// <summary>All quotations with the dates and media of the text, but no entities.</summary>
    public static IReadOnlyList<Quotation> WithDatesAndMedia(string text, DateOnly? published)
    {
        AnalysedText analysed = Analyse(text);
        return Quotations.Extract(analysed, [], Dates.Extract(analysed, published), CitedMediaExtractor.Extract(analysed, []));
    }

    /// <summary>Quotations in marks as “speaker: words”, separated by bars.</summary>
    public static string InMarks(string text) => Show(In(text).Where(q => q.Kind != QuotationKind.Indirect));

    /// <summary>Reported speech without marks as “speaker: words”, separated by bars.</summary>
    public static string Indirect(string text) => Show(In(text).Where(q => q.Kind == QuotationKind.Indirect));

    public static string Show(IEnumerable<Quotation> quotations) =>
        string.Join(" | ", quotations.Select(q => $"{q.Speaker ?? "?"}: {q.Text.Trim(',', '.', ' ')}"));
}
