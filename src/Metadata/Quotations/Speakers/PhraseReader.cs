using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Reads the noun phrase that names a speaker, forwards or backwards from a token, and chooses what in it names the speaker. Never looks
/// further than a fixed number of tokens.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
internal sealed class PhraseReader(QuotationContext context, SpeakerCandidates candidates)
{
    private const int LongestPhrase = 18;

    private const WordClass NounPhraseStops = WordClass.Subordinator | WordClass.Auxiliary | WordClass.Participant;

    private const WordClass Nouns = WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Title;

    private const WordClass NeverNouns =
        WordClass.Finite
        | WordClass.Ing
        | WordClass.Conjunction
        | WordClass.Subordinator
        | WordClass.Auxiliary
        | WordClass.Adverb
        | WordClass.Preposition
        | WordClass.Pronoun
        | WordClass.Participant;

    /// <summary>The noun phrase that starts at the token, if one does.</summary>
    /// <param name="first">The token.</param>
    /// <param name="limit">The first token that cannot belong to it.</param>
    public SpeakerPhrase StartingAt(int first, int limit)
    {
        limit = Math.Min(Math.Min(limit, context.Count), first + LongestPhrase);
        int end = first;
        bool capital = false;
        while (end < limit && context.QuoteOf(end) < 0)
        {
            if (candidates.MentionAt(end) < 0 && !context.IsPossessive(end))
            {
                if (context.IsMark(end) && !context.IsMark(end, '&') && !context.IsMark(end, '/'))
                {
                    break;
                }

                if (context.Is(end, WordClass.Pronoun))
                {
                    return end == first ? new SpeakerPhrase(first, first + 1, first, PhraseKind.Pronoun, -1) : Select(first, end, false);
                }

                if (EndsPhrase(end, first, limit, capital))
                {
                    break;
                }

                capital |= context.IsCapitalised(end);
            }

            end++;
        }

        while (
            end > first
            && context.Is(end - 1, WordClass.Preposition | WordClass.Conjunction | WordClass.Determiner)
            && candidates.MentionAt(end - 1) < 0
        )
        {
            end--;
        }

        return end > first ? Select(first, end, false) : SpeakerPhrase.None;
    }

