using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Reads the noun phrase that names a speaker, before a verb, after it, or at the head of a clause. Never looks further than a fixed number of tokens.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="cast">Who may speak.</param>
internal sealed class PhraseReader(Narration narration, Cast cast)
{
    private const int Reach = 60;
    private const int LongestPhrase = 18;

    private const WordClass NounPhraseStops = WordClass.Subordinator | WordClass.Auxiliary | WordClass.Participant;

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

            SpeakerPhrase antecedent = before >= floor ? EndingAt(before, floor, out clauseStart) : SpeakerPhrase.None;
            bool who = antecedent.Kind == PhraseKind.Name && narration.Text.Is(i, "who");
            return who ? antecedent with { First = i, End = i + 1, Head = i } : antecedent;
        }

        return i < floor || narration.Is(i, WordClass.Conjunction) ? SpeakerPhrase.None : EndingAt(i, floor, out clauseStart);
    }

    /// <summary>The noun phrase that starts at the token, if one does.</summary>
    /// <param name="first">The token.</param>
    /// <param name="limit">The first token that cannot belong to it.</param>
    public SpeakerPhrase StartingAt(int first, int limit)
    {
        limit = Math.Min(Math.Min(limit, narration.Count), first + LongestPhrase);
        int end = first;
        bool capital = false;
        while (end < limit && narration.QuoteOf(end) < 0)
        {
            bool inMention = cast.MentionAt(end) >= 0;
            WordClass c = narration.ClassOf(end);
            if (!inMention && !narration.IsPossessive(end))
            {
                if (narration.IsMark(end) && !narration.IsMark(end, '&') && !narration.IsMark(end, '/'))
                {
                    break;
                }

                if ((c & WordClass.Pronoun) != 0)
                {
                    return end == first ? new SpeakerPhrase(first, first + 1, first, PhraseKind.Pronoun, -1) : Select(first, end, false);
                }

                bool lower = !narration.IsCapitalised(end);
                bool noun = (c & (WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Title)) != 0;
                if ((c & NounPhraseStops) != 0 || (c & WordClass.Particle) != 0 || (end == first && (c & (WordClass.Preposition | WordClass.Conjunction | WordClass.Time)) != 0)
                    || (lower && !noun && end > first && (c & (WordClass.Reporting | WordClass.OtherVerb)) != 0 && !narration.Is(end - 1, WordClass.Determiner))
                    || (end > first && (c & WordClass.Time) != 0)
                    || (end > first && (c & WordClass.Adverb) != 0)
                    || ((c & WordClass.Conjunction) != 0 && !(end + 1 < limit && narration.IsCapitalised(end + 1) && capital))
                    || ((c & WordClass.Preposition) != 0 && !IsNounPreposition(end)))
                {
                    break;
                }

                capital |= !lower;
            }

            end++;
        }

        while (end > first && narration.Is(end - 1, WordClass.Preposition | WordClass.Conjunction | WordClass.Determiner) && cast.MentionAt(end - 1) < 0)
        {
            end--;
        }

        return end > first ? Select(first, end, false) : SpeakerPhrase.None;
    }

    /// <summary>The subject of the clause that begins at <paramref name="first"/>: its first noun phrase, introductory phrases skipped.</summary>
    /// <param name="first">The first token of the sentence.</param>
    /// <param name="limit">The token the subject must end before.</param>
    public SpeakerPhrase SubjectOfClause(int first, int limit)
    {
        limit = Math.Min(limit, narration.Count);
        int last = Math.Min(limit, first + 120);
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
                SpeakerPhrase inverted = StartingAt(i + 1, last);
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

            SpeakerPhrase subject = StartingAt(i, last);
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
                SpeakerPhrase before = EndingAt(name.FirstToken - 2, floor, out int start);
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
                SpeakerPhrase here = first < at && !narration.Is(first, WordClass.Subordinator | WordClass.Ing) ? EndingAt(at - 1, Math.Max(first, floor), out clauseStart) : SpeakerPhrase.None;
                bool introduction = first < at && narration.Is(first, WordClass.Preposition) && cast.MentionAt(first) < 0;
                return here.Kind != PhraseKind.None && !introduction ? here : best;
            }

            SpeakerPhrase candidate = EndingAt(segment - 1, floor, out int start);
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

    // The noun phrase that ends with the token.
    private SpeakerPhrase EndingAt(int last, int floor, out int start)
    {
        start = last + 1;
        if (last < floor || narration.QuoteOf(last) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (narration.Is(last, WordClass.Pronoun) && !narration.Text.Is(last, "IT"))
        {
            start = last;
            return new SpeakerPhrase(last, last + 1, last, PhraseKind.Pronoun, -1);
        }

        int j = last;
        bool governed = false;
        while (j >= floor && last - j < LongestPhrase && narration.QuoteOf(j) < 0)
        {
            if (cast.MentionAt(j) >= 0)
            {
                j = Math.Max(floor, cast.Mentions[cast.MentionAt(j)].FirstToken) - 1;
                continue;
            }

            WordClass c = narration.ClassOf(j);
            bool lower = !narration.IsCapitalised(j);
            bool noun = (c & (WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Title)) != 0;
            if (narration.IsPossessive(j) || narration.IsMark(j, '&') || narration.IsMark(j, '/'))
            {
                j--;
            }
            else if (narration.IsMark(j) || (c & NounPhraseStops) != 0 || (c & (WordClass.Pronoun | WordClass.Particle)) != 0)
            {
                break;
            }
            else if ((c & WordClass.Conjunction) != 0)
            {
                if (j == last || !(j > floor && narration.IsCapitalised(j + 1) && narration.IsCapitalised(j - 1)))
                {
                    break;
                }

                j--;
            }
            else if ((c & WordClass.Preposition) != 0)
            {
                bool nounBefore = j > floor && narration.QuoteOf(j - 1) < 0 && !narration.IsMark(j - 1) && (cast.MentionAt(j - 1) >= 0 || !narration.Is(j - 1, WordClass.Finite | WordClass.Ing | WordClass.Conjunction | WordClass.Subordinator | WordClass.Auxiliary | WordClass.Adverb | WordClass.Preposition | WordClass.Pronoun | WordClass.Participant)
                    || narration.Is(j - 1, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun));
                if (j == last || !nounBefore)
                {
                    governed = true;
                    break;
                }

                j--;
            }
            else if (lower && !noun && (c & (WordClass.Finite | WordClass.Ing)) != 0 && !(j > floor && narration.Is(j - 1, WordClass.Determiner)))
            {
                break;
            }
            else if (lower && (c & WordClass.Adverb) != 0)
            {
                break;
            }
            else if ((c & WordClass.Determiner) != 0)
            {
                j--;
                bool goesOn = j >= floor && narration.Is(j, WordClass.Preposition | WordClass.Determiner) && cast.MentionAt(j) < 0;
                if (!goesOn)
                {
                    break;
                }
            }
            else
            {
                j--;
            }
        }

        start = j + 1;
        return start > last ? SpeakerPhrase.None : Select(start, last + 1, governed);
    }

    private bool IsNounPreposition(int token) => narration.Text.TextOf(token) is "of" or "for" or "at" or "from" or "in" or "with";

    // Chooses what names the speaker inside a noun phrase.
    private SpeakerPhrase Select(int first, int end, bool governed)
    {
        int stop = end;
        if (!governed)
        {
            for (int i = first + 1; i < end; i++)
            {
                if (cast.MentionAt(i) < 0 && narration.Is(i, WordClass.Preposition))
                {
                    stop = i;
                    break;
                }
            }
        }

        // A name that ends the phrase's first part: the last one, not one that owns what follows (“Trump’s spokesman”).
        for (int i = stop - 1; i >= first; i--)
        {
            int mention = cast.MentionAt(i);
            if (mention < 0)
            {
                bool skip = narration.Is(i, WordClass.Time | WordClass.Adverb | WordClass.Determiner) || narration.Text.Tokens[i].Kind is TokenKind.Number;
                if (skip && i > first)
                {
                    continue;
                }

                break;
            }

            Mention m = cast.Mentions[mention];
            return new SpeakerPhrase(Math.Max(first, m.FirstToken), Math.Min(end, m.EndToken), m.EndToken - 1, PhraseKind.Name, mention);
        }

        int head = stop - 1;
        while (head > first && (narration.IsPossessive(head) || narration.Is(head, WordClass.Time)))
        {
            head--;
        }

        // “Karin’s answer”, “his statement”: the words are their owner’s.
        if (narration.Is(head, WordClass.DocumentNoun))
        {
            for (int i = head - 1; i > first; i--)
            {
                if (narration.IsPossessive(i) && cast.MentionAt(i - 1) is >= 0 and int owner)
                {
                    Mention m = cast.Mentions[owner];
                    return new SpeakerPhrase(Math.Max(first, m.FirstToken), m.EndToken, m.EndToken - 1, PhraseKind.Name, owner);
                }
            }
        }

        bool possible = !narration.IsMark(head) && (narration.ClassOf(head) & (WordClass.Determiner | WordClass.Preposition | WordClass.Conjunction)) == 0;
        return possible || narration.Is(head, WordClass.Determiner) ? new SpeakerPhrase(first, end, head, PhraseKind.Nominal, -1) : SpeakerPhrase.None;
    }
}
