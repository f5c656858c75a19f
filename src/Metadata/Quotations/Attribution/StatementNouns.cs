using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// Gives a quotation to the owner of the noun that reports it: “Karin’s claim that the bridge was “…””, “her answer was: “…””, “their
/// chants of “…””.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class StatementNouns(QuotationContext context, PhraseReader phrases) : ISpeakerFinder
{
    private const string File = "Quotations/Attribution/nouns.txt";

    private const int Reach = 16,
        LongestDescription = 3,
        LongestAdjunct = 3;

    private static readonly WordSet Copulas = WordSet.Read(File, "before answers");

    // What is followed by “that” and a clause.
    private static readonly WordSet Claims = WordSet.Read(File, "claims");

    // What is followed by “of” and the words.
    private static readonly WordSet Cries = WordSet.Read(File, "cries");

    // What is followed by “was”, a colon or a comma.
    private static readonly WordSet Answers = WordSet.Read(File, "answers");

    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        int open = context.Quotes[quote].OpenToken,
            floor = context.SentenceStartOf(open);
        int last = open - 1;
        if (last <= floor || context.QuoteOf(last) >= 0)
        {
            return default;
        }

        if (context.Text.Is(last, "of") && Cries.ContainsAsWritten(context.Text.TextOf(last - 1)))
        {
            return Given(last - 1, OwnerBefore(last - 1, floor), AttributionScores.Noun, AttributionScores.Noun);
        }

        return Answer(last, floor) is { Score: > 0 } answer ? answer : Claim(open, floor);
    }

    // “Karin’s answer then — “…””, “Karin’s slogan is “…””.
    private AttributionCandidate Answer(int last, int floor)
    {
        int noun = last;
        bool joined = false;
        while (
            noun > floor
            && noun > last - LongestAdjunct
            && context.QuoteOf(noun) < 0
            && (
                context.IsMark(noun, ':')
                || context.IsMark(noun, ',')
                || context.IsDash(noun)
                || context.Is(noun, WordClass.Adverb)
                || context.Is(noun, Copulas)
            )
        )
        {
            joined |= !context.Is(noun, WordClass.Adverb);
            noun--;
        }

        if (!joined || noun <= floor || context.QuoteOf(noun) >= 0 || !Answers.ContainsAsWritten(context.Text.TextOf(noun)))
        {
            return default;
        }

        return Given(noun, OwnerBefore(noun, floor), AttributionScores.Noun, 0);
    }

    // “his comment Monday that “…””, “comments from Karin that the bridge was “…””.
    private AttributionCandidate Claim(int open, int floor)
    {
        for (int i = open - 1; i > floor && i > open - Reach && context.QuoteOf(i) < 0; i--)
        {
            if (!context.Text.Is(i, "that"))
            {
                continue;
            }

            int noun = i - 1;
            while (
                noun > floor
                && noun > i - Reach
                && !Claims.ContainsAsWritten(context.Text.TextOf(noun))
                && context.QuoteOf(noun) < 0
                && !context.IsMark(noun)
            )
            {
                noun--;
            }

            if (!Claims.ContainsAsWritten(context.Text.TextOf(noun)) || context.QuoteOf(noun) >= 0)
            {
                return default;
            }

            SpeakerPhrase owner = OwnerBefore(noun, floor);
            bool timed =
                noun == i - 1
                || context.Is(noun + 1, WordClass.Time)
                || (context.Is(noun + 1, WordClass.Preposition) && context.Is(i - 1, WordClass.Time));
            if (context.Is(noun + 1, Grammar.Sources))
            {
                SpeakerPhrase source = phrases.StartingAt(noun + 2, i);
                bool whole = source.Kind == PhraseKind.Name || (source.Kind == PhraseKind.Nominal && source.End == i);
                owner = whole ? source : owner;
                timed |= whole;
            }

            return timed
                ? Given(
                    noun,
                    owner,
                    i == open - 1 ? AttributionScores.Noun : AttributionScores.NounClause - (open - i),
                    AttributionScores.UnownedNoun
                )
                : default;
        }

        return default;
    }

    private static AttributionCandidate Given(int noun, SpeakerPhrase owner, int owned, int unowned)
    {
        bool known = owner.Kind != PhraseKind.None;
        var cue = new Cue(noun, noun + 1, CueShape.Noun, WordClass.Say | WordClass.DocumentNoun, owner, noun);
        return (known ? owned : unowned) > 0
            ? new AttributionCandidate(cue, owner, known ? owned : unowned, AttributionLink.TagBefore)
            : default;
    }

    // “Karin’s latest claim”, “his claim”.
    private SpeakerPhrase OwnerBefore(int noun, int floor)
    {
        int at = noun - 1;
        while (
            at > floor
            && at >= noun - LongestDescription
            && context.QuoteOf(at) < 0
            && !context.IsMark(at)
            && !context.IsPossessive(at)
            && !context.Is(at, WordClass.Determiner | WordClass.Preposition | WordClass.Auxiliary | WordClass.Conjunction)
        )
        {
            at--;
        }

        if (at < floor || context.QuoteOf(at) >= 0)
        {
            return SpeakerPhrase.None;
        }

        if (context.IsPossessive(at))
        {
            return at > floor ? phrases.EndingAt(at - 1, floor, out _) : SpeakerPhrase.None;
        }

        return context.Is(at, Grammar.Possessives) ? new SpeakerPhrase(at, at + 1, at, PhraseKind.Pronoun, -1) : SpeakerPhrase.None;
    }
}
