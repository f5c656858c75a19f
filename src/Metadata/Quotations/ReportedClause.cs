namespace Pipeline.Metadata.Quotations;

/// <summary>Finds the clause that a cue without quotation marks reports: after it (“said that …”, “told the BBC it …”), or before it (“…, Karin said”).</summary>
internal static class ReportedClause
{
    private const int LongestAdjunct = 16;
    private const int VerbReach = 25;
    private const int LongestSource = 12, ShortOpening = 4, LongestLook = 60;

    /// <summary>The tokens of the clause; empty when the cue reports none.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="next">The cue after it, which may end the clause.</param>
    public static (int First, int End) Of(Narration narration, Cue cue, Cue? next)
    {
        Text.Sentence sentence = narration.Text.Sentences[narration.SentenceOf(cue.First)];
        int end = sentence.EndToken;
        while (end > sentence.FirstToken && narration.IsMark(end - 1) && narration.QuoteOf(end - 1) < 0)
        {
            end--;
        }

        if (cue.Shape == CueShape.AccordingTo)
        {
            return AroundSource(narration, cue, sentence.FirstToken, end);
        }

        bool reports = (cue.Class & (WordClass.Say | WordClass.Tell | WordClass.Think)) != 0 && cue.Shape != CueShape.Passive;
        // “would not say whether …” reports a silence.
        bool denied = cue.First > sentence.FirstToken && narration.Text.TextOf(cue.First - 1) is "not" or "n't" or "n’t" or "never";
        // “when leaders insisted that …” tells of one statement, “when they say …” of any.
        bool once = cue.End < end && narration.Text.Is(cue.End, "that") && narration.Text.TextOf(cue.First).EndsWith("ed", StringComparison.Ordinal) && narration.Text.TextOf(Math.Max(0, cue.ClauseStart - 1)) is "when" or "When";
        if (!reports || denied || (!once && Introduced(narration, cue, sentence.FirstToken)))
        {
            return default;
        }

        int at = cue.Shape == CueShape.VerbSubject ? cue.Speaker.End : cue.End;
        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        bool acts = SpeechVerbs.IsWeak(narration.Text.TextOf(cue.First)) || (at < end && narration.Text.Is(at, "to"));
        if (says && !acts && cue.Shape != CueShape.Shared && cue.ClauseStart > sentence.FirstToken + 2 && narration.IsMark(cue.ClauseStart - 1, ',') && (at >= end || narration.IsMark(at) || narration.Is(at, WordClass.Time | WordClass.Preposition))
            && HasVerb(narration, sentence.FirstToken, cue.ClauseStart - 1) && !(at + 1 < sentence.EndToken && narration.IsMark(at) && narration.QuoteOf(at + 1) >= 0)
            && !StartsClause(narration, cue, SkipAdjuncts(narration, cue, at, end), end))
        {
            return (sentence.FirstToken, cue.ClauseStart - 1);
        }

        int first = SkipAdjuncts(narration, cue, at, end);
        if (!StartsClause(narration, cue, first, end))
        {
            return default;
        }

        first = AfterThat(narration, first);
        if (cue.ClauseStart == sentence.FirstToken + 1 && narration.Text.TextOf(sentence.FirstToken) is "Although" or "Though" or "While" or "Because" or "Since" && NextComma(narration, first, end) is > 0 and int comma)
        {
            // “Although Karin said he hoped so, the unions were displeased.”
            return (first, comma);
        }

        return (first, EndOfStatement(narration, first, Math.Min(end, EndBefore(narration, next, first, end))));
    }

