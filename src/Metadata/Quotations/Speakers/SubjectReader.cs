using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Reads the subject of a verb: the one before it, over adverbs, times, appositions and relative clauses, or that of its whole clause.
/// Never looks further than a fixed number of tokens.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class SubjectReader(QuotationContext context, SpeakerCandidates candidates, PhraseReader phrases)
{
    // A part of a clause that begins with one of these has no subject first.
    private const WordClass NotSubjects =
        WordClass.Preposition
        | WordClass.Subordinator
        | WordClass.Relative
        | WordClass.Ing
        | WordClass.Auxiliary
        | WordClass.Particle
        | WordClass.Participant
        | WordClass.Time;

    private const int Reach = 60;
    private const int LongestClause = 120;
    private const int LongestRelative = 14;

    private readonly VerbGroups _verbGroups = new(context, candidates);
    private readonly AppositionReader _appositions = new(context, candidates, phrases);

    /// <summary>The subject of the verb at <paramref name="verb"/>, to its left.</summary>
    /// <param name="verb">The verb's token, or its first auxiliary's.</param>
    /// <param name="floor">The first token that may belong to the sentence.</param>
    /// <param name="clauseStart">The first token of the phrase with its appositions.</param>
    public SpeakerPhrase SubjectBefore(int verb, int floor, out int clauseStart)
    {
        clauseStart = verb;
        floor = Math.Max(floor, verb - Reach);
        int i = _verbGroups.Before(verb - 1, floor);
        if (i < floor || context.QuoteOf(i) >= 0)
        {
            return SpeakerPhrase.None;
        }

        i = phrases.BeforeBracket(i, floor);
        if (i >= floor && (context.IsMark(i, ',') || context.IsDash(i)))
        {
            return _appositions.SubjectBefore(i, floor, out clauseStart);
        }

        if (i >= floor && context.Is(i, WordClass.Relative) && !IsThatOfReport(i, floor))
        {
            return Antecedent(i, floor, ref clauseStart);
        }

        if (i < floor || context.Is(i, WordClass.Conjunction))
        {
            return SpeakerPhrase.None;
        }

        SpeakerPhrase subject = phrases.EndingAt(i, floor, out clauseStart);
        if (OverParticiple(clauseStart - 1, floor, ref clauseStart) is { } owner)
        {
            return owner;
        }

        return SpeakingNouns.CanSpeak(context, subject) ? subject : OverRelativeClause(i, floor, ref clauseStart) ?? subject;
    }

    // “said that …”: no relative.
    private bool IsThatOfReport(int that, int floor) =>
        context.Is(that, WordClass.Subordinator)
        && context.Text.Is(that, "that")
        && that - 1 >= floor
        && context.Is(that - 1, WordClass.Reporting);

    // “Karin, who said”: what stands before the relative.
    private SpeakerPhrase Antecedent(int relative, int floor, ref int clauseStart)
    {
        int before = relative - 1;
        before -= before > floor && context.IsMark(before, ',') ? 1 : 0;
        if (before < floor)
        {
            return SpeakerPhrase.None;
        }

        SpeakerPhrase antecedent = phrases.EndingAt(before, floor, out clauseStart);
        bool who = antecedent.Kind == PhraseKind.Name && context.Text.Is(relative, "who");
        return who ? antecedent with { First = relative, End = relative + 1, Head = relative } : antecedent;
    }

    // “A source quoted by the agency said”: what stands before the participle.
    private SpeakerPhrase? OverParticiple(int by, int floor, ref int clauseStart)
    {
        if (
            by - 2 < floor
            || context.QuoteOf(by) >= 0
            || !context.Text.Is(by, "by")
            || !context.Is(by - 1, WordClass.Finite)
            || context.IsCapitalised(by - 1)
            || context.Is(by - 2, WordClass.Be)
        )
        {
            return null;
        }

        SpeakerPhrase before = phrases.EndingAt(by - 2, floor, out int start);
        if (!SpeakingNouns.CanSpeak(context, before))
        {
            return null;
        }

        clauseStart = start;
        return before;
    }

    // “A neighbour who asked not to be named said”: what stands before “who”.
    private SpeakerPhrase? OverRelativeClause(int last, int floor, ref int clauseStart)
    {
        for (int i = last; i > floor && last - i < LongestRelative && !context.IsMark(i) && context.QuoteOf(i) < 0; i--)
        {
            if (context.Text.Is(i, "who"))
            {
                SpeakerPhrase antecedent = phrases.EndingAt(i - 1, floor, out int start);
                if (!SpeakingNouns.CanSpeak(context, antecedent))
                {
                    return null;
                }

                clauseStart = start;
                return antecedent;
            }
        }

        return null;
    }

    /// <summary>
    /// The subject of the clause that begins at <paramref name="first"/>: its first noun phrase, introductory phrases skipped.
    /// </summary>
    /// <param name="first">The first token of the sentence.</param>
    /// <param name="limit">The token the subject must end before.</param>
    public SpeakerPhrase SubjectOfClause(int first, int limit)
    {
        limit = Math.Min(limit, context.Count);
        int last = Math.Min(limit, first + LongestClause);
        bool segmentStart = true;
        for (int i = first; i < last; i++)
        {
            if (context.QuoteOf(i) is >= 0 and int quote)
            {
                i = context.Quotes[quote].CloseToken - 1;
                segmentStart = true;
                continue;
            }

            segmentStart |= context.IsMark(i);
            if (!segmentStart || context.IsMark(i))
            {
                continue;
            }

            WordClass c = context.ClassOf(i);
            bool name = candidates.MentionAt(i) >= 0;
            if (!name && (c & (WordClass.Conjunction | WordClass.Adverb)) != 0 && (c & WordClass.Preposition) == 0)
            {
                continue;
            }

            if (!name && i > first && Inverted(i, last) is { Kind: not PhraseKind.None } inverted)
            {
                return inverted;
            }

            segmentStart = false;
            if (!name && context.Is(i, Grammar.Talkers))
            {
                return SpeakerPhrase.None;
            }

            if ((!name && (c & NotSubjects) != 0) || (i == first && IsOpeningParticiple(i)))
            {
                continue;
            }

            SpeakerPhrase subject = phrases.StartingAt(i, last);
            if (subject.Kind != PhraseKind.None && !IsDateline(subject, last))
            {
                return phrases.Named(subject, last);
            }
        }

        return SpeakerPhrase.None;
    }

    // “…,” said Karin, adding …
    private SpeakerPhrase Inverted(int verb, int limit)
    {
        WordClass c = context.ClassOf(verb);
        return (c & WordClass.Reporting) != 0 && (c & WordClass.Finite) != 0 && !context.IsCapitalised(verb)
            ? phrases.StartingAt(verb + 1, limit)
            : SpeakerPhrase.None;
    }

    // “LONDON — Karin …”.
    private bool IsDateline(SpeakerPhrase subject, int limit) =>
        subject.Kind == PhraseKind.Name
        && subject.End < limit
        && context.IsMark(subject.End)
        && candidates.Members[candidates.Mentions[subject.Mention].Member].Kind == CandidateKind.Place;

    // “Reached by phone, Karin …”: a participle in a capital is no name.
    private bool IsOpeningParticiple(int token)
    {
        ReadOnlySpan<char> word = context.Text.TextOf(token);
        return word.Length > 4
            && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal))
            && token + 1 < context.Count
            && !context.IsCapitalised(token + 1)
            && context.Is(
                token + 1,
                WordClass.Preposition
                    | WordClass.Adverb
                    | WordClass.Determiner
                    | WordClass.Subordinator
                    | WordClass.Time
                    | WordClass.Participant
            );
    }
}
