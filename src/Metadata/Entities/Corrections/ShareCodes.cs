using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Tesla Inc TSLA.O”: the code of a share is no part of the company’s name.</summary>
internal sealed class ShareCodes : ICorrection
{
    private static readonly WordSet Forms = WordSet.Read("Entities/Corrections/ShareCodes.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int begun = mention.End,
            whole = mention.End - 2;
        if (mention.Count > 2 && sentence.LengthOf(begun - 1) > 2 && IsCode(sentence, begun))
        {
            mention = mention with { End = begun - 1 };
        }
        else if (mention.Count > 3 && IsCode(sentence, whole))
        {
            mention = mention with { End = whole - 1 };
        }

        if (!IsBracketed(sentence, mention))
        {
            corrected.Add(mention);
        }
    }

    // “Lindex Inc. (LNDX)”: behind the form of a company; what abbreviates its name is found again as its acronym.
    private static bool IsBracketed(SentenceCursor sentence, Mention mention)
    {
        int form = sentence.IsMark(mention.First - 2, '.') ? mention.First - 3 : mention.First - 2;
        return mention is { Type: EntityType.Organisation, Count: 1 }
            && sentence.CaseOf(mention.First) == LetterCase.Upper
            && sentence.IsMark(mention.First - 1, '(')
            && sentence.IsMark(mention.End, ')')
            && sentence.Is(form, Forms);
    }

    // The stop of “TSLA.O”.
    private static bool IsCode(SentenceCursor sentence, int stop) =>
        sentence.CaseOf(stop - 1) == LetterCase.Upper
        && sentence.IsMark(stop, '.')
        && sentence.IsAttached(stop)
        && sentence.IsAttached(stop + 1)
        && sentence.LengthOf(stop + 1) <= 2;
}
