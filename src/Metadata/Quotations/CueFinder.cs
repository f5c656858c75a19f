using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Finds the cues of the narration: verbs of reporting with their subjects, and “according to”.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="phrases">Reads the noun phrases around a verb.</param>
internal sealed class CueFinder(Narration narration, PhraseReader phrases)
{
    /// <summary>All cues, in text order.</summary>
    public List<Cue> Find()
    {
        var cues = new List<Cue>();
        for (int i = 0; i < narration.Count; i++)
        {
            if (narration.QuoteOf(i) >= 0)
            {
                continue;
            }

            if (AccordingTo(i) is { } according)
            {
                cues.Add(according);
            }
            else if (narration.Is(i, WordClass.Reporting) && Verb(i) is { } cue)
            {
                cues.Add(cue);
            }
        }

        return cues;
    }

    private Cue? AccordingTo(int i)
    {
        if (!(narration.Text.Tokens[i].Length is 9 or 3 or 2) || i + 2 >= narration.Count)
        {
            return null;
        }

        ReadOnlySpan<char> word = narration.Text.TextOf(i);
        if (word is "in" or "In" && i + 4 < narration.Count && narration.Text.Is(i + 1, "the") && narration.Text.Is(i + 2, "words") && narration.Text.Is(i + 3, "of"))
        {
            SpeakerPhrase owner = phrases.StartingAt(i + 4, SentenceEnd(i));
            return owner.Kind == PhraseKind.None ? null : new Cue(i, i + 4, CueShape.AccordingTo, WordClass.Say | WordClass.Finite, owner, i);
        }

        int end = word.Equals("according", StringComparison.OrdinalIgnoreCase) && narration.Text.Is(i + 1, "to") ? i + 2
            : word is "per" or "Per" && (narration.IsCapitalised(i + 1) || narration.Text.Is(i + 1, "the")) ? i + 1
            : 0;
        if (end == 0)
        {
            return null;
        }

        SpeakerPhrase speaker = phrases.StartingAt(end, SentenceEnd(i));
        return speaker.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.AccordingTo, WordClass.Say | WordClass.Finite, speaker, i);
    }

    private Cue? Verb(int i)
    {
        WordClass c = narration.ClassOf(i);
        int sentence = narration.SentenceOf(i);
        int floor = narration.Text.Sentences[sentence].FirstToken, limit = SentenceEnd(i);
        if (narration.IsCapitalised(i) && i > floor && narration.QuoteOf(i - 1) < 0)
        {
            return null;
        }

        bool before = i > floor && narration.QuoteOf(i - 1) < 0;
        if (before && (narration.IsPossessive(i - 1) && (c & WordClass.Ing) == 0 || (narration.Is(i - 1, WordClass.Determiner) && !narration.Is(i - 1, WordClass.Pronoun | WordClass.GroupNoun | WordClass.Relative | WordClass.Adverb))
            || (narration.Is(i - 1, WordClass.Preposition) && !narration.Is(i - 1, WordClass.Adverb) && (c & WordClass.Ing) == 0)))
        {
            return null;
        }

        if (narration.Text.Is(i, "points") && !(i + 1 < limit && narration.Text.TextOf(i + 1) is "out" or "to"))
        {
            return null;
        }

        int end = i + 1;
        while (end < limit && narration.QuoteOf(end) < 0 && (narration.Text.Is(end, "out") || narration.Text.Is(end, "on") && narration.Is(i, WordClass.OtherVerb)))
        {
            end++;
        }

        if ((c & WordClass.Finite) != 0)
        {
            // “said Karin” only where a quotation or its comma stands before the verb.
            if ((c & WordClass.Say) != 0 && !narration.IsCapitalised(i) && FollowsQuotation(i, floor))
            {
                int at = end;
                while (at < limit && narration.Is(at, WordClass.Adverb) && !narration.IsCapitalised(at))
                {
                    at++;
                }

                SpeakerPhrase after = at < limit && narration.QuoteOf(at) < 0 ? phrases.StartingAt(at, limit) : SpeakerPhrase.None;
                bool apart = narration.QuoteOf(i - 1) < 0 && narration.IsMark(i - 1, ',') && i > 1 && narration.QuoteOf(i - 2) < 0;
                if (apart && (at > end || (after.Kind != PhraseKind.None && after.End < limit && !(narration.IsMark(after.End) && narration.QuoteOf(after.End) < 0) && !narration.Is(after.End, WordClass.Time))))
                {
                    // “Karin, who knows the river, said the bridge was …”: what follows is the content.
                    after = SpeakerPhrase.None;
                }

                if (after.Kind is PhraseKind.Name or PhraseKind.Pronoun || (after.Kind == PhraseKind.Nominal && !narration.Is(after.First, WordClass.Preposition)))
                {
                    return new Cue(i, end, CueShape.VerbSubject, c, after, i);
                }
            }

            if (before && IsPassive(i, floor))
            {
                return ByAgent(i, end, limit, c);
            }
        }
        else if ((c & (WordClass.Ing | WordClass.Base)) == WordClass.Base && !HasPluralSubject(i, floor))
        {
            return null;
        }

        if ((c & (WordClass.Ing | WordClass.Finite | WordClass.Base)) == WordClass.Ing && !(before && narration.Is(i - 1, WordClass.Be)))
        {
            SpeakerPhrase with = before && !narration.IsMark(i - 1) && !narration.Is(i - 1, WordClass.Conjunction | WordClass.Preposition | WordClass.Subordinator) ? phrases.SubjectBefore(i, floor, out _) : SpeakerPhrase.None;
            bool own = with.Kind is PhraseKind.Name or PhraseKind.Pronoun || (with.Kind == PhraseKind.Nominal && narration.Is(with.Head, WordClass.PersonNoun | WordClass.GroupNoun) && with.First > floor && narration.Text.Is(with.First - 1, "with"));
            SpeakerPhrase shared = own ? with : i == floor ? phrases.SubjectOfClause(i, limit) : phrases.SubjectOfClause(floor, i);
            return shared.Kind == PhraseKind.None && i > floor ? null : new Cue(i, end, CueShape.Shared, c, shared, i);
        }

        int subjectEnd = i - 1;
        while (before && subjectEnd > floor && narration.QuoteOf(subjectEnd) < 0 && narration.Is(subjectEnd, WordClass.Adverb | WordClass.Auxiliary | WordClass.Particle) && !narration.Is(subjectEnd, WordClass.Pronoun))
        {
            subjectEnd--;
        }

        if (before && narration.QuoteOf(subjectEnd) < 0 && narration.Text.TextOf(subjectEnd) is "I" or "we" or "We" or "you" or "You")
        {
            // “I said”, “we believe”: the writer or an interview partner, whose name is not in the clause.
            return null;
        }

        SpeakerPhrase subject = phrases.SubjectBefore(i, floor, out int start);
        if (subject.Kind == PhraseKind.Nominal && narration.Text.Tokens[subject.Head].Kind == TokenKind.Number)
        {
            // “1,217 pledged delegates”.
            return null;
        }

        if (subject.Kind != PhraseKind.None)
        {
            return new Cue(i, end, CueShape.SubjectVerb, c, subject, start);
        }

        subject = phrases.SubjectOfClause(floor, i);
        return subject.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.Shared, c, subject, i);
    }

    private int SentenceEnd(int i) => narration.Text.Sentences[narration.SentenceOf(i)].EndToken;

    // The verb stands right after a quotation: “…” said, “…”, said, “…” later said.
    private bool FollowsQuotation(int i, int floor)
    {
        int j = i - 1;
        while (j >= 0 && j >= i - 4 && narration.QuoteOf(j) < 0 && (narration.IsMark(j, ',') || narration.IsDash(j) || (narration.Is(j, WordClass.Adverb) && !narration.IsCapitalised(j))))
        {
            j--;
        }

        return j >= 0 && (narration.QuoteOf(j) >= 0 && narration.BlockOf(j) == narration.BlockOf(i) || (j < i - 1 && j > floor && narration.IsMark(j + 1, ',') && i - floor > 4 && !narration.Is(j, WordClass.PersonNoun) && j + 2 == i));
    }

    private bool IsPassive(int i, int floor)
    {
        int j = i - 1;
        while (j > floor && narration.Is(j, WordClass.Adverb) && narration.QuoteOf(j) < 0)
        {
            j--;
        }

        return narration.QuoteOf(j) < 0 && narration.Is(j, WordClass.Be) && !narration.Text.TextOf(i).EndsWith("ing", StringComparison.Ordinal) && !narration.IsPossessive(j);
    }

    private Cue? ByAgent(int i, int end, int limit, WordClass c)
    {
        for (int j = end; j < Math.Min(limit, end + 6) && narration.QuoteOf(j) < 0; j++)
        {
            if (narration.Text.Is(j, "by"))
            {
                SpeakerPhrase agent = phrases.StartingAt(j + 1, limit);
                return agent.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.Passive, c, agent, i);
            }
        }

        if (narration.Text.Is(i, "quoted"))
        {
            SpeakerPhrase quoted = phrases.SubjectBefore(i, narration.Text.Sentences[narration.SentenceOf(i)].FirstToken, out int start);
            return quoted.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.SubjectVerb, c, quoted, start);
        }

        return null;
    }

    // “officials say”, “he would say”, “to say”: something must make the base form a verb.
    private bool HasPluralSubject(int i, int floor)
    {
        int j = i - 1;
        while (j > floor && narration.Is(j, WordClass.Adverb) && narration.QuoteOf(j) < 0)
        {
            j--;
        }

        if (j < floor || narration.QuoteOf(j) >= 0 || (narration.IsMark(j) && !narration.IsMark(j, ',')))
        {
            return false;
        }

        return narration.Is(j, WordClass.Auxiliary | WordClass.Particle | WordClass.GroupNoun | WordClass.Relative) || narration.Text.TextOf(j) is "they" or "They"
            || (narration.Text.Tokens[j].Kind == TokenKind.Word && narration.Text.Text[narration.Text.Tokens[j].End - 1] == 's' && !narration.Is(j, WordClass.Preposition | WordClass.Determiner | WordClass.Reporting));
    }
}
