using System.Collections.Frozen;

namespace Pipeline.Metadata.Quotations;

/// <summary>Gives a quotation to the owner of the noun that reports it: “Karin’s claim that the bridge was “…””, “her answer was: “…””, “their chants of “…””.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class StatementNouns(Narration narration, PhraseReader phrases)
{
    private const int Reach = 16, LongestDescription = 3, LongestAdjunct = 3;
    private const int AtOnce = 93, InClause = 78, Unowned = 50;

    // What is followed by “that” and a clause.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Claims =
        ("claim claims assertion assertions comment comments remark remarks statement statements allegation allegations accusation accusations admission argument complaint complaints contention promise promises pledge " +
        "vow warning warnings prediction suggestion insistence declaration charge charges boast confession conclusion observation").Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // What is followed by “of” and the words.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Cries =
        "chant chants cry cries shout shouts call calls cheer cheers scream screams yell yells".Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // What is followed by “was”, a colon or a comma.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Answers =
        "response answer reply slogan motto mantra message question advice verdict conclusion explanation comment refrain catchphrase warning".Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The attribution by a noun before the quotation in its sentence; a score of 0 without one.</summary>
    /// <param name="quote">The quoted stretch.</param>
    public Attribution Before(QuotedSpan quote)
    {
        int floor = narration.Text.Sentences[narration.SentenceOf(quote.OpenToken)].FirstToken;
        int last = quote.OpenToken - 1;
        if (last <= floor || narration.QuoteOf(last) >= 0)
        {
            return default;
        }

        if (narration.Text.Is(last, "of") && Cries.Contains(narration.Text.TextOf(last - 1)))
        {
            return Given(last - 1, OwnerBefore(last - 1, floor), AtOnce, AtOnce);
        }

        return Answer(last, floor) is { Score: > 0 } answer ? answer : Claim(quote.OpenToken, floor);
    }

    // “Karin’s answer then — “…””, “Karin’s slogan is “…””.
    private Attribution Answer(int last, int floor)
    {
        int noun = last;
        bool joined = false;
        while (noun > floor && noun > last - LongestAdjunct && narration.QuoteOf(noun) < 0 && (narration.IsMark(noun, ':') || narration.IsMark(noun, ',') || narration.IsDash(noun) || narration.Is(noun, WordClass.Adverb) || narration.Text.TextOf(noun) is "is" or "was"))
        {
            joined |= !narration.Is(noun, WordClass.Adverb);
            noun--;
        }

        if (!joined || noun <= floor || narration.QuoteOf(noun) >= 0 || !Answers.Contains(narration.Text.TextOf(noun)))
        {
            return default;
        }

        return Given(noun, OwnerBefore(noun, floor), AtOnce, 0);
    }

    // “his comment Monday that “…””, “comments from Karin that the bridge was “…””.
    private Attribution Claim(int open, int floor)
    {
        for (int i = open - 1; i > floor && i > open - Reach && narration.QuoteOf(i) < 0; i--)
        {
            if (!narration.Text.Is(i, "that"))
            {
                continue;
            }

            int noun = i - 1;
            while (noun > floor && noun > i - Reach && !Claims.Contains(narration.Text.TextOf(noun)) && narration.QuoteOf(noun) < 0 && !narration.IsMark(noun))
            {
                noun--;
            }

            if (!Claims.Contains(narration.Text.TextOf(noun)) || narration.QuoteOf(noun) >= 0)
            {
                return default;
            }

            SpeakerPhrase owner = OwnerBefore(noun, floor);
            bool timed = noun == i - 1 || narration.Is(noun + 1, WordClass.Time) || (narration.Is(noun + 1, WordClass.Preposition) && narration.Is(i - 1, WordClass.Time));
            if (narration.Text.TextOf(noun + 1) is "from" or "by")
            {
                SpeakerPhrase source = phrases.StartingAt(noun + 2, i);
                bool whole = source.Kind == PhraseKind.Name || (source.Kind == PhraseKind.Nominal && source.End == i);
                owner = whole ? source : owner;
                timed |= whole;
            }

            return timed ? Given(noun, owner, i == open - 1 ? AtOnce : InClause - (open - i), Unowned) : default;
        }

        return default;
    }

    private static Attribution Given(int noun, SpeakerPhrase owner, int owned, int unowned)
    {
        bool known = owner.Kind != PhraseKind.None;
        var cue = new Cue(noun, noun + 1, CueShape.Noun, WordClass.Say | WordClass.DocumentNoun, owner, noun);
        return (known ? owned : unowned) > 0 ? new Attribution(cue, owner, known ? owned : unowned, AttributionLink.TagBefore) : default;
    }

    // “Karin’s latest claim”, “his claim”.
    private SpeakerPhrase OwnerBefore(int noun, int floor)
    {
        int at = noun - 1;
        while (at > floor && at >= noun - LongestDescription && narration.QuoteOf(at) < 0 && !narration.IsMark(at) && !narration.IsPossessive(at) && !narration.Is(at, WordClass.Determiner | WordClass.Preposition | WordClass.Auxiliary | WordClass.Conjunction))
        {
            at--;
        }

        if (at < floor || narration.QuoteOf(at) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (narration.IsPossessive(at))
        {
            return at > floor ? phrases.EndingAt(at - 1, floor, out _) : SpeakerPhrase.None;
        }

        return narration.Text.TextOf(at) is "his" or "His" or "her" or "Her" or "their" or "Their" or "its" or "Its" ? new SpeakerPhrase(at, at + 1, at, PhraseKind.Pronoun, -1) : SpeakerPhrase.None;
    }
}
