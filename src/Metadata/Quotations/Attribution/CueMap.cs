using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>The cues of the article, found by the token they stand at or after.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="cues">All cues, in text order.</param>
internal sealed class CueMap(QuotationContext context, IReadOnlyList<Cue> cues)
{
    /// <summary>How many there are.</summary>
    public int Count => cues.Count;

    /// <summary>A cue.</summary>
    /// <param name="index">Its index.</param>
    public Cue this[int index] => cues[index];

    /// <summary>The index of the first cue at or after the token.</summary>
    /// <param name="token">The token.</param>
    public int FirstFrom(int token)
    {
        int low = 0,
            high = cues.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (cues[middle].First >= token)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>Whether nothing that could be another content follows the verb.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="sentence">The end of its sentence.</param>
    public bool EndsClause(Cue cue, int sentence)
    {
        int at = cue.Shape is CueShape.VerbSubject or CueShape.Passive or CueShape.AccordingTo
            ? Math.Max(cue.Speaker.End, cue.End)
            : cue.End;
        return at >= sentence
            || context.IsMark(at)
            || context.QuoteOf(at) >= 0
            || context.Is(at, WordClass.Time | WordClass.Preposition | WordClass.Ing)
            || (context.Is(at, WordClass.Adverb) && !context.Is(at, WordClass.Determiner))
            || ((cue.Class & WordClass.Tell) != 0 && cue.Shape == CueShape.SubjectVerb);
    }
}
