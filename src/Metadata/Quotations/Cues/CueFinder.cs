using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>Finds the cues of the narration: verbs of reporting with their subjects, and “according to”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="phrases">Reads the noun phrases around a verb.</param>
/// <param name="subjects">Reads the subject of a verb.</param>
internal sealed class CueFinder(QuotationContext context, PhraseReader phrases, SubjectReader subjects)
{
    private const string File = "Quotations/Cues/finder.txt";

    private static readonly WordSet PlainVerbs = WordSet.Read(File, "plain verbs");
    private static readonly WordSet Pointing = WordSet.Read(File, "pointing");
    private static readonly WordSet AfterPointing = WordSet.Read(File, "after pointing");
    private static readonly WordSet Quoting = WordSet.Read(File, "quoting");

    private readonly VerbReader _verbs = new(context);
    private readonly ReducedPassives _participles = new(context, phrases);
    private readonly QuotedSources _quoted = new(context, phrases, subjects);

    /// <summary>All cues, in text order.</summary>
    public List<Cue> Find()
    {
        var cues = new List<Cue>();
        for (int i = 0; i < context.Count; i++)
        {
            if (context.QuoteOf(i) >= 0)
            {
                continue;
            }

            if (AccordingTo(i) is { } according)
            {
                cues.Add(according);
            }
            else if (context.Is(i, WordClass.Reporting) && Verb(i, context.ClassOf(i), AfterVerb(i)) is { } cue)
            {
                cues.Add(cue.Shape == CueShape.Shared && cues.Count > 0 ? Continued(cue, cues[^1]) : cue);
            }
            else if (
                i + 1 < context.Count
                && SpeechVerbs.Phrasal(context.Text.Hashes[i], context.Text.Hashes[i + 1]) is var phrasal and not WordClass.None
                && Verb(i, phrasal, i + 2) is { } replied
                && (context.IsWord(replied.End, "that") || IsBesideQuotation(replied))
            )
            {
                cues.Add(replied);
            }
        }

        return cues;
    }

    // “…, Nefzi said, adding “…””, “In an interview, Lazar said … and added”: whoever spoke goes on speaking.
    private Cue Continued(Cue shared, Cue before)
    {
        bool says =
            (before.Class & (WordClass.Say | WordClass.Tell)) != 0
            && !SpeechVerbs.IsWeak(context.Text.TextOf(before.First))
            && (shared.Class & (WordClass.Say | WordClass.Tell)) != 0;
        bool same =
            context.SentenceOf(before.First) == context.SentenceOf(shared.First)
            && before.Shape is CueShape.SubjectVerb or CueShape.VerbSubject or CueShape.Shared;
        int joint = shared.First - 1;
        while (joint > before.End && context.QuoteOf(joint) < 0 && context.Is(joint, WordClass.Adverb) && !context.IsCapitalised(joint))
        {
            joint--;
        }

        bool joined = joint >= 0 && (context.QuoteOf(joint) >= 0 || context.IsMark(joint, ',') || context.Is(joint, Grammar.JoiningVerbs));
        return says && same && joined ? shared with { Speaker = before.Speaker } : shared;
    }

