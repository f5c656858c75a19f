namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>The words that shift a period, and what they shift: “this”, “last”, “this past”, “the next fiscal”.</summary>
/// <param name="Word">The kind of the word that decides.</param>
/// <param name="Direction">−1 for an earlier period, 1 for a later one, 0 for the same.</param>
/// <param name="Noun">The token of the period.</param>
internal readonly record struct Shift(DateWordKind Word, int Direction, int Noun)
{
    /// <summary>Reads the words.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“this”, “last”, “next”, …</param>
    public static Shift Read(in DateSentence sentence, int at)
    {
        DateWordKind word = sentence[at].Kind;
        int noun = at + 1;

        // “this past week”, “this coming Friday”.
        if (
            word == DateWordKind.This
            && sentence[noun].Kind is DateWordKind.Past or DateWordKind.Coming or DateWordKind.Last or DateWordKind.Next
        )
        {
            word = sentence[noun].Kind is DateWordKind.Past or DateWordKind.Last ? DateWordKind.Last : DateWordKind.Next;
            noun++;
        }

        if (sentence.Is(noun, DateWordKind.Fiscal) || (sentence.Is(noun, "calendar") && sentence.Is(noun + 1, "year")))
        {
            noun++;
        }

        int direction = word switch
        {
            DateWordKind.Last or DateWordKind.Past or DateWordKind.Previous => -1,
            DateWordKind.Next or DateWordKind.Coming or DateWordKind.Following => 1,
            _ => 0,
        };
        return new Shift(word, direction, noun);
    }
}
