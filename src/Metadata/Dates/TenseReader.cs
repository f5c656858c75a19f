using System.Collections.Frozen;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates;

/// <summary>
/// Tells from the words around a date whether it dates something past or to come. The nearest cue of the clause decides, else the nearest
/// of the sentence.
/// </summary>
internal static class TenseReader
{
    // Verbs of a date are near it; the bound keeps the work linear in sentences of any length.
    private const int Reach = 18;
    private const int ShortestEd = 5;

    private const string File = "Dates/words.txt";

    private static readonly FrozenDictionary<string, Tense>.AlternateLookup<ReadOnlySpan<char>> Cues = Build();

    private static readonly WordSet BeforeParticiple = WordSet.Read(File, "before participles");
    private static readonly WordSet Participles = WordSet.Read(File, "participles");
    private static readonly WordSet Fixtures = WordSet.Read(File, "fixtures");
    private static readonly WordSet May = WordSet.Read(File, "may");
    private static readonly WordSet ToBe = WordSet.Read(File, "to be");
    private static readonly WordSet Until = WordSet.Read(File, "until");
    private static readonly WordSet ClauseEnds = WordSet.Read(File, "clause ends");

    // “Come back on Monday”, “hope to return on Monday”, “told them to return on Monday”, “talks resume on Monday”.
    private static readonly WordSet BaseVerbs = WordSet.Read(File, "base verbs");
    private static readonly WordSet BeforeCommands = WordSet.Read(File, "before commands");
    private static readonly WordSet Wishes = WordSet.Read(File, "wishes");
    private static readonly WordSet Requests = WordSet.Read(File, "requests");
    private static readonly WordSet SetForADay = WordSet.Read(File, "set for a day");
    private static readonly WordSet Arrangements = WordSet.Read(File, "arrangements");
    private static readonly WordSet Presents = WordSet.Read(File, "present");
    private static readonly WordSet Plurals = WordSet.Read(File, "plurals");
    private static readonly WordSet Reports = WordSet.Read(File, "reports");
    private static readonly WordSet Joins = WordSet.Read(File, "joins");

    // “told tourists from the city to return”: how far the verb stands before its “to”.
    private const int LongestListener = 6;

    // Cues that are nouns behind a determiner.
    private static readonly WordSet Nouns = WordSet.Read(File, "nouns that are cues");
    private static readonly WordSet Determiners = WordSet.Read(File, "determiners");

    /// <summary>The direction the words around a date point in.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">The first token of the date.</param>
    /// <param name="end">The token after the date.</param>
    public static Tense Around(in DateSentence sentence, int start, int end)
    {
        int opening = sentence.Is(start - 1, DateWordKind.The) ? start - 2 : start - 1;
        if (sentence.Is(opening, Until))
        {
            return Tense.Future;
        }

        if (sentence.Is(opening, "since"))
        {
            return Tense.Past;
        }

        // A verb of the date's own clause decides before one of the clause around it: “We will open it on Monday,” he said.
        int left = start,
            right = end;
        while (left > start - Reach && !EndsClause(sentence, left - 1) && !JoinsVerb(sentence, left - 1))
        {
            left--;
        }

        while (right < end + Reach && !EndsClause(sentence, right) && !JoinsVerb(sentence, right))
        {
            right++;
        }

        Tense inside = Nearest(sentence, start, end, left, right);
        if (inside == Tense.Unknown && sentence.Is(start - 1, "before"))
        {
            // “promised to pay if the work is done before winter”
            return Tense.Future;
        }

        Tense tense = inside != Tense.Unknown ? inside : Beyond(sentence, start, end, left);
        if (tense != Tense.Unknown)
        {
            return tense;
        }

        // “by Friday” alone is a deadline; “trains run again from Monday” looks ahead.
        return sentence.Is(start - 1, "by") || sentence.Is(start - 1, "from") ? Tense.Future : Tense.Unknown;
    }

    // The nearest cue of the sentence. The verb of a report behind the clause says nothing of a clause that has a verb farther to the left:
    // “Thousands will march in Washington, D.C., on Saturday, police said.”
    private static Tense Beyond(in DateSentence sentence, int start, int end, int left)
    {
        for (int token = left - 1; token >= start - Reach && !Quotes(sentence, token); token--)
        {
            Tense before = Cue(sentence, token);
            if (before != Tense.Unknown)
            {
                return OnlyReportFollows(sentence, end) ? before : Nearest(sentence, start, end, start - Reach, end + Reach);
            }
        }

        return Nearest(sentence, start, end, start - Reach, end + Reach);
    }

    private static bool OnlyReportFollows(in DateSentence sentence, int end)
    {
        for (int token = end; token < end + Reach; token++)
        {
            if (Cue(sentence, token) != Tense.Unknown)
            {
                return sentence.Is(token, Reports);
            }
        }

        return false;
    }

    // The nearest cue from the token “left” up to the token before “right”.
    private static Tense Nearest(in DateSentence sentence, int start, int end, int left, int right)
    {
        for (int distance = 1; distance <= Reach; distance++)
        {
            Tense before = start - distance >= left ? Cue(sentence, start - distance) : Tense.Unknown;
            if (before != Tense.Unknown)
            {
                return before;
            }

            Tense after = end - 1 + distance < right ? Cue(sentence, end - 1 + distance) : Tense.Unknown;
            if (after != Tense.Unknown)
            {
                return after;
            }
        }

        return Tense.Unknown;
    }

    private static bool EndsClause(in DateSentence sentence, int token) =>
        sentence[token].Kind is DateWordKind.Comma or DateWordKind.Open or DateWordKind.Close
        || (sentence[token].Kind == DateWordKind.Dash && !sentence.IsAttached(token))
        || sentence.Is(token, ClauseEnds)
        || Quotes(sentence, token)
        || sentence.TextOf(token) is [';' or ':'];