    // “According to Karin, …”, “…, according to Karin” and “One child was, according to the police, …”.
    private static (int First, int End) AroundSource(Narration narration, Cue cue, int start, int end)
    {
        int after = cue.Speaker.End;
        for (int reach = after + LongestSource; after < Math.Min(end, reach) && !narration.IsMark(after, ',') && narration.QuoteOf(after) < 0; after++)
        {
            // “a 1989 report from the agency (NTSB)”, “projections by CNN and NPR”.
        }

        bool comma = after < end && narration.IsMark(after, ',');
        if (cue.First == start)
        {
            return comma ? (after + 1, end) : default;
        }

        bool apart = narration.IsMark(cue.First - 1, ',');
        bool another = comma && after + 1 < end && narration.Is(after + 1, WordClass.Conjunction);
        if (comma && apart && !another && IsOpening(narration, start, cue.First))
        {
            return HasFinite(narration, after + 1, end) ? (after + 1, end) : default;
        }

        return comma && apart && !another && after < end - 1 ? (start, end)
            : another ? (start, apart ? cue.First - 1 : cue.First)
            : cue.Speaker.End < end - 8 ? default
            : (start, apart ? cue.First - 1 : cue.First);
    }

    // “At the opening of the summit, Karin said, “…””: no statement, but when or where it was made.
    private static bool HasVerb(Narration narration, int first, int end) => HasFinite(narration, first, end) || !narration.Is(first, WordClass.Preposition);

    private static bool HasFinite(Narration narration, int first, int end)
    {
        for (int i = first; i < Math.Min(end, first + LongestLook); i++)
        {
            if (narration.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Base))
            {
                return true;
            }
        }

