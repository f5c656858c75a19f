using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“April Jones” where only “Jones” was found: a month that is a given name too, and no date (“in April Jones left”).</summary>
internal sealed class MonthNames : ICorrection
{
    private static readonly WordSet Names = WordSet.Read("Entities/Corrections/MonthNames.txt", "given names");
    private static readonly WordSet BeforeDates = WordSet.Read("Entities/Corrections/MonthNames.txt", "before dates");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int month = mention.First - 1;
        bool given =
            mention is { Type: EntityType.Person, Count: 1 }
            && sentence.Is(month, Names)
            && sentence.CaseOf(month) == LetterCase.Title
            && !sentence.Is(month - 1, BeforeDates)
            && sentence.KindOf(month - 1) != TokenKind.Number
            && (corrected.Count == 0 || corrected[^1].End <= month);
        corrected.Add(given ? mention with { First = month } : mention);
    }
}
