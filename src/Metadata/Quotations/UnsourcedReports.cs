namespace Pipeline.Metadata.Quotations;

/// <summary>Finds reports that name no source: “It was announced that “…””, “she has been called “…””, “…,” it was said. Their words are given to nobody, least of all to whom they are about.</summary>
/// <param name="narration">The labelled text.</param>
internal sealed class UnsourcedReports(Narration narration)
{
    private const int Reach = 20, LongestGroup = 5;
    private const int Score = 52;

    /// <summary>The attribution to nobody, of a score above guesses and below cues; a score of 0 when the sentence reports nothing in the passive.</summary>
    /// <param name="quote">The quoted stretch.</param>
    public Attribution Of(QuotedSpan quote)
    {
        int floor = narration.Text.Sentences[narration.SentenceOf(quote.OpenToken)].FirstToken;
        for (int i = quote.OpenToken - 1; i > floor && i > quote.OpenToken - Reach && narration.QuoteOf(i) < 0; i--)
        {
            if (IsPassive(i, floor))
            {
                return Nobody(i);
            }
        }

        int at = quote.CloseToken;
        while (at < narration.Count && narration.QuoteOf(at) < 0 && narration.IsMark(at, ','))
        {
            at++;
        }

        bool it = at + 2 < narration.Count && narration.QuoteOf(at) < 0 && narration.BlockOf(at) == quote.Block && narration.Text.TextOf(at) is "it" or "as";
        for (int i = at + 2; it && i < Math.Min(narration.Count, at + LongestGroup) && narration.QuoteOf(i) < 0; i++)
        {
            if (IsPassive(i, at))
            {
                return Nobody(i);
            }
        }

        return default;
    }

    private Attribution Nobody(int verb) =>
        new(new Cue(verb, verb + 1, CueShape.Passive, narration.ClassOf(verb), SpeakerPhrase.None, verb), SpeakerPhrase.None, Score, AttributionLink.Sentence);

    // “was said”, “has been widely called”, “is put”.
    private bool IsPassive(int token, int floor)
    {
        bool verb = (narration.Is(token, WordClass.Say | WordClass.Tell | WordClass.Name) && narration.Is(token, WordClass.Finite) && !narration.IsCapitalised(token)) || narration.Text.Is(token, "put");
        if (!verb || narration.Is(token, WordClass.Ing))
        {
            return false;
        }

        int before = token - 1;
        while (before > floor && token - before < LongestGroup && narration.QuoteOf(before) < 0 && narration.Is(before, WordClass.Adverb))
        {
            before--;
        }

        return narration.QuoteOf(before) < 0 && narration.Is(before, WordClass.Be) && !narration.IsPossessive(before);
    }
}
