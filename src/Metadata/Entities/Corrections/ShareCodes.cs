using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Tesla Inc TSLA.O”: the code of a share is no part of the company’s name.</summary>
internal sealed class ShareCodes : ICorrection
{
    private const int LongestName = 12;

    private static readonly WordSet Forms = new([
        .. WordList.Read("Entities/Corrections/Companies.txt", "forms").Words,
        .. WordList.Read("Entities/Corrections/Companies.txt", "forms that are other words").Words,
    ]);

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

        if (!IsBracketed(sentence, mention) || Abbreviates(sentence, mention))
        {
            corrected.Add(mention);
        }
    }

    // “Lindex Inc. (LNDX)”: behind the form of a company.
    private static bool IsBracketed(SentenceCursor sentence, Mention mention)
    {
        int form = sentence.IsMark(mention.First - 2, '.') ? mention.First - 3 : mention.First - 2;
        return mention is { Type: EntityType.Organisation, Count: 1 }
            && sentence.CaseOf(mention.First) == LetterCase.Upper
            && sentence.IsMark(mention.First - 1, '(')
            && sentence.IsMark(mention.End, ')')
            && sentence.Is(form, Forms);
    }

    // “General Motors Corporation (GM)”: every letter begins a word before it, in order.
    private static bool Abbreviates(SentenceCursor sentence, Mention acronym)
    {
        int word = Math.Max(sentence.First, acronym.First - LongestName) - 1;
        foreach (char letter in sentence.TextOf(acronym.First))
        {
            do
            {
                word++;
            } while (word < acronym.First && !(sentence.TextOf(word) is [var initial, ..] && char.ToUpperInvariant(initial) == letter));
            if (word >= acronym.First)
            {
                return false;
            }
        }

        return true;
    }

    // The stop of “TSLA.O”.
    private static bool IsCode(SentenceCursor sentence, int stop) =>
        sentence.CaseOf(stop - 1) == LetterCase.Upper
        && sentence.IsMark(stop, '.')
        && sentence.IsAttached(stop)
        && sentence.IsAttached(stop + 1)
        && sentence.LengthOf(stop + 1) <= 2;
}
