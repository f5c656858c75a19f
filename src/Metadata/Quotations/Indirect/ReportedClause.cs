using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>
/// Finds the clause that a cue without quotation marks reports: after it (“said that …”, “told the BBC it …”), or before it (“…, Karin
/// said”).
/// </summary>
internal static class ReportedClause
{
    private const string File = "Quotations/Indirect/clauses.txt";

    private static readonly WordSet Concessions = WordSet.Read(File, "concessions");
    private static readonly WordSet Generals = WordSet.Read(File, "before general clauses");
    private static readonly WordSet BeforeQuantities = WordSet.Read(File, "before quantities");
    private static readonly WordSet Quantities = WordSet.Read(File, "quantities");
    private static readonly WordSet Amounts = WordSet.Read(File, "amounts");
    private static readonly WordSet Promises = WordSet.Read(File, "verbs with to");
    private static readonly WordSet Openers = WordSet.Read(File, "clause openers");
    private static readonly WordSet WithoutObject = WordSet.Read(File, "without object");
    private static readonly WordSet Plurals = WordSet.Read(File, "plurals");
    private static readonly WordSet Participles = WordSet.Read(File, "participles");

    private const int LongestAdjunct = 16,
        LongestListener = 3,
        LeastRest = 3;
    private const int VerbReach = 25;
    private const int LongestSource = 12,
        ShortOpening = 4,
        LongestLook = 60;

    /// <summary>The tokens of the clause; empty when the cue reports none.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="next">The cue after it, which may end the clause.</param>
    public static (int First, int End) Of(QuotationContext context, Cue cue, Cue? next)
    {
        int sentenceStart = context.SentenceStartOf(cue.First),
            sentenceEnd = context.SentenceEndOf(cue.First),
            end = sentenceEnd;
        while (end > sentenceStart && context.IsMark(end - 1) && context.QuoteOf(end - 1) < 0)
        {
            end--;
        }

        if (cue.Shape == CueShape.AccordingTo)
        {
            return AroundSource(context, cue, sentenceStart, end);
        }

        bool reports = (cue.Class & (WordClass.Say | WordClass.Tell | WordClass.Think)) != 0 && cue.Shape != CueShape.Passive;
        // “would not say whether …” reports a silence.
        bool denied = cue.First > sentenceStart && context.Is(cue.First - 1, Grammar.Negations);
        // “when leaders insisted that …” tells of one statement, “when they say …” of any.
        bool once =
            cue.End < end
            && context.Text.Is(cue.End, "that")
            && context.Text.TextOf(cue.First).EndsWith("ed", StringComparison.Ordinal)
            && context.IsWord(Math.Max(0, cue.ClauseStart - 1), "when");
        if (!reports || denied || (!once && Introduced(context, cue, sentenceStart)))
        {
            return default;
        }

        int at = cue.Shape == CueShape.VerbSubject ? cue.Speaker.End : cue.End;
        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        int tail = at < end && (cue.Class & WordClass.Tell) != 0 && cue.Shape == CueShape.SubjectVerb ? SkipListener(context, at, end) : at;
        if (says && Interrupts(context, cue, tail, sentenceStart, end))
        {
            return (sentenceStart, end);
        }

        bool acts = SpeechVerbs.IsWeak(context.Text.TextOf(cue.First)) || (tail < end && context.Text.Is(tail, "to"));
        if (
            says
            && !acts
            && cue.Shape != CueShape.Shared
            && cue.ClauseStart > sentenceStart + 2
            && context.IsMark(cue.ClauseStart - 1, ',')
            && (tail >= end || context.IsMark(tail) || context.Is(tail, WordClass.Time | WordClass.Preposition))
            && HasVerb(context, sentenceStart, cue.ClauseStart - 1)
            && !(tail + 1 < sentenceEnd && context.IsMark(tail) && (context.IsMark(tail, ':') || context.QuoteOf(tail + 1) >= 0))
            && !StartsClause(context, cue, SkipAdjuncts(context, cue, at, end), end)
        )
        {
            return (sentenceStart, cue.ClauseStart - 1);
        }

        int first = SkipAdjuncts(context, cue, at, end);
        if (!StartsClause(context, cue, first, end))
        {
            return default;
        }

        first = AfterThat(context, first);
        if (
            cue.ClauseStart == sentenceStart + 1
            && Concessions.Contains(context.Text.Hashes[sentenceStart])
            && NextComma(context, first, end) is > 0 and int comma
        )
        {
            // “Although Karin said he hoped so, the unions were displeased.”
            return (first, comma);
        }

        return (first, EndOfStatement(context, first, Math.Min(end, EndBefore(context, next, first, end))));
    }

