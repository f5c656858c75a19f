namespace Pipeline.Metadata.Quotations;

/// <summary>Where and when something was said, as far as its reporting clause tells.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="dates">The dates of the article, in text order.</param>
/// <param name="media">The media it cites, in text order.</param>
internal sealed class Circumstances(Narration narration, IReadOnlyList<DateMention> dates, IReadOnlyList<CitedMedium> media)
{
    /// <summary>The medium the reporting sentence names: the one nearest after the cue, else the nearest before it.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a medium in it is part of the message.</param>
    public string? MediumOf(Cue cue, TextSpan content)
    {
        TextSpan sentence = Sentence(cue);
        string? before = null;
        for (int i = FirstAt(media.Count, i => media[i].Start, sentence.Start); i < media.Count && media[i].Start < sentence.End; i++)
        {
            if (InNarration(media[i].Start, content))
            {
                if (media[i].Start > narration.Text.Tokens[cue.First].Start)
                {
                    return media[i].Name;
                }

                before = media[i].Name;
            }
        }

        return before;
    }

    /// <summary>The day the reporting clause names, if any.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a day in it is part of the message.</param>
    public string? DateOf(Cue cue, TextSpan content)
    {
        TextSpan sentence = Sentence(cue);
        string? found = null;
        int nearest = int.MaxValue, at = narration.Text.Tokens[cue.First].Start;
        for (int i = FirstAt(dates.Count, i => dates[i].Start, sentence.Start); i < dates.Count && dates[i].Start < sentence.End; i++)
        {
            if (dates[i] is { Precision: DatePrecision.Day or DatePrecision.Time, Value: { } value } && InNarration(dates[i].Start, content) && Math.Abs(dates[i].Start - at) < nearest)
            {
                nearest = Math.Abs(dates[i].Start - at);
                found = value;
            }
        }

        return found is { Length: > 10 } && found[4] == '-' && found[10] == 'T' ? found[..10] : found;
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

    private bool InNarration(int position, TextSpan content) =>
        (position < content.Start || position >= content.End) && narration.QuoteOf(narration.Text.TokenAt(position)) < 0;

    private TextSpan Sentence(Cue cue)
    {
        Text.Sentence sentence = narration.Text.Sentences[narration.SentenceOf(cue.First)];
        return new TextSpan(sentence.Start, sentence.Length);
    }
}
