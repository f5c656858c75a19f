using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

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

    /// <summary>The subject of the verb at <paramref name="verb"/>, to its left.</summary>
    /// <param name="verb">The verb's token, or its first auxiliary's.</param>
    /// <param name="floor">The first token that may belong to the sentence.</param>
    /// <param name="clauseStart">The first token of the phrase with its appositions.</param>
    public SpeakerPhrase SubjectBefore(int verb, int floor, out int clauseStart)
    {
        clauseStart = verb;
        floor = Math.Max(floor, verb - Reach);
        int i = SkipVerbGroup(verb - 1, floor);
        if (i < floor || context.QuoteOf(i) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (context.IsMark(i, ')'))
        {
            while (i > floor && !context.IsMark(i, '('))
            {
                i--;
            }

            i--;
        }

        if (i >= floor && (context.IsMark(i, ',') || context.IsDash(i)))
        {
            return SubjectBeforeApposition(i, floor, out clauseStart);
        }

        if (
            i >= floor
            && context.Is(i, WordClass.Relative)
            && !(
                context.Is(i, WordClass.Subordinator)
                && context.Text.Is(i, "that")
                && i - 1 >= floor
                && context.Is(i - 1, WordClass.Reporting)
            )
        )
        {
            int before = i - 1;
            if (before > floor && context.IsMark(before, ','))
            {
                before--;
            }

            SpeakerPhrase antecedent = before >= floor ? phrases.EndingAt(before, floor, out clauseStart) : SpeakerPhrase.None;
            bool who = antecedent.Kind == PhraseKind.Name && context.Text.Is(i, "who");
            return who ? antecedent with { First = i, End = i + 1, Head = i } : antecedent;
        }

        if (i < floor || context.Is(i, WordClass.Conjunction))
        {
            return SpeakerPhrase.None;
        }

        SpeakerPhrase subject = phrases.EndingAt(i, floor, out clauseStart);
        return SpeakingNouns.CanSpeak(context, subject) ? subject : OverRelativeClause(i, floor, ref clauseStart) ?? subject;
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
            int quote = context.QuoteOf(i);
            if (quote >= 0)
            {
                i = context.Quotes[quote].CloseToken - 1;
                segmentStart = true;
                continue;
            }

            if (context.IsMark(i))
            {
                segmentStart = true;
                continue;
            }

            if (!segmentStart)
            {
                continue;
            }

            WordClass c = context.ClassOf(i);
            bool name = candidates.MentionAt(i) >= 0;
            if (!name && (c & (WordClass.Conjunction | WordClass.Adverb)) != 0 && (c & WordClass.Preposition) == 0)
            {
                continue;
            }

            if (!name && (c & WordClass.Reporting) != 0 && (c & WordClass.Finite) != 0 && !context.IsCapitalised(i) && i > first)
            {
                // “…,” said Karin, adding …
                SpeakerPhrase inverted = phrases.StartingAt(i + 1, last);
                if (inverted.Kind != PhraseKind.None)
                {
                    return inverted;
                }
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
            bool dateline =
                subject.Kind == PhraseKind.Name
                && subject.End < last
                && context.IsMark(subject.End)
                && candidates.Members[candidates.Mentions[subject.Mention].Member].Kind == CandidateKind.Place;
            if (subject.Kind != PhraseKind.None && !dateline)
            {
                return subject;
            }
        }

        return SpeakerPhrase.None;
    }

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

    private static bool IsAppositionStart(WordClass c) =>
        (
            c
            & (
                WordClass.Relative
                | WordClass.Determiner
                | WordClass.Preposition
                | WordClass.PersonNoun
                | WordClass.Ing
                | WordClass.Subordinator
                | WordClass.OtherVerb
            )
        ) != 0;

    // The token before the bracket that ends with the token; the token itself where none does.
    private int SkipBracket(int token, int floor)
    {
        if (!context.IsMark(token, ')'))
        {
            return token;
        }

        int i = token;
        while (i > floor && !context.IsMark(i, '('))
        {
            i--;
        }

        return i - 1;
    }

    // “on Monday”, “later”, “has also”: what may stand between subject and verb.
    private int SkipVerbGroup(int i, int floor)
    {
        while (i >= floor && context.QuoteOf(i) < 0)
        {
            WordClass c = context.ClassOf(i);
            bool mention = candidates.MentionAt(i) >= 0;
            if (mention)
            {
                break;
            }

            if (
                (c & WordClass.Auxiliary) != 0
                || ((c & WordClass.Adverb) != 0 && !context.IsCapitalised(i))
                || (c & WordClass.Particle) != 0
            )
            {
                i--;
            }
            else if (
                i - 1 >= floor
                && context.Text.Is(i + 1, "to")
                && context.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Reporting | WordClass.Preposition)
            )
            {
                i--;
            }
            else if (context.Text.Is(i, "on") && context.Is(i + 1, WordClass.Particle) && i - 1 >= floor)
            {
                // “went on to say”.
                i -= 2;
            }
            else if (TimePhrase(i, floor) is int start && start >= floor)
            {
                i = start - 1;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // The first token of a time phrase that ends at i, or −1.
    private int TimePhrase(int i, int floor)
    {
        int j = i;
        while (
            j >= floor
            && (
                context.Text.Tokens[j].Kind == TokenKind.Number
                || (context.Is(j, WordClass.Time) && candidates.MentionAt(j) < 0)
                || (j < i && context.Is(j, WordClass.Determiner))
            )
        )
        {
            j--;
        }

        if (j == i)
        {
            return -1;
        }

        bool number = context.Text.Tokens[i].Kind == TokenKind.Number;
        return j >= floor && context.Is(j, WordClass.Preposition) ? j
            : number ? -1
            : j + 1;
    }

    // “Smith, the chairman of X, said”: walks left over what stands between commas.
    private SpeakerPhrase SubjectBeforeApposition(int comma, int floor, out int clauseStart)
    {
        if (NameBeforeComma(comma, floor, out clauseStart) is { } apposed)
        {
            return apposed;
        }

        SpeakerPhrase best = SpeakerPhrase.None;
        int at = comma;
        for (int step = 0; step < 6; step++)
        {
            int segment = MarkBefore(at, floor);
            int first = segment + 1;
            if (segment < floor || context.QuoteOf(segment) >= 0 || !(context.IsMark(segment, ',') || context.IsDash(segment)))
            {
                // The sentence starts here: the subject is in this segment unless a phrase introduces it.
                SpeakerPhrase here =
                    first < at && !context.Is(first, WordClass.Subordinator | WordClass.Ing)
                        ? phrases.EndingAt(at - 1, Math.Max(first, floor), out clauseStart)
                        : SpeakerPhrase.None;
                bool introduction = first < at && context.Is(first, WordClass.Preposition) && candidates.MentionAt(first) < 0;
                return here.Kind != PhraseKind.None && !introduction ? here : best;
            }

            SpeakerPhrase candidate = phrases.EndingAt(segment - 1, floor, out int start);
            if (
                best.Kind == PhraseKind.None
                && candidate.Kind == PhraseKind.Nominal
                && context.Is(candidate.Head, WordClass.Time)
                && phrases.EndingAt(SkipBracket(at - 1, first), first, out int own) is { Kind: PhraseKind.Name } later
            )
            {
                // “On Monday morning, Director Jane Roe of the institute (NIH), announced”: a time before the subject.
                clauseStart = own;
                return later;
            }

            if (
                candidate.Kind is PhraseKind.Name or PhraseKind.Pronoun
                || (candidate.Kind == PhraseKind.Nominal && best.Kind == PhraseKind.None)
            )
            {
                best = candidate;
                clauseStart = start;
                bool behindComma = candidates.MentionAt(start) < 0 && start > floor && context.IsMark(start - 1, ',');
                if (
                    !behindComma
                    && candidate.Kind is PhraseKind.Name or PhraseKind.Pronoun
                    && (
                        candidate.Mention < 0
                        || candidates.Members[candidates.Mentions[candidate.Mention].Member].Kind == CandidateKind.Person
                    )
                )
                {
                    return best;
                }
            }

            if (best.Kind != PhraseKind.None && !IsApposition(first, at))
            {
                return best;
            }

            at = segment;
        }

        return best;
    }

    // “the expert, Avinoam Idan, said”: the apposition is the name.
    private SpeakerPhrase? NameBeforeComma(int comma, int floor, out int clauseStart)
    {
        clauseStart = comma;
        if (comma <= floor || candidates.MentionAt(comma - 1) is not (>= 0 and int named))
        {
            return null;
        }

        CandidateMention name = candidates.Mentions[named];
        bool isApposition =
            candidates.Members[name.Member].Kind == CandidateKind.Person
            && name.FirstToken > floor
            && context.IsMark(name.FirstToken - 1, ',')
            && context.QuoteOf(name.FirstToken - 1) < 0;
        if (!isApposition)
        {
            return null;
        }

        SpeakerPhrase before = phrases.EndingAt(name.FirstToken - 2, floor, out int start);
        clauseStart = before.Kind == PhraseKind.Nominal ? start : name.FirstToken;
        return new SpeakerPhrase(name.FirstToken, name.EndToken, name.EndToken - 1, PhraseKind.Name, named);
    }

    // The mark that the part before a token begins behind; before the floor where there is none.
    private int MarkBefore(int at, int floor)
    {
        int mark = at - 1;
        while (
            mark >= floor
            && context.QuoteOf(mark) < 0
            && !context.IsMark(mark, ',')
            && !context.IsDash(mark)
            && !context.IsMark(mark, ';')
            && !context.IsMark(mark, ':')
        )
        {
            mark--;
        }

        return mark;
    }

    private bool IsApposition(int first, int end) =>
        first < end
        && candidates.MentionAt(first) < 0
        && (
            IsAppositionStart(context.ClassOf(first))
            || context.Text.Tokens[first].Kind == TokenKind.Number
            || !context.IsCapitalised(first)
        );
}
