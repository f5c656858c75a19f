using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Reads the subject of a verb: the one before it, over adverbs, times, appositions and relative clauses, or that of its whole clause. Never looks further than a fixed number of tokens.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="cast">Who may speak.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class SubjectReader(Narration narration, Cast cast, PhraseReader phrases)
{
    private const int Reach = 60;
    private const int LongestClause = 120;

    /// <summary>The subject of the verb at <paramref name="verb"/>, to its left.</summary>
    /// <param name="verb">The verb's token, or its first auxiliary's.</param>
    /// <param name="floor">The first token that may belong to the sentence.</param>
    /// <param name="clauseStart">The first token of the phrase with its appositions.</param>
    public SpeakerPhrase SubjectBefore(int verb, int floor, out int clauseStart)
    {
        clauseStart = verb;
        floor = Math.Max(floor, verb - Reach);
        int i = SkipVerbGroup(verb - 1, floor);
        if (i < floor || narration.QuoteOf(i) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (narration.IsMark(i, ')'))
        {
            while (i > floor && !narration.IsMark(i, '('))
            {
                i--;
            }

            i--;
        }

        if (i >= floor && (narration.IsMark(i, ',') || narration.IsDash(i)))
        {
            return SubjectBeforeApposition(i, floor, out clauseStart);
        }

        if (i >= floor && narration.Is(i, WordClass.Relative) && !(narration.Is(i, WordClass.Subordinator) && narration.Text.Is(i, "that") && i - 1 >= floor && narration.Is(i - 1, WordClass.Reporting)))
        {
            int before = i - 1;
            if (before > floor && narration.IsMark(before, ','))
            {
                before--;
            }

            SpeakerPhrase antecedent = before >= floor ? phrases.EndingAt(before, floor, out clauseStart) : SpeakerPhrase.None;
            bool who = antecedent.Kind == PhraseKind.Name && narration.Text.Is(i, "who");
            return who ? antecedent with { First = i, End = i + 1, Head = i } : antecedent;
        }

        return i < floor || narration.Is(i, WordClass.Conjunction) ? SpeakerPhrase.None : phrases.EndingAt(i, floor, out clauseStart);
    }

    /// <summary>The subject of the clause that begins at <paramref name="first"/>: its first noun phrase, introductory phrases skipped.</summary>
    /// <param name="first">The first token of the sentence.</param>
    /// <param name="limit">The token the subject must end before.</param>
    public SpeakerPhrase SubjectOfClause(int first, int limit)
    {
        limit = Math.Min(limit, narration.Count);
        int last = Math.Min(limit, first + LongestClause);
        bool segmentStart = true;
        for (int i = first; i < last; i++)
        {
            int quote = narration.QuoteOf(i);
            if (quote >= 0)
            {
                i = narration.Quotes[quote].CloseToken - 1;
                segmentStart = true;
                continue;
            }

            if (narration.IsMark(i))
            {
                segmentStart = true;
                continue;
            }

            if (!segmentStart)
            {
                continue;
            }

            WordClass c = narration.ClassOf(i);
            bool name = cast.MentionAt(i) >= 0;
            if (!name && (c & (WordClass.Conjunction | WordClass.Adverb)) != 0 && (c & WordClass.Preposition) == 0)
            {
                continue;
            }

            if (!name && (c & WordClass.Reporting) != 0 && (c & WordClass.Finite) != 0 && !narration.IsCapitalised(i) && i > first)
            {
                // “…,” said Karin, adding …
                SpeakerPhrase inverted = phrases.StartingAt(i + 1, last);
                if (inverted.Kind != PhraseKind.None)
                {
                    return inverted;
                }
            }

            segmentStart = false;
            if (!name && narration.Text.TextOf(i) is "I" or "we" or "We" or "you" or "You")
            {
                return SpeakerPhrase.None;
            }

            if (!name && (c & (WordClass.Preposition | WordClass.Subordinator | WordClass.Relative | WordClass.Ing | WordClass.Auxiliary | WordClass.Particle | WordClass.Participant | WordClass.Time)) != 0)
            {
                continue;
            }

            if (i == first && IsOpeningParticiple(i))
            {
                continue;
            }

            SpeakerPhrase subject = phrases.StartingAt(i, last);
            bool dateline = subject.Kind == PhraseKind.Name && subject.End < last && narration.IsMark(subject.End) && cast.Members[cast.Mentions[subject.Mention].Member].Kind == CastKind.Place;
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
        ReadOnlySpan<char> word = narration.Text.TextOf(token);
        return word.Length > 4 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)) && token + 1 < narration.Count
            && !narration.IsCapitalised(token + 1) && narration.Is(token + 1, WordClass.Preposition | WordClass.Adverb | WordClass.Determiner | WordClass.Subordinator | WordClass.Time | WordClass.Participant);
    }

    private static bool IsAppositionStart(WordClass c) => (c & (WordClass.Relative | WordClass.Determiner | WordClass.Preposition | WordClass.PersonNoun | WordClass.Ing | WordClass.Subordinator | WordClass.OtherVerb)) != 0;

    // “on Monday”, “later”, “has also”: what may stand between subject and verb.
    private int SkipVerbGroup(int i, int floor)
    {
        while (i >= floor && narration.QuoteOf(i) < 0)
        {
            WordClass c = narration.ClassOf(i);
            bool mention = cast.MentionAt(i) >= 0;
            if (mention)
            {
                break;
            }

            if ((c & WordClass.Auxiliary) != 0 || ((c & WordClass.Adverb) != 0 && !narration.IsCapitalised(i)) || (c & WordClass.Particle) != 0)
            {
                i--;
            }
            else if (i - 1 >= floor && narration.Text.Is(i + 1, "to") && narration.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Reporting | WordClass.Preposition))
            {
                i--;
            }
            else if (narration.Text.Is(i, "on") && narration.Is(i + 1, WordClass.Particle) && i - 1 >= floor)
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
        while (j >= floor && (narration.Text.Tokens[j].Kind == TokenKind.Number || (narration.Is(j, WordClass.Time) && cast.MentionAt(j) < 0) || (j < i && narration.Is(j, WordClass.Determiner))))
        {
            j--;
        }

        if (j == i)
        {
            return -1;
        }

        bool number = narration.Text.Tokens[i].Kind == TokenKind.Number;
        return j >= floor && narration.Is(j, WordClass.Preposition) ? j : number ? -1 : j + 1;
    }

    // “Smith, the chairman of X, said”: walks left over what stands between commas.
    private SpeakerPhrase SubjectBeforeApposition(int comma, int floor, out int clauseStart)
    {
        clauseStart = comma;
        if (comma > floor && cast.MentionAt(comma - 1) is >= 0 and int named)
        {
            // “the expert, Avinoam Idan, said”: the apposition is the name.
            Mention name = cast.Mentions[named];
            if (cast.Members[name.Member].Kind == CastKind.Person && name.FirstToken > floor && narration.IsMark(name.FirstToken - 1, ',') && narration.QuoteOf(name.FirstToken - 1) < 0)
            {
                SpeakerPhrase before = phrases.EndingAt(name.FirstToken - 2, floor, out int start);
                clauseStart = before.Kind == PhraseKind.Nominal ? start : name.FirstToken;
                return new SpeakerPhrase(name.FirstToken, name.EndToken, name.EndToken - 1, PhraseKind.Name, named);
            }
        }

        SpeakerPhrase best = SpeakerPhrase.None;
        int at = comma;
        for (int step = 0; step < 6; step++)
        {
            int segment = at - 1;
            while (segment >= floor && narration.QuoteOf(segment) < 0 && !narration.IsMark(segment, ',') && !narration.IsDash(segment) && !narration.IsMark(segment, ';') && !narration.IsMark(segment, ':'))
            {
                segment--;
            }

            int first = segment + 1;
            bool apposition = first < at && cast.MentionAt(first) < 0 && (IsAppositionStart(narration.ClassOf(first)) || narration.Text.Tokens[first].Kind == TokenKind.Number || !narration.IsCapitalised(first));
            if (segment < floor || narration.QuoteOf(segment) >= 0 || !(narration.IsMark(segment, ',') || narration.IsDash(segment)))
            {
                // The sentence starts here: the subject is in this segment unless a phrase introduces it.
                SpeakerPhrase here = first < at && !narration.Is(first, WordClass.Subordinator | WordClass.Ing) ? phrases.EndingAt(at - 1, Math.Max(first, floor), out clauseStart) : SpeakerPhrase.None;
                bool introduction = first < at && narration.Is(first, WordClass.Preposition) && cast.MentionAt(first) < 0;
                return here.Kind != PhraseKind.None && !introduction ? here : best;
            }

            SpeakerPhrase candidate = phrases.EndingAt(segment - 1, floor, out int start);
            if (candidate.Kind is PhraseKind.Name or PhraseKind.Pronoun || (candidate.Kind == PhraseKind.Nominal && best.Kind == PhraseKind.None))
            {
                best = candidate;
                clauseStart = start;
                bool apposed = cast.MentionAt(start) < 0 && start > floor && narration.IsMark(start - 1, ',');
                if (!apposed && candidate.Kind is PhraseKind.Name or PhraseKind.Pronoun && (candidate.Mention < 0 || cast.Members[cast.Mentions[candidate.Mention].Member].Kind == CastKind.Person))
                {
                    return best;
                }
            }

            if (!apposition && best.Kind != PhraseKind.None)
            {
                return best;
            }

            at = segment;
        }

        return best;
    }
}
