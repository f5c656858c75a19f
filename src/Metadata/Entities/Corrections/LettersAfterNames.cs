using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Karim Khan QC”: letters behind a name are no part of it.</summary>
internal sealed class LettersAfterNames : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int last = mention.End - 1;
        bool letters =
            mention is { Type: EntityType.Person, Count: > 2 }
            && sentence.Is(last, Titles.AfterNames)
            && sentence.CaseOf(last) is LetterCase.Upper or LetterCase.Mixed;
        corrected.Add(letters ? mention with { End = last } : mention);
    }
}