    private Cue? AccordingTo(int i)
    {
        if (!(context.Text.Tokens[i].Length is 9 or 3 or 2) || i + 2 >= context.Count)
        {
            return null;
        }

        ReadOnlySpan<char> word = context.Text.TextOf(i);
        if (
            word.Equals("in", StringComparison.OrdinalIgnoreCase)
            && i + 4 < context.Count
            && context.Text.Is(i + 1, "the")
            && context.Text.Is(i + 2, "words")
            && context.Text.Is(i + 3, "of")
        )
        {
            SpeakerPhrase owner = phrases.StartingAt(i + 4, SentenceEnd(i));
            return owner.Kind == PhraseKind.None
                ? null
                : new Cue(i, i + 4, CueShape.AccordingTo, WordClass.Say | WordClass.Finite, owner, i);
        }

        int end =
            word.Equals("according", StringComparison.OrdinalIgnoreCase) && context.Text.Is(i + 1, "to") ? i + 2
            : word.Equals("per", StringComparison.OrdinalIgnoreCase) && (context.IsCapitalised(i + 1) || context.Text.Is(i + 1, "the"))
                ? i + 1
            : 0;
        if (end == 0)
        {
            return null;
        }

        SpeakerPhrase speaker = phrases.StartingAt(end, SentenceEnd(i));
        return speaker.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.AccordingTo, WordClass.Say | WordClass.Finite, speaker, i);
    }

    // “cried out”, “went on”: the particle is the verb's.
    private int AfterVerb(int i)
    {
        int end = i + 1,
            limit = SentenceEnd(i);
        while (
            end < limit
            && context.QuoteOf(end) < 0
            && (context.Text.Is(end, "out") || (context.Text.Is(end, "on") && context.Is(i, WordClass.OtherVerb)))
        )
        {
            end++;
        }

        return end;
    }

    // “…,” Holm shot back; fired back Holm: “…”
    private bool IsBesideQuotation(Cue cue)
    {
        int before = cue.ClauseStart - 1;
        while (before >= 0 && context.QuoteOf(before) < 0 && (context.IsMark(before, ',') || context.IsDash(before)))
        {
            before--;
        }

        int after = context.AfterPause(Math.Max(cue.End, cue.Shape == CueShape.VerbSubject ? cue.Speaker.End : 0));
        after += after < context.Count && context.QuoteOf(after) < 0 && context.IsMark(after, ':') ? 1 : 0;
        return (before >= 0 && context.QuoteOf(before) >= 0) || (after < context.Count && context.QuoteOf(after) >= 0);
    }

    private Cue? Verb(int i, WordClass c, int end)
    {
        int floor = context.SentenceStartOf(i),
            limit = SentenceEnd(i);
        bool inside = i > floor && context.QuoteOf(i - 1) < 0;
        if (
            (inside && (context.IsCapitalised(i) || _verbs.IsNoun(i, c)))
            || (context.Is(i, Pointing) && !(i + 1 < limit && context.Is(i + 1, AfterPointing)))
        )
        {
            return null;
        }

        if (i == floor && context.IsCapitalised(i) && Opening(i, limit, c) is { } opening)
        {
            return opening;
        }

        if ((c & WordClass.Finite) != 0)
        {
            if (Inverted(i, end, floor, limit, c) is { } inverted)
            {
                return inverted;
            }

            if (inside && _verbs.IsPassive(i, floor))
            {
                // “was held by rebels”, “is known by many”: no words are reported.
                return (c & WordClass.Reporting) == WordClass.Think ? null : ByAgent(i, end, limit, c);
            }

            if (inside && _participles.AgentOf(i, end, limit) is { Kind: not PhraseKind.None } agent)
            {
                return _participles.IsVerdict(agent, limit) ? new Cue(i, end, CueShape.Passive, c, agent, i) : null;
            }
        }
        else if ((c & (WordClass.Ing | WordClass.Base)) == WordClass.Base && !_verbs.HasPluralSubject(i, floor))
        {
            return null;
        }

        bool participle =
            (c & (WordClass.Ing | WordClass.Finite | WordClass.Base)) == WordClass.Ing && !(inside && context.Is(i - 1, WordClass.Be));
        return participle ? Participle(i, end, floor, limit, inside, c) : WithSubject(i, end, floor, inside, c);
    }

    // “said Karin”, only where a quotation or its comma stands before the verb.
    private Cue? Inverted(int i, int end, int floor, int limit, WordClass c)
    {
        if ((c & WordClass.Say) == 0 || context.IsCapitalised(i) || !FollowsQuotation(i, floor))
        {
            return null;
        }

        int at = end;
        while (at < limit && context.Is(at, WordClass.Adverb) && !context.IsCapitalised(at))
        {
            at++;
        }

        SpeakerPhrase after = at < limit && context.QuoteOf(at) < 0 ? phrases.StartingAt(at, limit) : SpeakerPhrase.None;
        bool apart = i > 1 && context.QuoteOf(i - 1) < 0 && context.IsMark(i - 1, ',') && context.QuoteOf(i - 2) < 0;
        if (after.Kind == PhraseKind.None)
        {
            return null;
        }

        bool ends =
            after.End >= limit || (context.QuoteOf(after.End) < 0 && context.IsMark(after.End)) || context.Is(after.End, WordClass.Time);
        if (HasVerb(after, ends) || (apart && (at > end || !ends)))
        {
            // “Karin, who knows the river, said the bridge was …”: what follows is the content.
            return null;
        }

        bool speaks =
            after.Kind is PhraseKind.Name or PhraseKind.Pronoun
            || context.Is(after.Head, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Title);

        // “…, declared a state of emergency” has an object; only plain verbs of saying follow a clause without marks.
        if (apart && after.Kind == PhraseKind.Nominal && !context.Is(i, PlainVerbs))
        {
            return null;
        }

        after = phrases.Named(after, limit);
        bool names = speaks || (!apart && !context.Is(after.First, WordClass.Preposition));
        return names ? new Cue(i, end, CueShape.VerbSubject, c, after, i) : null;
    }

    // “… the “sham”, said he would not testify”: the subject of what was said.
    private bool HasVerb(SpeakerPhrase phrase, bool ends) =>
        !ends
        && context.QuoteOf(phrase.End) < 0
        && !context.IsCapitalised(phrase.End)
        && !context.IsPossessive(phrase.End)
        && !context.Is(phrase.End - 1, WordClass.Relative)
        && context.Is(phrase.End, phrase.Kind == PhraseKind.Pronoun ? WordClass.Auxiliary | WordClass.Finite : WordClass.Auxiliary);

    // “Said Karin, “…””, “Continued Stone: “…””: the verb opens the sentence, and a comma or colon follows its subject.
    private Cue? Opening(int i, int limit, WordClass c)
    {
        if ((c & (WordClass.Say | WordClass.Finite)) != (WordClass.Say | WordClass.Finite) || i + 1 >= limit || context.QuoteOf(i + 1) >= 0)
        {
            return null;
        }

        SpeakerPhrase after = phrases.StartingAt(i + 1, limit);
        bool led =
            after.Kind == PhraseKind.Name
            && after.End < context.Count
            && context.QuoteOf(after.End) < 0
            && (context.IsMark(after.End, ',') || context.IsMark(after.End, ':'));
        return led ? new Cue(i, i + 1, CueShape.VerbSubject, c, after, i) : null;
    }

    // “…, saying”, “with one poster writing”: its own subject, or that of the clause.
    private Cue? Participle(int i, int end, int floor, int limit, bool inside, WordClass c)
    {
        bool attached =
            inside && !context.IsMark(i - 1) && !context.Is(i - 1, WordClass.Conjunction | WordClass.Preposition | WordClass.Subordinator);
        SpeakerPhrase near = attached ? subjects.SubjectBefore(i, floor, out _) : SpeakerPhrase.None;
        if (inside && context.IsWord(i - 1, "as") && _quoted.Before(i - 1, floor) is { Kind: not PhraseKind.None } source)
        {
            return new Cue(i, end, CueShape.Shared, c, source, i);
        }

        bool own =
            near.Kind is PhraseKind.Name or PhraseKind.Pronoun
            || (
                near.Kind == PhraseKind.Nominal
                && near.First > floor
                && context.IsWord(near.First - 1, "with")
                && (near.End - near.First <= 2 || context.Is(near.Head, WordClass.PersonNoun | WordClass.GroupNoun))
            );
        SpeakerPhrase subject =
            own ? near
            : i == floor ? subjects.SubjectOfClause(i, limit)
            : subjects.SubjectOfClause(floor, i);
        bool number = subject.Kind == PhraseKind.Nominal && context.Text.Tokens[subject.Head].Kind == TokenKind.Number;
        return number || (subject.Kind == PhraseKind.None && i > floor) ? null : new Cue(i, end, CueShape.Shared, c, subject, i);
    }

    // “Karin said”; or “… and said”, with the subject of the clause.
    private Cue? WithSubject(int i, int end, int floor, bool inside, WordClass c)
    {
        int before = i - 1;
        while (
            inside
            && before > floor
            && context.QuoteOf(before) < 0
            && context.Is(before, WordClass.Adverb | WordClass.Auxiliary | WordClass.Particle)
            && !context.Is(before, WordClass.Pronoun)
        )
        {
            before--;
        }

        if (before >= 0 && inside && context.QuoteOf(before) < 0 && context.Is(before, Grammar.Talkers))
        {
            // “I said”, “we believe”: the writer or an interview partner, whose name is not in the clause.
            return null;
        }

        SpeakerPhrase subject = subjects.SubjectBefore(i, floor, out int start);
        if (subject.Kind == PhraseKind.Nominal && context.Text.Tokens[subject.Head].Kind == TokenKind.Number)
        {
            // “1,217 pledged delegates”.
            return null;
        }

        if (subject.Kind != PhraseKind.None)
        {
            return new Cue(i, end, CueShape.SubjectVerb, c, subject, start);
        }

        subject = subjects.SubjectOfClause(floor, i);
        return subject.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.Shared, c, subject, i);
    }

    private int SentenceEnd(int i) => context.SentenceEndOf(i);

    // The verb stands right after a quotation: “…” said, “…”, said, “…” later said.
    private bool FollowsQuotation(int i, int floor)
    {
        int j = i - 1;
        while (
            j >= 0
            && j >= i - 4
            && context.QuoteOf(j) < 0
            && (context.IsMark(j, ',') || context.IsDash(j) || (context.Is(j, WordClass.Adverb) && !context.IsCapitalised(j)))
        )
        {
            j--;
        }

        bool quoted = j >= 0 && context.QuoteOf(j) >= 0 && context.BlockOf(j) == context.BlockOf(i);
        bool afterClause = j > floor && j == i - 2 && i - floor > 4 && context.IsMark(j + 1, ',') && !context.Is(j, WordClass.PersonNoun);
        return quoted || afterClause;
    }

    private Cue? ByAgent(int i, int end, int limit, WordClass c)
    {
        if (context.Is(i, Quoting))
        {
            // “was quoted as saying by Reuters”: who is quoted speaks.
            SpeakerPhrase quoted = subjects.SubjectBefore(i, context.SentenceStartOf(i), out int start);
            return quoted.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.SubjectVerb, c | WordClass.Say, quoted, start);
        }

        for (int j = end; j < Math.Min(limit, end + 6) && context.QuoteOf(j) < 0; j++)
        {
            if (context.Text.Is(j, "by"))
            {
                SpeakerPhrase agent = phrases.StartingAt(j + 1, limit);
                return agent.Kind == PhraseKind.None ? null : new Cue(i, end, CueShape.Passive, c, agent, i);
            }
        }

        return null;
    }
}
