using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Reads the subject before an apposition: “Smith, the chairman of X, said”, “the expert, Avinoam Idan, said”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class AppositionReader(QuotationContext context, SpeakerCandidates candidates, PhraseReader phrases)
{
    private const int MostParts = 6;

    /// <summary>Walks left over what stands between commas.</summary>
    /// <param name="comma">The comma or dash before the verb.</param>
    /// <param name="floor">The first token that may be looked at.</param>
    /// <param name="clauseStart">The first token of the phrase with its appositions.</param>
    public SpeakerPhrase SubjectBefore(int comma, int floor, out int clauseStart)
    {
        if (NameBeforeComma(comma, floor, out clauseStart) is { } apposed)
        {
            return apposed;
        }

        SpeakerPhrase best = SpeakerPhrase.None;
        int at = comma;
        for (int step = 0; step < MostParts; step++)
        {
            int mark = MarkBefore(at, floor);
            int first = mark + 1;
            if (mark < floor || context.QuoteOf(mark) >= 0 || !(context.IsMark(mark, ',') || context.IsDash(mark)))
            {
                return SubjectAtStart(first, at, floor, ref clauseStart) ?? best;
            }

            SpeakerPhrase candidate = phrases.EndingAt(mark - 1, floor, out int start);
            if (best.Kind == PhraseKind.None && IsTime(candidate) && NameIn(first, at, out int own) is { } later)
            {
                // “On Monday morning, Director Jane Roe of the institute (NIH), announced”: a time before the subject.
                clauseStart = own;
                return later;
            }

            bool names = candidate.Kind is PhraseKind.Name or PhraseKind.Pronoun;
            if (names || (candidate.Kind == PhraseKind.Nominal && best.Kind == PhraseKind.None))
            {
                (best, clauseStart) = (candidate, start);
                if (names && IsPerson(candidate) && !IsBehindComma(start, floor))
                {
                    return best;
                }
            }

            if (best.Kind != PhraseKind.None && !IsApposition(first, at))
            {
                return best;
            }

            at = mark;
        }

        return best;
    }

    // The sentence starts here: the subject is in this part unless a phrase introduces it.
    private SpeakerPhrase? SubjectAtStart(int first, int end, int floor, ref int clauseStart)
    {
        if (first >= end || context.Is(first, WordClass.Subordinator | WordClass.Ing))
        {
            return null;
        }

        SpeakerPhrase here = phrases.EndingAt(end - 1, Math.Max(first, floor), out clauseStart);
        bool introduction = context.Is(first, WordClass.Preposition) && candidates.MentionAt(first) < 0;
        return here.Kind != PhraseKind.None && !introduction ? here : null;
    }

    private bool IsTime(SpeakerPhrase phrase) => phrase.Kind == PhraseKind.Nominal && context.Is(phrase.Head, WordClass.Time);

    private SpeakerPhrase? NameIn(int first, int end, out int start) =>
        phrases.EndingAt(phrases.BeforeBracket(end - 1, first), first, out start) is { Kind: PhraseKind.Name } name ? name : null;

    // A pronoun, or the name of a person.
    private bool IsPerson(SpeakerPhrase phrase) =>
        phrase.Mention < 0 || candidates.Members[candidates.Mentions[phrase.Mention].Member].Kind == CandidateKind.Person;

    private bool IsBehindComma(int start, int floor) => candidates.MentionAt(start) < 0 && start > floor && context.IsMark(start - 1, ',');

    // “the expert, Avinoam Idan, said”, “the coroner, Dr Jane Roe, said”: the apposition is the name.
    private SpeakerPhrase? NameBeforeComma(int comma, int floor, out int clauseStart)
    {
        clauseStart = comma;
        if (comma <= floor || candidates.MentionAt(comma - 1) is not (>= 0 and int named))
        {
            return null;
        }

        CandidateMention name = candidates.Mentions[named];
        int first = name.FirstToken;
        while (first > floor && context.Is(first - 1, WordClass.Title))
        {
            first--;
        }

        bool isApposition =
            candidates.Members[name.Member].Kind == CandidateKind.Person
            && first > floor
            && context.IsMark(first - 1, ',')
            && context.QuoteOf(first - 1) < 0;
        if (!isApposition)
        {
            return null;
        }

        SpeakerPhrase before = phrases.EndingAt(first - 2, floor, out int start);
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
}
