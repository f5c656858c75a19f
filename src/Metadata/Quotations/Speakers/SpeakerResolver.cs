using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Finds the member of the cast that a speaker phrase means.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
internal sealed class SpeakerResolver(QuotationContext context, SpeakerCandidates candidates)
{
    private static readonly WordSet Asking = WordSet.Read("Quotations/Speakers/speaking.txt", "asking");

    private const int LongestLook = 60;

    // Weights of a mention by its place, set by hand: a subject is 1.
    private const double Speaker = 1.2,
        Other = 0.65,
        Owner = 0.35,
        InQuotation = 0.05,
        Asked = 1.8,
        SelfNamed = 0.25,
        SameClause = 0.5;
    private const double UnknownGender = 0.75;
    private const double LeastForThey = 0.55;
    private const int ListenerReach = 4;
    private const double SentenceDecay = 0.6,
        BlockDecay = 0.85;

    /// <summary>The index of the member, or −1 when the phrase means nobody known.</summary>
    /// <param name="draft">The quotation whose speaker the phrase names.</param>
    /// <param name="lastSpeakers">Who spoke last: persons, organisations.</param>
    public int Resolve(QuotationDraft draft, LastSpeakers lastSpeakers) =>
        draft.Attribution.Speaker switch
        {
            { Kind: PhraseKind.Name } name => Named(name),
            { Kind: PhraseKind.Pronoun } pronoun => Pronoun(pronoun.Head, draft, lastSpeakers),
            { Kind: PhraseKind.Nominal } epithet when Epithets.IsEpithet(context, epithet) => Antecedent(
                epithet.First,
                null,
                it: false,
                they: false,
                draft,
                lastSpeakers
            ),
            { Kind: PhraseKind.Nominal } nominal => Nominal(nominal),
            _ => -1,
        };

    // “The Department” after “the Department of Corrections” is that department, whatever its capital.
    private int Named(SpeakerPhrase name)
    {
        int member = candidates.Mentions[name.Mention].Member;
        bool bare =
            candidates.Members[member].Kind != CandidateKind.Person
            && !candidates.Members[member].Name.Contains(' ', StringComparison.Ordinal)
            && context.Is(name.Head, WordClass.GroupNoun)
            && context.Text.Tokens[name.Head].Case == Text.LetterCase.Title;
        int whole = bare ? Nominal(name) : -1;
        return whole >= 0 ? whole : member;
    }

    private int Pronoun(int token, QuotationDraft draft, LastSpeakers lastSpeakers)
    {
        Gender wanted =
            context.Is(token, Grammar.He) ? Gender.Male
            : context.Is(token, Grammar.She) ? Gender.Female
            : Gender.Unknown;
        bool they = context.Is(token, Grammar.They),
            it = they || context.Is(token, Grammar.It);
        return wanted == Gender.Unknown && !it ? -1 : Antecedent(token, wanted, it, they, draft, lastSpeakers);
    }

    // Whom a pronoun or an epithet means; without a wanted gender any person.
    private int Antecedent(int token, Gender? wanted, bool it, bool they, QuotationDraft draft, LastSpeakers lastSpeakers)
    {
        if (!it && IsAfterStranger(token, wanted))
        {
            return -1;
        }

        var scores = new Dictionary<int, double>();
        int last = candidates.LastBefore(token);
        for (int m = last; m >= 0 && m > last - LongestLook; m--)
        {
            CandidateMention mention = candidates.Mentions[m];
            if (context.IsInDateline(mention.FirstToken) || (it && IsTold(mention)))
            {
                // “GENEVA (Reuters) — …, it said”: never the agency of the dateline, nor the paper of “told the Post”.
                continue;
            }

            double fit = Fit(candidates.Members[mention.Member], wanted, it);
            if (fit > 0)
            {
                Add(scores, mention.Member, fit * Place(mention) * Recency(mention.FirstToken, token));
            }
        }

        // Whoever spoke last is as good as a subject, though a pronoun may have named them.
        (int spoke, int spokeAt) = it ? lastSpeakers.Group : lastSpeakers.Person;
        if (spoke >= 0)
        {
            Add(scores, spoke, Speaker * Fit(candidates.Members[spoke], wanted, it) * Recency(spokeAt, token));
        }

        // “Lindex plc will open a plant, it said”: the subject of what is reported.
        if (it && !they && token >= draft.End && draft.Kind == QuotationKind.Indirect && SubjectOf(draft) is >= 0 and int subject)
        {
            return subject;
        }

        DiscountOthers(scores, last, token, draft);
        (int best, double top) = Best(scores);

        // “They” are an organisation only where it has just spoken or acted: as often they are people without a name.
        return they && top < LeastForThey ? -1 : best;
    }

    // How much its place in the sentence speaks for a mention.
    private double Place(CandidateMention mention) =>
        context.QuoteOf(mention.FirstToken) >= 0 ? InQuotation
        : IsOwner(mention) || IsModifier(mention) ? Owner
        : IsSubject(mention) ? 1
        : IsAsked(mention) ? Asked
        : Other;

