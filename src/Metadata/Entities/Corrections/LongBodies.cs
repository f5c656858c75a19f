using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Ministry of Agriculture, Forestry and Fisheries” cut at the comma: a list of what a body is in charge of is part of its name.
/// </summary>
internal sealed class LongBodies : ICorrection
{
    private const int LongestItem = 3;

    private static readonly WordSet Fields = WordSet.Read("Entities/Corrections/LongBodies.txt", "fields");
    private static readonly WordSet Names = WordSet.Read("Entities/Corrections/LongBodies.txt", "bodies");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int first = mention.First,
            of = first + 1;
        bool body =
            mention.Type == EntityType.Organisation
            && sentence.Is(first, Names)
            && sentence.IsCapitalised(first)
            && (sentence.Is(of, "of") || sentence.Is(of, "for"))
            && sentence.Is(mention.End - 1, Fields);

        // Part of a name that was made whole before.
        if (corrected.Count > 0 && mention.End <= corrected[^1].End)
        {
            return;
        }

        corrected.Add(body ? mention with { End = EndOfList(sentence, mention.End) } : mention);
    }

    // “, Forestry and Fisheries”, “ and Culture”, “, Energy and Industrial Strategy”.
    private static int EndOfList(SentenceCursor sentence, int end)
    {
        int at = end;
        while (sentence.IsMark(at, ',') && EndOfItem(sentence, at + 1) is > 0 and int item)
        {
            at = item;
        }

        int last = sentence.IsMark(at, ',') ? at + 1 : at;
        int closed = sentence.Matches(last, "and") || sentence.IsMark(last, '&') ? EndOfItem(sentence, last + 1) : 0;

        // Without “and” commas only list bodies.
        return closed > 0 ? closed : end;
    }

    private static int EndOfItem(SentenceCursor sentence, int first)
    {
        int end = first;
        while (end - first < LongestItem && sentence.IsCapitalised(end) && sentence.Is(end, Fields))
        {
            end++;
        }

        return end > first && !sentence.IsCapitalised(end) ? end : 0;
    }
}