    // “According to Karin, …”, “…, according to Karin” and “One child was, according to the police, …”.
    private static (int First, int End) AroundSource(QuotationContext context, Cue cue, int start, int end)
    {
        int after = cue.Speaker.End;
        (start, end) = Between(context, ';', cue.First, after, start, end);
        for (
            int reach = after + LongestSource;
            after < Math.Min(end, reach) && !context.IsMark(after, ',') && context.QuoteOf(after) < 0;
            after++
        )
        {
            // “a 1989 report from the agency (NTSB)”, “projections by CNN and NPR”.
        }

        bool comma = after < end && context.IsMark(after, ',');
        if (cue.First == start)
        {
            return comma ? (after + 1, end) : default;
        }

        bool apart = context.IsMark(cue.First - 1, ',');
        bool another = comma && after + 1 < end && context.Is(after + 1, WordClass.Conjunction);
        if (comma && apart && !another && IsOpening(context, start, cue.First))
        {
            return HasFinite(context, after + 1, end) ? (after + 1, end) : default;
        }

        return comma && apart && !another && after < end - 1 ? (start, end)
            : another ? (start, apart ? cue.First - 1 : cue.First)
            : cue.Speaker.End < end - 8 ? default
            : (start, apart ? cue.First - 1 : cue.First);
    }

    // The part of a sentence between two such marks in which the tokens stand.
    private static (int Start, int End) Between(QuotationContext context, char mark, int first, int last, int start, int end)
    {
        int from = first,
            to = last;
        while (from > start && first - from < LongestLook && !(context.IsMark(from - 1, mark) && context.QuoteOf(from - 1) < 0))
        {
            from--;
        }

        while (to < end && to - last < LongestLook && !(context.IsMark(to, mark) && context.QuoteOf(to) < 0))
        {
            to++;
        }

        return (first - from < LongestLook ? from : start, to - last < LongestLook ? to : end);
    }

    // “At the opening of the summit, Karin said, “…””: no statement, but when or where it was made.
    private static bool HasVerb(QuotationContext context, int first, int end) =>
        HasFinite(context, first, end) || !context.Is(first, WordClass.Preposition);

    private static bool HasFinite(QuotationContext context, int first, int end)
    {
        for (int i = first; i < Math.Min(end, first + LongestLook); i++)
        {
            if (context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Base) && !context.IsPossessive(i))
            {
                return true;
            }
        }

