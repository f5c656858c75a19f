namespace Pipeline.Metadata.Quotations;

/// <summary>Where and when something was said, as far as its reporting clause tells.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="dates">The dates of the article, in text order.</param>
/// <param name="media">The media it cites, in text order.</param>
internal sealed class Circumstances(Narration narration, IReadOnlyList<DateMention> dates, IReadOnlyList<CitedMedium> media)
{
    /// <summary>The medium the reporting clause names, if any.</summary>
    /// <param name="cue">The cue of the clause.</param>
    public string? MediumOf(Cue cue)
    {
        TextSpan clause = ClauseOf(cue);
        for (int i = FirstAt(media.Count, i => media[i].Start, clause.Start); i < media.Count && media[i].Start < clause.End; i++)
        {
            if (narration.QuoteOf(narration.Text.TokenAt(media[i].Start)) < 0)
            {
                return media[i].Name;
            }
        }

        return null;
    }

    /// <summary>The day the reporting clause names, if any.</summary>
    /// <param name="cue">The cue of the clause.</param>
    public string? DateOf(Cue cue)
    {
        TextSpan clause = ClauseOf(cue);
        for (int i = FirstAt(dates.Count, i => dates[i].Start, clause.Start); i < dates.Count && dates[i].Start < clause.End; i++)
        {
            if (dates[i] is { Precision: DatePrecision.Day or DatePrecision.Time, Value: { } value } && narration.QuoteOf(narration.Text.TokenAt(dates[i].Start)) < 0)
            {
                return value;
            }
        }

        return null;
    }

    private static int FirstAt(int count, Func<int, int> startOf, int position)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (startOf(middle) >= position)
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

    // From the subject to the content or the end of the sentence.
    private TextSpan ClauseOf(Cue cue)
    {
        int first = Math.Max(0, Math.Min(cue.ClauseStart, cue.First)), end = cue.End;
        int limit = narration.Text.Sentences[narration.SentenceOf(cue.First)].EndToken;
        while (end < limit && narration.QuoteOf(end) < 0 && end < cue.End + 30 && !narration.Text.Is(end, "that"))
        {
            end++;
        }

        return narration.Text.SpanOf(first, end);
    }
}