    /// <summary>The noun phrase that ends with the token, if one does.</summary>
    /// <param name="last">The token.</param>
    /// <param name="floor">The first token that may belong to it.</param>
    /// <param name="start">The first token of the phrase with what it governs.</param>
    public SpeakerPhrase EndingAt(int last, int floor, out int start)
    {
        start = last + 1;
        if (last < floor || context.QuoteOf(last) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (context.Is(last, WordClass.Pronoun) && !context.Text.Is(last, "IT"))
        {
            start = last;
            return new SpeakerPhrase(last, last + 1, last, PhraseKind.Pronoun, -1);
        }

        int j = last;
        Edge edge = Edge.None;
        while (edge == Edge.None && j >= floor && last - j < LongestPhrase && context.QuoteOf(j) < 0)
        {
            if (candidates.MentionAt(j) is >= 0 and int mention)
            {
                j = Math.Max(floor, candidates.Mentions[mention].FirstToken) - 1;
            }
            else
            {
                edge = StepBack(ref j, last, floor);
            }
        }

        start = j + 1;
        return start > last ? SpeakerPhrase.None : Select(start, last + 1, governed: edge == Edge.Preposition);
    }

    // Whether a noun phrase that began before ends before this token.
    private bool EndsPhrase(int end, int first, int limit, bool capital)
    {
        WordClass c = context.ClassOf(end);
        if ((c & (NounPhraseStops | WordClass.Particle)) != 0)
        {
            return true;
        }

        if (end == first)
        {
            return (c & (WordClass.Preposition | WordClass.Conjunction | WordClass.Time)) != 0;
        }

        if (!context.IsCapitalised(end) && (c & Nouns) == 0 && (IsVerb(end) || IsVerbOfPerson(end, limit)))
        {
            return true;
        }

        return (c & (WordClass.Time | WordClass.Adverb)) != 0
            || ((c & WordClass.Conjunction) != 0 && !(end + 1 < limit && context.IsCapitalised(end + 1) && capital))
            || ((c & WordClass.Preposition) != 0 && !IsNounPreposition(end));
    }

    private bool IsVerb(int token) =>
        context.Is(token, WordClass.Reporting | WordClass.OtherVerb) && !context.Is(token - 1, WordClass.Determiner);

    // “Ruud laid his papers”: what follows a person's name and has an object is a verb.
    private bool IsVerbOfPerson(int token, int limit) =>
        token + 1 < limit
        && context.ClassOf(token) == WordClass.None
        && IsPerson(token - 1)
        && context.Is(token + 1, WordClass.Determiner | WordClass.Participant);

    // Moves before the token, if it belongs to the phrase.
    private Edge StepBack(ref int j, int last, int floor)
    {
        WordClass c = context.ClassOf(j);
        if (context.IsPossessive(j) || context.IsMark(j, '&') || context.IsMark(j, '/'))
        {
            j--;
            return Edge.None;
        }

        if (j < last && PostmodifierAt(j, floor) is > 0 and int modifier)
        {
            j = modifier - 1;
            return Edge.None;
        }

        if (context.IsMark(j) || (c & (NounPhraseStops | WordClass.Pronoun | WordClass.Particle)) != 0)
        {
            return Edge.Clause;
        }

        if ((c & WordClass.Conjunction) != 0)
        {
            return JoinsNames(j, last, floor) ? Before(ref j) : Edge.Clause;
        }

        if ((c & WordClass.Preposition) != 0)
        {
            // “critics from across the country”: two prepositions in one.
            j -= j - 1 > floor && context.Text.Is(j - 1, "from") ? 1 : 0;
            return j != last && FollowsNoun(j, floor) ? Before(ref j) : Edge.Preposition;
        }

        bool lower = !context.IsCapitalised(j);
        if (
            lower
            && (c & Nouns) == 0
            && (c & (WordClass.Finite | WordClass.Ing)) != 0
            && !(j > floor && context.Is(j - 1, WordClass.Determiner))
        )
        {
            return Edge.Clause;
        }

        if (lower && (c & WordClass.Adverb) != 0 && (c & WordClass.Determiner) == 0)
        {
            return Edge.Clause;
        }

        j--;
        return (c & WordClass.Determiner) != 0 && !GoesOnBeforeDeterminer(j, floor) ? Edge.Clause : Edge.None;
    }

    private static Edge Before(ref int j)
    {
        j--;
        return Edge.None;
    }

    // “Nordvik and the Harbour Board”
    private bool JoinsNames(int and, int last, int floor) =>
        and > floor
        && and < last
        && context.IsCapitalised(and - 1)
        && (context.IsCapitalised(and + 1) || (and + 1 < last && context.Text.Is(and + 1, "the") && context.IsCapitalised(and + 2)));

    private bool FollowsNoun(int preposition, int floor)
    {
        int before = preposition - 1;
        return before >= floor
            && context.QuoteOf(before) < 0
            && !context.IsMark(before)
            && !context.IsWord(before, "this")
            && (
                candidates.MentionAt(before) >= 0
                || !context.Is(before, NeverNouns)
                || context.Is(before, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun)
            );
    }

    private bool GoesOnBeforeDeterminer(int j, int floor) =>
        j >= floor
        && candidates.MentionAt(j) < 0
        && (
            context.Is(j, WordClass.Preposition | WordClass.Determiner)
            || (context.Is(j, WordClass.Conjunction) && j > floor && context.IsCapitalised(j - 1) && context.IsCapitalised(j + 2))
        );

    // The adjective of “sources close to the talks”, read from its preposition: it follows a noun that can speak.
    private int PostmodifierAt(int preposition, int floor) =>
        preposition - 1 > floor
        && context.Is(preposition, WordClass.Preposition)
        && SpeakingNouns.IsPostmodifier(context.Text.TextOf(preposition - 1))
        && context.Is(preposition - 2, WordClass.PersonNoun | WordClass.GroupNoun)
            ? preposition - 1
            : 0;

    private bool IsNounPreposition(int token) => context.Is(token, Grammar.NounPrepositions);

    /// <summary>Whether the token belongs to the name of a person.</summary>
    /// <param name="token">The token.</param>
    public bool IsPerson(int token) => candidates.IsPerson(token);

    /// <summary>The token before the bracket that ends with a token; the token itself where none does.</summary>
    /// <param name="token">The token.</param>
    /// <param name="floor">The first token that may be looked at.</param>
    public int BeforeBracket(int token, int floor)
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

    /// <summary>The name in apposition to a description: “…,” said the mayor, Karin Dahl; the description itself without one.</summary>
    /// <param name="phrase">The description.</param>
    /// <param name="limit">The first token that cannot belong to it.</param>
    public SpeakerPhrase Named(SpeakerPhrase phrase, int limit)
    {
        if (
            phrase.Kind != PhraseKind.Nominal
            || !(context.Is(phrase.Head, WordClass.PersonNoun | WordClass.Title) || SpeakingNouns.CanSpeak(context, phrase))
            || phrase.End + 1 >= limit
            || context.QuoteOf(phrase.End) >= 0
            || !context.IsMark(phrase.End, ',')
        )
        {
            return phrase;
        }

        SpeakerPhrase name = StartingAt(phrase.End + 1, limit);
        int title = phrase.End + 1;
        while (title < name.First && context.Is(title, WordClass.Title))
        {
            title++;
        }

        if (name.Kind != PhraseKind.Name || name.First != title)
        {
            return phrase;
        }

        bool closed = name.End >= limit || context.QuoteOf(name.End) >= 0 || context.IsMark(name.End);
        return closed && IsPerson(name.First) ? name : phrase;
    }

    // Chooses what names the speaker inside a noun phrase.
    private SpeakerPhrase Select(int first, int end, bool governed)
    {
        int stop = governed ? end : FirstPreposition(first, end);
        if (NameBefore(first, stop, end) is { } name)
        {
            return name;
        }

        int head = stop - 1;
        while (
            head > first
            && (
                context.IsPossessive(head)
                || context.Is(head, WordClass.Time)
                || (head == stop - 1 && stop < end && SpeakingNouns.IsPostmodifier(context.Text.TextOf(head)))
            )
        )
        {
            head--;
        }

        if (context.Is(head, WordClass.DocumentNoun) && OwnerOf(head, first) is { } owner)
        {
            return owner;
        }

        bool possible =
            !context.IsMark(head) && (context.ClassOf(head) & (WordClass.Determiner | WordClass.Preposition | WordClass.Conjunction)) == 0;
        return possible || context.Is(head, WordClass.Determiner)
            ? new SpeakerPhrase(first, end, head, PhraseKind.Nominal, -1)
            : SpeakerPhrase.None;
    }

    // Where the phrase's first part ends: at its first preposition outside a name.
    private int FirstPreposition(int first, int end)
    {
        for (int i = first + 1; i < end; i++)
        {
            if (candidates.MentionAt(i) < 0 && context.Is(i, WordClass.Preposition))
            {
                return i;
            }
        }

        return end;
    }

    // A name that ends the phrase's first part: the last one, not one that owns what follows (“Trump’s spokesman”).
    private SpeakerPhrase? NameBefore(int first, int stop, int end)
    {
        for (int i = stop - 1; i >= first; i--)
        {
            if (candidates.MentionAt(i) is >= 0 and int mention)
            {
                CandidateMention m = candidates.Mentions[mention];
                return new SpeakerPhrase(
                    Math.Max(first, m.FirstToken),
                    Math.Min(end, m.EndToken),
                    m.EndToken - 1,
                    PhraseKind.Name,
                    mention
                );
            }

            bool skip =
                context.Is(i, WordClass.Time | WordClass.Adverb | WordClass.Determiner) || context.Text.Tokens[i].Kind is TokenKind.Number;
            if (!skip)
            {
                return null;
            }
        }

        return null;
    }

    // “Karin’s answer”, “his statement”: the words are their owner’s.
    private SpeakerPhrase? OwnerOf(int head, int first)
    {
        for (int i = head - 1; i > first; i--)
        {
            if (context.IsPossessive(i) && candidates.MentionAt(i - 1) is >= 0 and int owner)
            {
                CandidateMention m = candidates.Mentions[owner];
                return new SpeakerPhrase(Math.Max(first, m.FirstToken), m.EndToken, m.EndToken - 1, PhraseKind.Name, owner);
            }
        }

        return null;
    }

    // Where reading backwards stops.
    private enum Edge
    {
        None,
        Clause,
        Preposition,
    }
}