    private (int Member, double Score) Best(Dictionary<int, double> scores)
    {
        (int best, double top) = (-1, 0);
        foreach ((int member, double score) in scores)
        {
            double total = score * (1 + (0.1 * Math.Log(1 + candidates.Members[member].Mentions)));
            if (total > top)
            {
                (best, top) = (member, total);
            }
        }

        return (best, top);
    }

    // The member that the statement begins with, or −1.
    private int SubjectOf(QuotationDraft draft)
    {
        int first = draft.First;
        while (
            first < draft.End
            && candidates.MentionAt(first) < 0
            && context.Is(first, WordClass.Determiner | WordClass.Title | WordClass.GroupNoun)
        )
        {
            first++;
        }

        return first < draft.End && candidates.MentionAt(first) is >= 0 and int mention ? candidates.Mentions[mention].Member : -1;
    }

    // “He told Hannity that Trump …”: a name that follows in the pronoun's own clause is somebody else's, and few speak of themselves by
    // name.
    private void DiscountOthers(Dictionary<int, double> scores, int last, int token, QuotationDraft draft)
    {
        for (int m = last + 1; m < candidates.Mentions.Count && m <= last + LongestLook; m++)
        {
            CandidateMention mention = candidates.Mentions[m];
            bool named = mention.FirstToken >= draft.First && mention.FirstToken < draft.End;
            bool same = context.SentenceOf(mention.FirstToken) == context.SentenceOf(token) && context.QuoteOf(mention.FirstToken) < 0;
            if (!named && !same)
            {
                if (mention.FirstToken >= draft.End)
                {
                    break;
                }

                continue;
            }

            Discount(
                scores,
                mention.Member,
                !same ? SelfNamed
                    : mention.FirstToken <= token + ListenerReach ? 0
                    : SameClause
            );
        }

        for (int m = last; m >= 0 && m > last - LongestLook && candidates.Mentions[m].FirstToken >= draft.First; m--)
        {
            if (candidates.Mentions[m].FirstToken < draft.End)
            {
                Discount(scores, candidates.Mentions[m].Member, SelfNamed);
            }
        }
    }

    private static void Discount(Dictionary<int, double> scores, int member, double factor)
    {
        if (scores.TryGetValue(member, out double score))
        {
            scores[member] = score * factor;
        }
    }

    // The nearest mention counts in full, the others a little.
    private static void Add(Dictionary<int, double> scores, int member, double weight)
    {
        double known = scores.GetValueOrDefault(member);
        scores[member] = Math.Max(known, weight) + (0.1 * Math.Min(known, weight));
    }

    private double Recency(int from, int to) =>
        Math.Pow(SentenceDecay, context.NarrativeSentenceOf(to) - context.NarrativeSentenceOf(from))
        * Math.Pow(BlockDecay, context.BlockOf(to) - context.BlockOf(from));

    // “A spokeswoman for the ATP declined to comment. …,” she said: somebody without a name has just come in, as the subject of the
    // sentence before, and nobody with one since.
    private bool IsAfterStranger(int token, Gender? wanted)
    {
        int sentence = context.NarrativeSentenceOf(token);
        bool noun = false;
        for (int i = token - 1; i >= 0 && token - i < LongestLook; i--)
        {
            if (context.QuoteOf(i) >= 0)
            {
                continue;
            }

            int back = sentence - context.NarrativeSentenceOf(i);
            if (
                back > 1
                || context.BlockOf(i) != context.BlockOf(token)
                || candidates.MentionAt(i) is >= 0 and int mention
                    && candidates.Members[candidates.Mentions[mention].Member].Kind is CandidateKind.Person
            )
            {
                return false;
            }

            if (back == 1 && noun && context.Is(i, Grammar.Indefinite))
            {
                return OpensClause(i);
            }

            bool fits = context.Text.TextOf(i) switch
            {
                [.., 'w', 'o', 'm', 'a', 'n'] => wanted != Gender.Male,
                [.., 'm', 'a', 'n'] => wanted != Gender.Female,
                _ => true,
            };
            noun =
                back == 1
                && (
                    (fits && context.Is(i, WordClass.PersonNoun))
                    || (noun && !context.IsMark(i) && !context.Is(i, WordClass.Preposition | WordClass.Finite | WordClass.Auxiliary))
                );
        }

        return false;
    }

    // Whether nothing but an adverb or a word of time stands before the token in its sentence.
    private bool OpensClause(int token)
    {
        for (int i = token - 1; i >= 0 && context.SentenceOf(i) == context.SentenceOf(token); i--)
        {
            if (!context.IsMark(i) && !context.Is(i, WordClass.Adverb | WordClass.Conjunction | WordClass.Time))
            {
                return false;
            }
        }

        return true;
    }