    private static bool Quotes(in DateSentence sentence, int token) => sentence.TextOf(token) is ['"' or '“' or '”' or '„' or '«' or '»'];

    // “begins on Saturday and was sold out by noon”: each verb has its own date.
    private static bool JoinsVerb(in DateSentence sentence, int token) =>
        sentence.Is(token, Joins) && (sentence.Is(token + 1, ToBe) || Cue(sentence, token + 1) != Tense.Unknown);

    private static Tense Cue(in DateSentence sentence, int token)
    {
        ReadOnlySpan<char> word = sentence.TextOf(token);
        if (word.IsEmpty)
        {
            return Tense.Unknown;
        }

        if (May.ContainsAsWritten(word))
        {
            // “may have left” is past.
            return sentence.Is(token + 1, "have") ? Tense.Past : Tense.Future;
        }

        // “is set for Monday”; “are meeting on Sunday”.
        if (
            (word is "set" && (sentence.Is(token + 1, "for") || sentence.Is(token + 1, "to")))
            || (sentence.Is(token, Arrangements) && sentence.Is(token - 1, Presents))
        )
        {
            return Tense.Future;
        }

        if (Cues.TryGetValue(word, out Tense tense))
        {
            return OfCue(sentence, token, word, tense);
        }

        if (IsCommand(sentence, token) || IsWishedFor(sentence, token) || IsSet(sentence, token))
        {
            return Tense.Future;
        }

        return Fixtures.Contains(word) ? (IsFixed(sentence, token) ? Tense.Future : Tense.Unknown)
            : IsPast(sentence, token, word) ? Tense.Past
            : Tense.Unknown;
    }

    private static Tense OfCue(in DateSentence sentence, int token, ReadOnlySpan<char> word, Tense tense)
    {
        // “due to the storm” is a reason, “due to be held” is not.
        bool reason = word is "due" && sentence.Is(token + 1, "to") && !sentence.Is(token + 2, "be") && !sentence.Is(token + 2, BaseVerbs);

        // “is to meet”, “are to be held” look ahead; “was to” too.
        bool isTo = ToBe.Contains(word) && sentence.Is(token + 1, "to");

        // “adopted the plan on Monday” is a noun; “the plan to meet on Monday” looks ahead all the same.
        bool noun = Nouns.Contains(word) && Determiners.Contains(sentence.TextOf(token - 1)) && !sentence.Is(token + 1, "to");
        bool passiveInfinitive = Participles.Contains(word) && BeforeParticiple.Contains(sentence.TextOf(token - 1));
        return reason ? Tense.Unknown
            : isTo ? Tense.Future
            : passiveInfinitive || noun ? Tense.Unknown
            : tense;
    }

    // “City visit Tottenham on Sunday”: a present tense that dates is a plan. “the visit on Sunday”, “his play Hamlet” are none.
    private static bool IsFixed(in DateSentence sentence, int token) =>
        sentence.IsLower(token)
        && sentence.IsCapitalised(token + 1)
        && sentence.Is(token + 1, DateWordKind.None)
        && !BeforeParticiple.Contains(sentence.TextOf(token - 1));

    // “resigned on Monday”; “the resigned minister” is no verb.
    private static bool IsPast(in DateSentence sentence, int token, ReadOnlySpan<char> word) =>
        word.Length >= ShortestEd
        && word.EndsWith("ed", StringComparison.Ordinal)
        && sentence.IsLower(token)
        && !BeforeParticiple.Contains(sentence.TextOf(token - 1));

    // “Ask again in the autumn”, “please come on Monday”, “Don't call before June”.
    private static bool IsCommand(in DateSentence sentence, int token)
    {
        if (!sentence.Is(token, BaseVerbs))
        {
            return false;
        }

        bool opens = token == sentence.First || Quotes(sentence, token - 1);
        bool negated =
            (sentence.Is(token - 1, "not") || sentence.Is(token - 1, "n't") || sentence.Is(token - 1, "n’t"))
            && sentence.Is(token - 2, "do");
        return (opens && sentence.IsCapitalised(token)) || negated || sentence.Is(token - 1, BeforeCommands);
    }

    // The “to” of “they hope to return”, “told them to return”.
    private static bool IsWishedFor(in DateSentence sentence, int token)
    {
        if (!sentence.Is(token, "to") || !(sentence.Is(token + 1, BaseVerbs) || sentence.Is(token + 1, "be")))
        {
            return false;
        }

        if (sentence.Is(token - 1, Wishes))
        {
            return true;
        }

        for (int verb = token - 2; verb >= token - LongestListener && !EndsClause(sentence, verb); verb--)
        {
            if (sentence.Is(verb, Requests))
            {
                return true;
            }
        }

        return false;
    }

    // “licences expire in June”, “they resume Monday”: the present of what is set for a day, behind a plural.
    private static bool IsSet(in DateSentence sentence, int token) =>
        sentence.Is(token, SetForADay)
        && sentence.IsLower(token)
        && !sentence.Is(token + 1, DateWordKind.None)
        && (sentence.Is(token - 1, Plurals) || sentence.TextOf(token - 1) is [_, _, .., not 's', 's']);

    private static FrozenDictionary<string, Tense>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var cues = new Dictionary<string, Tense>(StringComparer.OrdinalIgnoreCase);
        foreach (
            (string section, Tense tense) in (ReadOnlySpan<(string, Tense)>)
                [("past", Tense.Past), ("ahead", Tense.Future), ("present", Tense.Unknown)]
        )
        {
            foreach (string word in WordList.Read(File, section).Words)
            {
                cues.Add(word, tense);
            }
        }

        return cues.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
