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
    private static readonly WordSet Openers = WordSet.Read("Entities/Corrections/LongBodies.txt", "openers");
    private static readonly WordSet Names = WordSet.Read("Entities/Corrections/LongBodies.txt", "bodies");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int first = mention.First,
            kind = KindOf(sentence, mention);
        bool body =
            mention.Type == EntityType.Organisation
            && kind >= 0
            && sentence.IsCapitalised(kind)
            && IsLink(sentence, kind + 1)
            && sentence.Is(mention.End - 1, Fields);

        // Part of a name that was made whole before.
        if (corrected.Count > 0 && mention.End <= corrected[^1].End)
        {
            return;
        }

        if (mention.Type == EntityType.Organisation && corrected.Count > 0 && IsHalf(article, corrected[^1], mention))
        {
            corrected[^1] = corrected[^1] with { End = mention.End };
            return;
        }

        // “Office for the Coordination of Humanitarian Affairs” of which only the end was found, or each end alone.
        if (
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && !article.IsKnownBody(mention)
            && BeginOf(sentence, first) is >= 0 and int begin
        )
        {
            if (corrected.Count > 0 && corrected[^1].End > begin)
            {
                corrected.RemoveAt(corrected.Count - 1);
            }

            corrected.Add(mention with { First = begin });
            return;
        }

        corrected.Add(body ? mention with { End = EndOfList(sentence, mention.End) } : mention);
    }

    // The “Committee” of “Senate Committee on Banking”; −1 without one.
    private static int KindOf(SentenceCursor sentence, Mention mention)
    {
        for (int i = mention.First; i < Math.Min(mention.End, mention.First + LongestItem); i++)
        {
            if (sentence.Is(i, Names))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsLink(SentenceCursor sentence, int token) =>
        sentence.Is(token, "of") || sentence.Is(token, "for") || sentence.Is(token, "on");

    // “National Oceanic and Atmospheric Administration” found as two: the first has no word for a body, and the second ends in one.
    private static bool IsHalf(CorrectionContext article, Mention half, Mention mention)
    {
        SentenceCursor sentence = article.Around(mention);
        return half is { Type: EntityType.Organisation, Count: 2 }
            && mention.Count == 2
            && half.End + 1 == mention.First
            && sentence.Is(half.End, "and")
            && sentence.Is(half.First, Openers)
            && !sentence.Is(half.End - 1, Bodies.Kinds)
            && sentence.Is(mention.End - 1, Bodies.Kinds)
            && !article.IsKnownBody(half);
    }

    // The “Office” of “Office for the”; −1 without one.
    private static int BeginOf(SentenceCursor sentence, int first)
    {
        int link = sentence.Is(first - 1, "the") ? first - 2 : first - 1;
        return
            IsLink(sentence, link)
            && sentence.IsCapitalised(link - 1)
            && sentence.Is(link - 1, Names)
            && !(link - 2 > sentence.First && sentence.IsCapitalised(link - 2))
            ? link - 1
            : -1;
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