    private static double Fit(SpeakerCandidate member, Gender? wanted, bool it) =>
        member.Kind switch
        {
            CandidateKind.Person when wanted is null => 1,
            _ when wanted is null => 0,
            CandidateKind.Person => it || (member.Gender != Gender.Unknown && member.Gender != wanted) ? 0
            : member.Gender == Gender.Unknown ? UnknownGender
            : 1,
            CandidateKind.Organisation => it ? 1 : 0,
            CandidateKind.Unknown when !member.Speaks => it ? 0.3
            : member.Gender == wanted ? 0.15
            : member.Gender == Gender.Unknown ? 0.05
            : 0,
            CandidateKind.Unknown => it ? 0.1
            : member.Gender == Gender.Unknown ? 0.4
            : member.Gender == wanted ? 0.9
            : 0,
            _ => 0,
        };

    // “Christie’s case”, but not “Christie’s been making the case”.
    private bool IsOwner(CandidateMention mention) =>
        mention.EndToken + 1 < context.Count
        && context.IsPossessive(mention.EndToken)
        && !context.Is(
            mention.EndToken + 1,
            WordClass.Auxiliary | WordClass.Determiner | WordClass.Preposition | WordClass.Adverb | WordClass.Ing
        );

    // “a Clinton supporter”, “the Trump campaign”.
    private bool IsModifier(CandidateMention mention)
    {
        int next = mention.EndToken;
        return next < context.Count
            && context.QuoteOf(next) < 0
            && !context.IsCapitalised(next)
            && context.Is(next, WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun)
            && !context.Is(next, WordClass.Finite | WordClass.Base)
            && context.SentenceOf(next) == context.SentenceOf(mention.FirstToken);
    }

    // “Hannity asked Trump how high the wall would be”: the next to speak is who was asked.
    private bool IsAsked(CandidateMention mention) => context.Is(mention.FirstToken - 1, Asking);

    private bool IsTold(CandidateMention mention)
    {
        int before = mention.FirstToken - 1;
        before -= before > 0 && context.Is(before, WordClass.Determiner) ? 1 : 0;
        return before >= 0 && context.Is(before, WordClass.Tell) && context.Is(before, WordClass.Finite);
    }

    // A name at the head of its sentence or clause is most likely its subject.
    private bool IsSubject(CandidateMention mention)
    {
        int before = mention.FirstToken - 1;
        while (
            before >= 0
            && context.SentenceOf(before) == context.SentenceOf(mention.FirstToken)
            && context.QuoteOf(before) < 0
            && context.Is(before, WordClass.Title | WordClass.PersonNoun | WordClass.Determiner | WordClass.Adverb)
        )
        {
            before--;
        }

        return before < 0
            || context.SentenceOf(before) != context.SentenceOf(mention.FirstToken)
            || context.IsMark(before)
            || context.Is(before, WordClass.Conjunction | WordClass.Subordinator)
            || context.QuoteOf(before) >= 0;
    }

    // “Foreign Ministry” and “Department of Corrections” have their heads “ministry” and “department”.
    private static bool HasHead(string name, string head)
    {
        if (name.Length <= head.Length)
        {
            return false;
        }

        int of = name.IndexOf(" of ", StringComparison.Ordinal);
        ReadOnlySpan<char> part =
            of > 0 && name.AsSpan(0, of).EndsWith(head, StringComparison.OrdinalIgnoreCase) ? name.AsSpan(0, of) : name;
        int before = part.Length - head.Length - 1;
        return part.EndsWith(head, StringComparison.OrdinalIgnoreCase) && (before < 0 || part[before] == ' ');
    }

    // “the ministry”, “Kazakh President”: the head noun in a name or role, with as many other words shared as possible.
    private int Nominal(SpeakerPhrase phrase)
    {
        if (context.Is(phrase.First, Grammar.Unnamed) || phrase.End - phrase.First > 6)
        {
            return -1;
        }

        string head = context.Text.TextOf(phrase.Head).ToString();
        var seen = new HashSet<int>();
        int best = -1,
            bestScore = 0,
            last = candidates.LastBefore(phrase.First);
        for (int m = last, looked = 0; m >= 0 && looked < LongestLook; m--, looked++)
        {
            CandidateMention mention = candidates.Mentions[m];
            if (!seen.Add(mention.Member))
            {
                continue;
            }

            SpeakerCandidate member = candidates.Members[mention.Member];
            bool byRole = member.Kind is CandidateKind.Person or CandidateKind.Unknown && member.Roles.Contains(head);
            bool byName = member.Kind is CandidateKind.Organisation or CandidateKind.Unknown && HasHead(member.Name, head);
            if (!byRole && !byName)
            {
                continue;
            }

            int score = 10 + Shared(phrase, member, byRole);
            if (score > bestScore)
            {
                bestScore = score;
                best = mention.Member;
            }
        }

        return best;
    }

    // What the other words of the phrase speak for a member, or against it.
    private int Shared(SpeakerPhrase phrase, SpeakerCandidate member, bool byRole)
    {
        int score = 0;
        for (int i = phrase.First; i < phrase.End; i++)
        {
            if (i == phrase.Head || context.Is(i, WordClass.Determiner | WordClass.Preposition) || context.IsPossessive(i))
            {
                continue;
            }

            string word = context.Text.TextOf(i).ToString();
            bool shared = byRole ? member.Roles.Contains(word) : member.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
            score += shared ? 3 : -2;
        }

        return score;
    }
}