        return false;
    }

    // “Longer term, according to …”: an adverbial, not the first half of the statement. “…, but, according to …”: the statement is another.
    private static bool IsOpening(QuotationContext context, int start, int end)
    {
        bool verb = false;
        if (end - 2 > start && context.Is(end - 2, WordClass.Conjunction))
        {
            return true;
        }

        for (int i = start; i < Math.Min(end, start + ShortOpening); i++)
        {
            verb |= context.Is(i, WordClass.Auxiliary | WordClass.Finite);
        }

        return end - start <= ShortOpening && !verb;
    }

    // “when they say …”, “as Karin said”: the clause is no statement of its own.
    private static bool Introduced(QuotationContext context, Cue cue, int start) =>
        cue.ClauseStart > start
        && cue.Shape == CueShape.SubjectVerb
        && context.QuoteOf(cue.ClauseStart - 1) < 0
        && Generals.Contains(context.Text.Hashes[cue.ClauseStart - 1]);

    // Steps over “on Monday”, “in a statement”, “, among other things,” and the listener of “told”.
    private static int SkipAdjuncts(QuotationContext context, Cue cue, int at, int end)
    {
        int limit = Math.Min(end, at + LongestAdjunct),
            i = at;
        if (i < limit && (cue.Class & WordClass.Tell) != 0 && cue.Shape != CueShape.VerbSubject && !context.Text.Is(i, "that"))
        {
            // “warned drivers that”: verbs that also say have a listener only before “that”.
            int listener = SkipListener(context, i, limit);
            i = (cue.Class & WordClass.Say) == 0 || IsThatNear(context, listener, limit) ? listener : i;
        }

        if (i < limit && context.IsMark(i, ','))
        {
            int close = i + 1;
            while (close < limit && !context.IsMark(close))
            {
                close++;
            }

            return close + 1 < end && context.IsMark(close, ',') && context.Text.Is(close + 1, "that") ? close + 1 : i;
        }

        while (i < limit && context.QuoteOf(i) < 0 && !context.Text.Is(i, "that"))
        {
            bool possessive = i + 1 < end && context.IsPossessive(i + 1);
            bool manner =
                context.Is(i, WordClass.Adverb)
                && context.Text.TextOf(i).EndsWith("ly", StringComparison.Ordinal)
                && !context.IsCapitalised(i);
            if ((context.Is(i, WordClass.Time) || manner) && !possessive)
            {
                i++;
            }
            else if (WhenEnd(context, i, limit) is > 0 and int when)
            {
                i = when;
            }
            else if (context.Is(i, WordClass.Preposition) && !context.Is(i, WordClass.Subordinator) && !IsQuantity(context, i, end))
            {
                i = SkipPhrase(context, i + 1, limit);
            }
            else if (context.IsMark(i, ',') && i > at)
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
    private static bool IsQuantity(QuotationContext context, int i, int end) =>
        BeforeQuantities.Contains(context.Text.Hashes[i])
        && i + 1 < end
        && (
            context.Text.Tokens[i + 1].Kind == Text.TokenKind.Number
            || context.Is(i + 1, Amounts)
            || (i + 2 < end && Quantities.Contains(context.Text.Hashes[i + 2]))
        );

    private static int SkipListener(QuotationContext context, int i, int limit)
    {
        if (context.Is(i, WordClass.Participant))
        {
            return i + 1;
        }

        int at = i;
        while (
            at < limit
            && (
                context.IsCapitalised(at)
                || context.IsPossessive(at)
                || context.Is(at, WordClass.Determiner | WordClass.GroupNoun | WordClass.PersonNoun)
            )
            && context.QuoteOf(at) < 0
            && !context.Text.Is(at, "that")
        )
        {
            at++;
            if (at < limit && context.Is(at, WordClass.Determiner | WordClass.Pronoun) && !context.IsCapitalised(at))
            {
                break;
            }
        }

        // “drivers”, “the angry crowd”: plain nouns, as far as “that”, a preposition, or the subject of what was told.
        int noun =
            at < limit
            && at > i
            && context.Is(at - 1, WordClass.Determiner)
            && context.ClassOf(at) != WordClass.None
            && !context.IsMark(at)
            && !context.Is(at, WordClass.Auxiliary)
                ? at + 1
                : at;
        while (
            noun < Math.Min(limit, at + LongestListener)
            && context.QuoteOf(noun) < 0
            && context.ClassOf(noun) == WordClass.None
            && !context.IsMark(noun)
            && !context.IsCapitalised(noun)
        )
        {
            noun++;
        }

        bool ends =
            noun >= limit
            || context.IsMark(noun)
            || context.Text.Is(noun, "that")
            || context.Is(noun, WordClass.Determiner | WordClass.Pronoun | WordClass.Preposition | WordClass.Time);
        return noun > at && ends ? noun : at;
    }

    private static bool IsThatNear(QuotationContext context, int from, int limit)
    {
        for (int i = from; i < limit && !context.IsMark(i) && context.QuoteOf(i) < 0; i++)
        {
            if (context.Text.Is(i, "that"))
            {
                return !context.Is(i - 1, WordClass.DocumentNoun);
            }

            if (context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.Pronoun))
            {
                return false;
            }
        }

        return false;
    }

    // The end of “later this week”, “again on Monday”, “earlier”, where “that” or a new subject follows; 0 where the words begin the clause
    // (“this week was …”).
    private static int WhenEnd(QuotationContext context, int i, int limit)
    {
        int at = i;
        while (at < limit && context.Is(at, WordClass.Adverb) && !context.IsCapitalised(at) && at < i + 2)
        {
            at++;
        }

        int time = at;
        time += time < limit && context.Is(time, WordClass.Determiner) && !context.IsCapitalised(time) ? 1 : 0;
        int after = time;
        while (after < limit && context.Is(after, WordClass.Time) && !context.IsPossessive(Math.Min(after + 1, context.Count - 1)))
        {
            after++;
        }

        if (at > i && after == time && at + 1 < limit && context.Is(at, WordClass.Preposition) && context.Is(at + 1, WordClass.Time))
        {
            // “again on Monday”: the phrase is read next.
            return at;
        }

        int end = after > time ? after : at;
        bool clause =
            end >= limit
            || context.Is(end, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb)
            || (end > i && context.Is(end, WordClass.Preposition) && after > time && context.Text.Is(end, "of"));
        return end == i || clause ? 0
            : after > time || context.Text.Is(end, "that") ? end
            : 0;
    }

    // “In the wake of his death, Karin said, the lions were killed”: words without a verb before the tag, and the clause or its verb after it.
    private static bool Interrupts(QuotationContext context, Cue cue, int at, int start, int end) =>
        cue.Shape == CueShape.SubjectVerb
        && cue.ClauseStart > start + 1
        && context.IsMark(cue.ClauseStart - 1, ',')
        && at + LeastRest < end
        && context.IsMark(at, ',')
        && context.QuoteOf(at + 1) < 0
        && !context.Is(at + 1, WordClass.Ing | WordClass.Relative | WordClass.Conjunction)
        && !HasFinite(context, start, cue.ClauseStart - 1)
        && (
            context.Is(start, WordClass.Preposition) || OpensWithTime(context, start)
                ? HasFinite(context, at + 1, end)
                : IsVerbOf(context, start, at + 1)
        );

    // “This year, Karin said, …”.
    private static bool OpensWithTime(QuotationContext context, int start) =>
        context.Is(start, WordClass.Time)
        || (context.Is(start, WordClass.Determiner | WordClass.Adverb) && context.Is(start + 1, WordClass.Time));

    // “The strike, Karin said, would last a week”: a subject before the tag, and its verb behind it.
    private static bool IsVerbOf(QuotationContext context, int start, int verb) =>
        (context.Is(start, WordClass.Determiner) || context.IsCapitalised(start))
        && !context.IsCapitalised(verb)
        && context.Is(verb, WordClass.Auxiliary | WordClass.Be);

    // The noun phrase of a preposition: “a statement”, “Monday”, “the agency Interfax”.
    private static int SkipPhrase(QuotationContext context, int i, int limit)
    {
        bool determined = i < limit && context.Is(i, WordClass.Determiner);
        int at = determined ? i + 1 : i;
        bool name = at < limit && context.IsCapitalised(at);
        int words = 0;
        while (
            at < limit
            && context.QuoteOf(at) < 0
            && !context.IsMark(at)
            && (
                context.IsPossessive(at)
                || !context.Is(
                    at,
                    WordClass.Determiner
                        | WordClass.Pronoun
                        | WordClass.Participant
                        | WordClass.Preposition
                        | WordClass.Subordinator
                        | WordClass.Relative
                        | WordClass.Auxiliary
                )
            )
        )
        {
            if (
                words > 0
                && name
                && !context.IsCapitalised(at)
                && !context.IsPossessive(at)
                && context.Text.Tokens[at].Kind != Text.TokenKind.Number
            )
            {
                break;
            }

            words++;
            at++;
        }

        return at;
    }

    private static bool StartsClause(QuotationContext context, Cue cue, int at, int end)
    {
        if (at >= end || (context.QuoteOf(at) >= 0 && !context.IsMark(at)) || (at > cue.End && context.IsMark(at - 1, '\'')))
        {
            return false;
        }

        ReadOnlySpan<char> verb = context.Text.TextOf(cue.First);
        bool told = context.Text.Is(at, "that") && (at == cue.End || (cue.Class & WordClass.Tell) != 0);
        if (SpeechVerbs.IsWeak(verb) && !told)
        {
            // “would begin with …”, “began in June in response to a law that …”, “needs a …”.
            return false;
        }

        if (context.Text.Is(at, "that"))
        {
            return end - at > 2;
        }

        // “testified in his own defence, claiming …”: what was claimed has a cue of its own.
        if ((context.ClassOf(at) & WordClass.Ing) != 0 && context.Is(at, WordClass.Say | WordClass.Tell))
        {
            return false;
        }

        bool free = SpeechVerbs.IsFreeOfThat(verb);
        if (!free && !SpeechVerbs.MayDropThat(verb) && (cue.Class & WordClass.Tell) == 0)
        {
            return false;
        }

        if (context.Text.Is(at, "to"))
        {
            return Promises.Contains(verb) || (cue.Class & WordClass.Tell) != 0 && at > cue.End;
        }

        if (
            context.Text.Is(at, "it")
            && at + 1 < end
            && (context.IsMark(at + 1) || context.Is(at + 1, WordClass.Subordinator | WordClass.Preposition))
        )
        {
            return false;
        }

        // “found it hard to sleep”, “considers it a success”: an object, no clause.
        if (
            context.Text.Is(at, "it")
            && (cue.Class & (WordClass.Say | WordClass.Tell)) == 0
            && at + 1 < end
            && !context.Is(at + 1, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Adverb)
        )
        {
            return false;
        }

        if (context.Is(at, WordClass.Pronoun) || Openers.Contains(context.Text.Hashes[at]))
        {
            return true;
        }

        if (
            context.IsMark(at)
            || (at == cue.End && context.Is(at, WordClass.Preposition | WordClass.Particle) && !IsQuantity(context, at, end))
            || context.Is(at, WordClass.Conjunction | WordClass.Relative)
        )
        {
            return false;
        }

        return HasOwnVerb(context, at, end, free);
    }

    // “said the country …”: a clause has a verb of its own. Verbs that often have an object (“revealed a deal”) must show it at once, and
    // show it beyond doubt.
    private static bool HasOwnVerb(QuotationContext context, int at, int end, bool free)
    {
        for (int i = at + 1; i < Math.Min(end, at + VerbReach); i++)
        {
            if (context.Is(i, Grammar.Relatives))
            {
                // “said the bridge, which fell in May, was …”
                int comma = context.IsMark(i - 1, ',') ? NextComma(context, i, end) : -1;
                if (
                    comma < 0
                    || (!free && !(comma + 1 < end && context.Is(comma + 1, WordClass.Auxiliary) && !context.IsPossessive(comma + 1)))
                )
                {
                    return false;
                }

                i = comma;
                continue;
            }

            // “denied all claims that he was …”: the clause is the noun's.
            if (context.Text.Is(i, "that") && context.Is(i - 1, WordClass.DocumentNoun | WordClass.Finite) && context.QuoteOf(i) < 0)
            {
                return false;
            }

            bool joins = context.Is(i, WordClass.Conjunction);
            bool names =
                joins
                && i + 1 < end
                && (
                    (context.IsCapitalised(i - 1) && (context.IsCapitalised(i + 1) || context.Is(i + 1, WordClass.Determiner)))
                    || (context.Is(i - 1, WordClass.PersonNoun) && context.Is(i + 1, WordClass.PersonNoun))
                );
            if (context.IsMark(i, ',') && i + 1 < end && context.Is(i + 1, Grammar.Relatives))
            {
                continue;
            }

            bool interrupted =
                context.IsMark(i)
                || (joins && !names)
                || context.Text.Is(i, "to")
                || (context.Is(i, WordClass.Subordinator) && !context.Is(i, WordClass.Relative))
                || (context.Is(i, WordClass.Preposition) && i + 1 < end && context.Is(i + 1, WordClass.Ing));
            if ((!free && interrupted) || (context.IsMark(i, ',') && i + 1 < end && context.Is(i + 1, WordClass.Conjunction)))
            {
                return false;
            }

            // “claimed fraud with ballots, and made …”: the verb is another of the speaker's.
            if (joins && i + 1 < end && context.Is(i + 1, WordClass.Auxiliary | WordClass.Finite) && !context.IsCapitalised(i + 1))
            {
                return false;
            }

            // “their plans”, “eleven proteins found in …”: a noun, a participle.
            bool finite =
                context.Is(i, WordClass.Auxiliary)
                || (
                    context.Is(i, WordClass.Finite)
                    && !context.Is(i - 1, WordClass.Determiner)
                    && (free || !IsDoubtful(context.Text.TextOf(i)) || HasObject(context, i, end))
                );
            if (context.QuoteOf(i) < 0 && !context.IsPossessive(i) && !context.IsCapitalised(i) && finite)
            {
                return true;
            }

            // “her company’s products place a strong emphasis”: a plural, a word no list has, and its object.
            bool plural =
                free
                && context.Text.TextOf(i - 1) is [_, _, .., not 's', 's']
                && !context.IsPossessive(i - 1)
                && context.ClassOf(i) == WordClass.None
                && !context.IsMark(i)
                && !context.IsCapitalised(i);
            if (plural && i + 1 < end && context.Is(i + 1, WordClass.Determiner) && context.QuoteOf(i + 1) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int NextComma(QuotationContext context, int from, int end)
    {
        for (int i = from; i < Math.Min(end, from + VerbReach); i++)
        {
            if (context.IsMark(i, ','))
            {
                return i;
            }
        }

        return -1;
    }

    // “captured the bird”, “paid $750”; and verbs that have none (“occurred at noon”).
    private static bool HasObject(QuotationContext context, int i, int end) =>
        WithoutObject.Contains(context.Text.Hashes[i])
        || (
            i + 1 < end
            && !context.IsMark(i + 1)
            && context.QuoteOf(i + 1) < 0
            && !context.Is(
                i + 1,
                WordClass.Preposition
                    | WordClass.Adverb
                    | WordClass.Time
                    | WordClass.Conjunction
                    | WordClass.Subordinator
                    | WordClass.Auxiliary
                    | WordClass.Particle
            )
        );

    // A participle, or a noun in the plural (“35 new orders from …”).
    private static bool IsDoubtful(ReadOnlySpan<char> verb) =>
        verb.EndsWith("ed", StringComparison.Ordinal) || Plurals.Contains(verb) || Participles.Contains(verb);

    // “said that, before she left, …” begins after the comma.
    private static int AfterThat(QuotationContext context, int first) =>
        !context.Text.Is(first, "that") ? first
        : first + 2 < context.Count && context.IsMark(first + 1, ',') ? first + 2
        : first + 1;

    // “…; Quirin wept”, “…, but Congress has not passed it”, “…, though it was later found …”: the narrator goes on.
    private static int EndOfStatement(QuotationContext context, int first, int end)
    {
        for (int i = first + 2; i < Math.Min(end - 2, first + LongestLook); i++)
        {
            if (context.QuoteOf(i) >= 0 || !context.IsMark(i))
            {
                continue;
            }

            bool but =
                context.IsMark(i, ',')
                && context.Is(i + 1, Grammar.Contrasts)
                && (context.IsCapitalised(i + 2) || context.Text.Is(i + 2, "it"))
                && HasFinite(context, i + 2, Math.Min(end, i + 8));
            if (context.IsMark(i, ';') || but)
            {
                return i;
            }
        }

        return end;
    }

    // “Karin said …, but Tokayev said …”: the second clause is not Karin's.
    private static int EndBefore(QuotationContext context, Cue? next, int first, int end)
    {
        // “said he … and suggested …”, “…, with others claiming …”: the next verb reports something of its own.
        bool second =
            next is not null && next.First > first + 2 && next.First < end && (next.Class & (WordClass.Say | WordClass.Tell)) != 0;
        if (second && next!.Shape == CueShape.Shared && (next.Class & WordClass.Finite) != 0 && context.Is(next.First - 1, Grammar.Joining))
        {
            return next.First - 1;
        }

        if (
            second
            && next!.Shape == CueShape.Shared
            && (next.Class & WordClass.Ing) != 0
            && next.Speaker.First > first + 2
            && next.Speaker.First < next.First
            && (
                context.Text.Is(next.Speaker.First - 1, "with")
                || (context.IsMark(next.Speaker.First - 1, ',') && next.Speaker.End == next.First)
            )
        )
        {
            return context.Text.Is(next.Speaker.First - 1, "with") && context.IsMark(next.Speaker.First - 2, ',')
                ? next.Speaker.First - 2
                : next.Speaker.First - 1;
        }

        bool own =
            next is { Shape: CueShape.SubjectVerb }
            && next.ClauseStart > first + 2
            && next.ClauseStart < end
            && (next.Class & (WordClass.Say | WordClass.Tell)) != 0
            && next.Speaker.Kind != PhraseKind.Pronoun
            && context.Is(next.ClauseStart - 1, WordClass.Conjunction | WordClass.Subordinator)
            && context.IsMark(next.ClauseStart - 2, ',');
        // “…, as the court found”: the narrator compares. “… and the White House signalled that …”: another statement.
        bool compared =
            next is { Shape: CueShape.SubjectVerb }
            && next.ClauseStart > first + 3
            && next.ClauseStart < end
            && next.End >= end
            && context.Text.Is(next.ClauseStart - 1, "as")
            && context.IsMark(next.ClauseStart - 2, ',');
        bool joined =
            second
            && next!.Shape == CueShape.SubjectVerb
            && next.Speaker.Kind == PhraseKind.Name
            && next.ClauseStart > first + 3
            && context.Is(next.ClauseStart - 1, Grammar.Joining)
            && ReportsThat(context, next, end);
        return own || compared ? next!.ClauseStart - 2
            : joined ? next!.ClauseStart - 1
            : end;
    }

    private static bool ReportsThat(QuotationContext context, Cue cue, int end)
    {
        for (int i = cue.End; i < Math.Min(end, cue.End + 4); i++)
        {
            if (context.Text.Is(i, "that"))
            {
                return true;
            }
        }

        return false;
    }
}
