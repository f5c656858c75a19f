using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations;

/// <summary>Where and when something was said, as far as its reporting clause tells.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="dates">The dates of the article, in text order.</param>
/// <param name="media">The media it cites, in text order.</param>
internal sealed class Circumstances(QuotationContext context, IReadOnlyList<DateMention> dates, IReadOnlyList<CitedMedium> media)
{
    private const int LongestClause = 40;

    // The reporting clause is never farther from its verb; it bounds the work in sentences of any length.
    private const int Reach = 400;

    /// <summary>
    /// The medium the words were given to, and the one the article has them from: “said on Khabar 24, according to Sputnik”. A sentence
    /// that names one has only the first.
    /// </summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a medium in it is part of the message.</param>
    public (string? Medium, string? Via) MediaOf(Cue cue, TextSpan content)
    {
        TextSpan sentence = Sentence(cue);
        int cueStart = context.Text.Tokens[cue.First].Start;
        string? given = null,
            source = null;
        bool givenAfter = false,
            sourceAfter = false;
        for (int i = FirstAt(media.Count, i => media[i].Start, sentence.Start); i < media.Count && media[i].Start < sentence.End; i++)
        {
            if (!InNarration(media[i].Start, content))
            {
                continue;
            }

            // The one nearest after the cue, else the one nearest before it.
            bool after = media[i].Start > cueStart;
            if (IsSource(media[i]))
            {
                source = sourceAfter ? source : media[i].Name;
                sourceAfter |= after;
            }
            else
            {
                given = givenAfter ? given : media[i].Name;
                givenAfter |= after;
            }
        }

        return given is null ? (source, null) : (given, source == given ? null : source);
    }

    // “according to Sputnik”, “citing Sputnik”, “Sputnik reported”: the article has it from there. “on Khabar 24”, “told the BBC”: the
    // words were said there.
    private bool IsSource(CitedMedium medium)
    {
        int token = context.Text.TokenAt(medium.Start),
            before = token - 1;
        while (
            before > token - 4
            && before > 0
            && context.SentenceOf(before) == context.SentenceOf(token)
            && (MediaWords.IsBeforeName(context.Text, before) || context.Text.Is(before, "by"))
        )
        {
            before--;
        }

        int after = context.Text.TokenAt(medium.Start + medium.Length - 1) + 1;
        bool reports =
            after < context.Count
            && context.SentenceOf(after) == context.SentenceOf(token)
            && MediaWords.Reporting.Contains(context.Text.Hashes[after]);
        return reports
            || (
                before >= 0
                && (
                    MediaWords.Citing.Contains(context.Text.Hashes[before])
                    || (context.Text.Is(before, "to") && before > 0 && context.IsWord(before - 1, "according"))
                )
            );
    }

    /// <summary>The day the reporting clause names, if any.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="content">What was said: a day in it is part of the message.</param>
    public string? DateOf(Cue cue, TextSpan content)
    {
        TextSpan sentence = Sentence(cue);
        string? found = null;
        int nearest = int.MaxValue,
            at = context.Text.Tokens[cue.First].Start;
        for (int i = FirstAt(dates.Count, i => dates[i].Start, sentence.Start); i < dates.Count && dates[i].Start < sentence.End; i++)
        {
            if (
                dates[i] is { Precision: DatePrecision.Day or DatePrecision.Time, Value: { } value }
                && InNarration(dates[i].Start, content)
                && Math.Abs(dates[i].Start - at) < nearest
                && IsWhen(cue, dates[i])
            )
            {
                nearest = Math.Abs(dates[i].Start - at);
                found = value;
            }
        }

        return found is { Length: > 10 } && found[4] == '-' && found[10] == 'T' ? found[..10] : found;
    }

    // “said Karin, who was elected on 5 May”: the day of another clause. A day at the start of the sentence is the sentence's.
    private bool IsWhen(Cue cue, DateMention date)
    {
        int first = context.SentenceStartOf(cue.First),
            day = context.Text.TokenAt(date.Start),
            from = Math.Min(cue.End, day),
            to = Math.Max(cue.First, day);
        int before = day - 1;
        while (before > first && context.Is(before, WordClass.Determiner))
        {
            before--;
        }

        // “since the January 7 quake”: a day that something else is counted from.
        if (before >= first && context.Is(before, Grammar.CountedFrom))
        {
            return false;
        }

        if (day <= first + 1)
        {
            return true;
        }

        if (to - from > LongestClause)
        {
            return false;
        }

        for (int i = from; i < to; i++)
        {
            bool another =
                context.Is(i, WordClass.Relative | WordClass.Auxiliary)
                || (context.Is(i, WordClass.Subordinator) && !context.Is(i, WordClass.Preposition));
            if (context.QuoteOf(i) < 0 && another && !(i < cue.First && i > cue.First - 3))
            {
                return false;
            }
        }

        return true;
    }

    private static int FirstAt(int count, Func<int, int> startOf, int position)
    {
        int low = 0,
            high = count;
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
        (position < content.Start || position >= content.End) && context.QuoteOf(context.Text.TokenAt(position)) < 0;

    // The cue's sentence, as far as it is near.
    private TextSpan Sentence(Cue cue)
    {
        Text.Sentence sentence = context.Text.Sentences[context.SentenceOf(cue.First)];
        int at = context.Text.Tokens[cue.First].Start,
            start = Math.Max(sentence.Start, at - Reach);
        return new TextSpan(start, Math.Min(sentence.End, at + Reach) - start);
    }
}