        return false;
    }

    // “Longer term, according to …”: an adverbial, not the first half of the statement. “…, but, according to …”: the statement is another.
    private static bool IsOpening(Narration narration, int start, int end)
    {
        bool verb = false;
        if (end - 2 > start && narration.Is(end - 2, WordClass.Conjunction))
        {
            return true;
        }

        for (int i = start; i < Math.Min(end, start + ShortOpening); i++)
        {
            verb |= narration.Is(i, WordClass.Auxiliary | WordClass.Finite);
        }

        return end - start <= ShortOpening && !verb;
    }

    // “when they say …”, “as Karin said”: the clause is no statement of its own.
    private static bool Introduced(Narration narration, Cue cue, int start) =>
        cue.ClauseStart > start && cue.Shape == CueShape.SubjectVerb && narration.QuoteOf(cue.ClauseStart - 1) < 0
        && narration.Text.TextOf(cue.ClauseStart - 1) is "when" or "When" or "if" or "If" or "as" or "As" or "what" or "What";

    // Steps over “on Monday”, “in a statement”, “, among other things,” and the listener of “told”.
    private static int SkipAdjuncts(Narration narration, Cue cue, int at, int end)
    {
        int limit = Math.Min(end, at + LongestAdjunct), i = at;
        if (i < limit && (cue.Class & WordClass.Tell) != 0 && cue.Shape != CueShape.VerbSubject && !narration.Text.Is(i, "that") && (cue.Class & WordClass.Say) == 0)
        {
            i = SkipListener(narration, i, limit);
        }

        if (i < limit && narration.IsMark(i, ','))
        {
            int close = i + 1;
            while (close < limit && !narration.IsMark(close))
            {
                close++;
            }

            return close + 1 < end && narration.IsMark(close, ',') && narration.Text.Is(close + 1, "that") ? close + 1 : i;
        }

        while (i < limit && narration.QuoteOf(i) < 0 && !narration.Text.Is(i, "that"))
        {
            bool possessive = i + 1 < end && narration.IsPossessive(i + 1);
            bool manner = narration.Is(i, WordClass.Adverb) && narration.Text.TextOf(i).EndsWith("ly", StringComparison.Ordinal) && !narration.IsCapitalised(i);
            if ((narration.Is(i, WordClass.Time) || manner) && !possessive)
            {
                i++;
            }
            else if (narration.Is(i, WordClass.Preposition) && !narration.Is(i, WordClass.Subordinator) && !IsQuantity(narration, i, end))
            {
                i = SkipPhrase(narration, i + 1, limit);
            }
            else if (narration.IsMark(i, ',') && i > at)
            {
                i++;
                break;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // “over a hundred people”, “about 20”: the beginning of a subject.
    private static bool IsQuantity(Narration narration, int i, int end) =>
        narration.Text.TextOf(i) is "over" or "about" or "around" or "under" or "up" or "between" or "near"
        && i + 1 < end && (narration.Text.Tokens[i + 1].Kind == Text.TokenKind.Number || narration.Text.TextOf(i + 1) is "half" or "to" || (i + 2 < end && narration.Text.TextOf(i + 2) is "hundred" or "thousand" or "million" or "dozen" or "third" or "quarter"));

    private static int SkipListener(Narration narration, int i, int limit)
    {
        if (narration.Is(i, WordClass.Participant))
        {
            return i + 1;
        }

        int at = i;
        while (at < limit && (narration.IsCapitalised(at) || narration.IsPossessive(at) || narration.Is(at, WordClass.Determiner | WordClass.GroupNoun | WordClass.PersonNoun)) && narration.QuoteOf(at) < 0 && !narration.Text.Is(at, "that"))
        {
            at++;
            if (at < limit && narration.Is(at, WordClass.Determiner | WordClass.Pronoun) && !narration.IsCapitalised(at))
            {
                break;
            }
        }

        return at;
    }

    // The noun phrase of a preposition: “a statement”, “Monday”, “the agency Interfax”.
    private static int SkipPhrase(Narration narration, int i, int limit)
    {
        bool determined = i < limit && narration.Is(i, WordClass.Determiner);
        int at = determined ? i + 1 : i;
        bool name = at < limit && narration.IsCapitalised(at);
        int words = 0;
        while (at < limit && narration.QuoteOf(at) < 0 && !narration.IsMark(at)
            && (narration.IsPossessive(at) || !narration.Is(at, WordClass.Determiner | WordClass.Pronoun | WordClass.Participant | WordClass.Preposition | WordClass.Subordinator | WordClass.Relative | WordClass.Auxiliary)))
        {
            if (words > 0 && name && !narration.IsCapitalised(at) && !narration.IsPossessive(at) && narration.Text.Tokens[at].Kind != Text.TokenKind.Number)
            {
                break;
            }

            words++;
            at++;
        }

        return at;
    }

    private static bool StartsClause(Narration narration, Cue cue, int at, int end)
    {
        if (at >= end || (narration.QuoteOf(at) >= 0 && !narration.IsMark(at)) || (at > cue.End && narration.IsMark(at - 1, '\'')))
        {
            return false;
        }

        if (narration.Text.Is(at, "that"))
        {
            return end - at > 2;
        }

        // “testified in his own defence, claiming …”: what was claimed has a cue of its own.
        if ((narration.ClassOf(at) & WordClass.Ing) != 0 && narration.Is(at, WordClass.Say | WordClass.Tell))
        {
            return false;
        }

        ReadOnlySpan<char> verb = narration.Text.TextOf(cue.First);
        if (SpeechVerbs.IsWeak(verb))
        {
            // “would begin with …”, “needs a …”.
            return false;
        }

        bool free = SpeechVerbs.IsFreeOfThat(verb);
        if (!free && !SpeechVerbs.MayDropThat(verb) && (cue.Class & WordClass.Tell) == 0)
        {
            return false;
        }

        if (narration.Text.Is(at, "to"))
        {
            return verb is "claimed" or "claims" or "promised" or "promises" or "pledged" or "pledges" or "vowed" or "vows" or "swore" or "agreed" or "agrees" || (cue.Class & WordClass.Tell) != 0 && at > cue.End;
        }

        if (narration.Text.Is(at, "it") && at + 1 < end && (narration.IsMark(at + 1) || narration.Is(at + 1, WordClass.Subordinator | WordClass.Preposition)))
        {
            return false;
        }

        if (narration.Is(at, WordClass.Pronoun) || narration.Text.TextOf(at) is "there" or "There" or "whether" or "why" or "how")
        {
            return true;
        }

        if (narration.IsMark(at) || (at == cue.End && narration.Is(at, WordClass.Preposition | WordClass.Particle) && !IsQuantity(narration, at, end)) || narration.Is(at, WordClass.Conjunction | WordClass.Relative))
        {
            return false;
        }

        return HasOwnVerb(narration, at, end, free);
    }

    // “said the country …”: a clause has a verb of its own. Verbs that often have an object (“revealed a deal”) must show it at once, and show it beyond doubt.
    private static bool HasOwnVerb(Narration narration, int at, int end, bool free)
    {
        for (int i = at + 1; i < Math.Min(end, at + VerbReach); i++)
        {
            if (narration.Text.TextOf(i) is "who" or "which" or "whereby")
            {
                // “said the bridge, which fell in May, was …”
                int comma = free && narration.IsMark(i - 1, ',') ? NextComma(narration, i, end) : -1;
                if (comma < 0)
                {
                    return false;
                }

                i = comma;
                continue;
            }

            bool joins = narration.Is(i, WordClass.Conjunction);
            bool names = joins && narration.IsCapitalised(i - 1) && i + 1 < end && (narration.IsCapitalised(i + 1) || narration.Is(i + 1, WordClass.Determiner));
            bool interrupted = narration.IsMark(i) || (joins && !names) || narration.Text.Is(i, "to") || (narration.Is(i, WordClass.Subordinator) && !narration.Is(i, WordClass.Relative))
                || (narration.Is(i, WordClass.Preposition) && i + 1 < end && narration.Is(i + 1, WordClass.Ing));
            if ((!free && interrupted) || (narration.IsMark(i, ',') && i + 1 < end && narration.Is(i + 1, WordClass.Conjunction)))
            {
                return false;
            }

            // “claimed fraud with ballots, and made …”: the verb is another of the speaker's.
            if (joins && i + 1 < end && narration.Is(i + 1, WordClass.Auxiliary | WordClass.Finite) && !narration.IsCapitalised(i + 1))
            {
                return false;
            }

            // “their plans”, “eleven proteins found in …”: a noun, a participle.
            bool finite = narration.Is(i, WordClass.Auxiliary) || (narration.Is(i, WordClass.Finite) && !narration.Is(i - 1, WordClass.Determiner) && (free || !IsDoubtful(narration.Text.TextOf(i)) || HasObject(narration, i, end)));
            if (narration.QuoteOf(i) < 0 && !narration.IsPossessive(i) && !narration.IsCapitalised(i) && finite)
            {
                return true;
            }
        }

        return false;
    }

    private static int NextComma(Narration narration, int from, int end)
    {
        for (int i = from; i < Math.Min(end, from + VerbReach); i++)
        {
            if (narration.IsMark(i, ','))
            {
                return i;
            }
        }

        return -1;
    }

    // “captured the bird”, “paid $750”; and verbs that have none (“occurred at noon”).
    private static bool HasObject(Narration narration, int i, int end) =>
        narration.Text.TextOf(i) is "occurred" or "happened" or "died" or "arrived" or "appeared" or "remained" or "failed" or "started" or "ended" or "collapsed" or "exploded" or "crashed"
        || (i + 1 < end && !narration.IsMark(i + 1) && narration.QuoteOf(i + 1) < 0
            && !narration.Is(i + 1, WordClass.Preposition | WordClass.Adverb | WordClass.Time | WordClass.Conjunction | WordClass.Subordinator | WordClass.Auxiliary | WordClass.Particle));

    // A participle, or a noun in the plural (“35 new orders from …”).
    private static bool IsDoubtful(ReadOnlySpan<char> verb) =>
        verb.EndsWith("ed", StringComparison.Ordinal) || verb is "orders" or "plans" or "reports" or "claims" or "demands" or "offers" or "charges" or "talks" or "attacks" or "votes" or "shows" or "signs" or "hopes" or "fears" or "calls" || verb is "found" or "made" or "held" or "sent" or "brought" or "bought" or "built" or "left" or "lost" or "set" or "hit" or "put" or "cut" or "kept" or "paid" or "spent" or "seen" or "known" or "heard" or "led" or "shot" or "won";

    // “said that, before she left, …” begins after the comma.
    private static int AfterThat(Narration narration, int first) =>
        !narration.Text.Is(first, "that") ? first : first + 2 < narration.Count && narration.IsMark(first + 1, ',') ? first + 2 : first + 1;

    // “…; Quirin wept”, “…, but Congress has not passed it”, “…, though it was later found …”: the narrator goes on.
    private static int EndOfStatement(Narration narration, int first, int end)
    {
        for (int i = first + 2; i < Math.Min(end - 2, first + LongestLook); i++)
        {
            if (narration.QuoteOf(i) >= 0 || !narration.IsMark(i))
            {
                continue;
            }

            bool but = narration.IsMark(i, ',') && narration.Text.TextOf(i + 1) is "but" or "though" or "although" && (narration.IsCapitalised(i + 2) || narration.Text.Is(i + 2, "it")) && HasFinite(narration, i + 2, Math.Min(end, i + 8));
            if (narration.IsMark(i, ';') || but)
            {
                return i;
            }
        }

        return end;
    }

    // “Karin said …, but Tokayev said …”: the second clause is not Karin's.
    private static int EndBefore(Narration narration, Cue? next, int first, int end)
    {
        // “said he … and suggested …”, “…, with others claiming …”: the next verb reports something of its own.
        bool second = next is not null && next.First > first + 2 && next.First < end && (next.Class & (WordClass.Say | WordClass.Tell)) != 0;
        if (second && next!.Shape == CueShape.Shared && (next.Class & WordClass.Finite) != 0 && narration.Text.TextOf(next.First - 1) is "and" or "but")
        {
            return next.First - 1;
        }

        if (second && next!.Shape == CueShape.Shared && (next.Class & WordClass.Ing) != 0 && next.Speaker.First > first + 2 && next.Speaker.First < next.First && (narration.Text.Is(next.Speaker.First - 1, "with") || (narration.IsMark(next.Speaker.First - 1, ',') && next.Speaker.End == next.First)))
        {
            return narration.Text.Is(next.Speaker.First - 1, "with") && narration.IsMark(next.Speaker.First - 2, ',') ? next.Speaker.First - 2 : next.Speaker.First - 1;
        }

        bool own = next is { Shape: CueShape.SubjectVerb } && next.ClauseStart > first + 2 && next.ClauseStart < end && (next.Class & (WordClass.Say | WordClass.Tell)) != 0 && next.Speaker.Kind != PhraseKind.Pronoun
            && narration.Is(next.ClauseStart - 1, WordClass.Conjunction | WordClass.Subordinator) && narration.IsMark(next.ClauseStart - 2, ',');
        // “…, as the court found”: the narrator compares. “… and the White House signalled that …”: another statement.
        bool compared = next is { Shape: CueShape.SubjectVerb } && next.ClauseStart > first + 3 && next.ClauseStart < end && next.End >= end && narration.Text.Is(next.ClauseStart - 1, "as") && narration.IsMark(next.ClauseStart - 2, ',');
        bool joined = second && next!.Shape == CueShape.SubjectVerb && next.Speaker.Kind == PhraseKind.Name && next.ClauseStart > first + 3 && narration.Text.TextOf(next.ClauseStart - 1) is "and" or "but" && ReportsThat(narration, next, end);
        return own || compared ? next!.ClauseStart - 2 : joined ? next!.ClauseStart - 1 : end;
    }

    private static bool ReportsThat(Narration narration, Cue cue, int end)
    {
        for (int i = cue.End; i < Math.Min(end, cue.End + 4); i++)
        {
            if (narration.Text.Is(i, "that"))
            {
                return true;
            }
        }

        return false;
    }
}
