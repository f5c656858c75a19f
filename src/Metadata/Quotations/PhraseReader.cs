using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Reads the noun phrase that names a speaker, forwards or backwards from a token, and chooses what in it names the speaker. Never looks further than a fixed number of tokens.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="cast">Who may speak.</param>
internal sealed class PhraseReader(Narration narration, Cast cast)
{
    private const int LongestPhrase = 18;

    private const WordClass NounPhraseStops = WordClass.Subordinator | WordClass.Auxiliary | WordClass.Participant;

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

    /// <summary>The noun phrase that ends with the token, if one does.</summary>
    /// <param name="last">The token.</param>
    /// <param name="floor">The first token that may belong to it.</param>
    /// <param name="start">The first token of the phrase with what it governs.</param>
    public SpeakerPhrase EndingAt(int last, int floor, out int start)
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
                bool named = j > floor && j < last && narration.IsCapitalised(j - 1) && (narration.IsCapitalised(j + 1) || (j + 1 < last && narration.Text.Is(j + 1, "the") && narration.IsCapitalised(j + 2)));
                if (!named)
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
                bool goesOn = j >= floor && cast.MentionAt(j) < 0 && (narration.Is(j, WordClass.Preposition | WordClass.Determiner) || (narration.Is(j, WordClass.Conjunction) && j > floor && narration.IsCapitalised(j - 1) && narration.IsCapitalised(j + 2)));
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
