using System.Collections.Frozen;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>The verbs that report words or thoughts, with their inflections: see <c>verbs.txt</c>.</summary>
/// <remarks>
/// The classes follow Levin, <i>English Verb Classes and Alternations</i> (1993): verbs of communication (37.1 transfer of a message, 37.2
/// tell, 37.3 manner of speaking, 37.4 instrument, 37.5–37.6 talk, 37.7 say, 37.8 complain, 37.9 advise), of characterising and naming
/// (29.1–29.4), of judgement (33) and of conjecture (29.5).
/// </remarks>
internal static class SpeechVerbs
{
    private const string File = "Quotations/Cues/verbs.txt";

    // Base, third person, participle, past; without the last the base is the past too (“read”).
    private const int RegularForms = 4;

    private static readonly (string Section, WordClass Class)[] Sections =
    [
        ("say", WordClass.Say),
        ("tell", WordClass.Tell),
        ("name", WordClass.Name),
        ("judge", WordClass.Judge),
        ("think", WordClass.Think),
    ];

    private static readonly Dictionary<string, string[]> Irregular = WordList
        .Read(File, "irregular")
        .Lines.Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(static forms => forms[0]);

    private static readonly HashSet<string> Doubling = [.. WordList.Read(File, "doubling").Words];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FreeOfThat = FormsOf("clause without that"),
        DroppingThat = FormsOf("clause may drop that"),
        Weak = FormsOf("weak"),
        Gestures = FormsOf("gestures");

    private static readonly FrozenDictionary<(ulong Verb, ulong Particle), WordClass> PhrasalForms = PhrasalVerbs();

    private static readonly FrozenSet<ulong> PhrasalParticles = PhrasalForms.Keys.Select(static pair => pair.Particle).ToFrozenSet();

    /// <summary>
    /// What a verb and the word after it are together: “shot back”, “chimed in”; nothing where they are two words. They report words only
    /// beside a quotation.
    /// </summary>
    /// <param name="verb">The hash of the verb's form.</param>
    /// <param name="particle">The hash of the word after it.</param>
    public static WordClass Phrasal(ulong verb, ulong particle) =>
        PhrasalParticles.Contains(particle) ? PhrasalForms.GetValueOrDefault((verb, particle)) : WordClass.None;

    /// <summary>Whether a clause without “that” commonly follows the verb (“said he left”).</summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool IsFreeOfThat(ReadOnlySpan<char> verb) => FreeOfThat.Contains(verb);

    /// <summary>
    /// Whether a clause without “that” can follow the verb (“announced he would leave”), though an object is as common (“announced a
    /// deal”).
    /// </summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool MayDropThat(ReadOnlySpan<char> verb) => DroppingThat.Contains(verb);

    /// <summary>
    /// Whether the verb reports words only beside a whole quotation (“continued”, “began”): elsewhere it says what somebody did.
    /// </summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool IsWeak(ReadOnlySpan<char> verb) => Weak.Contains(verb);

    /// <summary>Whether the verb is of something done without words (“nodded”).</summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool IsGesture(ReadOnlySpan<char> verb) => Gestures.Contains(verb);

    /// <summary>Every inflected form with what it can be.</summary>
    public static IEnumerable<(string Form, WordClass Class)> Forms()
    {
        foreach ((string section, WordClass kind) in Sections)
        {
            foreach (string verb in WordList.Read(File, section).Words)
            {
                string[] forms = Inflect(verb);
                yield return (forms[0], kind | WordClass.Base | (forms.Length == RegularForms - 1 ? WordClass.Finite : WordClass.None));
                yield return (forms[1], kind | WordClass.Finite);
                yield return (forms[2], kind | WordClass.Ing);
                for (int i = 3; i < forms.Length; i++)
                {
                    yield return (forms[i], kind | WordClass.Finite);
                }
            }
        }
    }

    private static FrozenDictionary<(ulong Verb, ulong Particle), WordClass> PhrasalVerbs()
    {
        var forms = new Dictionary<(ulong Verb, ulong Particle), WordClass>();
        foreach (string phrasal in WordList.Read(File, "phrasal").Words)
        {
            string[] words = phrasal.Split('-');
            string[] inflected = Inflect(words[0]);

            // The base is a past too where it has no other: “hit back”.
            for (int i = inflected.Length < RegularForms ? 0 : 1; i < inflected.Length; i++)
            {
                forms[(NameHash.OfWord(inflected[i]), NameHash.OfWord(words[1]))] =
                    WordClass.Say | (inflected[i].EndsWith("ing", StringComparison.Ordinal) ? WordClass.Ing : WordClass.Finite);
            }
        }

        return forms.ToFrozenDictionary();
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FormsOf(string section) =>
        WordList.Read(File, section).Words.SelectMany(Inflect).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // Base form, third person, present participle, past forms.
    private static string[] Inflect(string verb)
    {
        if (Irregular.TryGetValue(verb, out string[]? known))
        {
            return known;
        }

        bool endsInE = verb[^1] == 'e';
        bool consonantY = verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
        bool sibilant =
            verb[^1] is 's' or 'x' or 'z' || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal);
        string doubled = Doubling.Contains(verb) ? verb + verb[^1] : verb;
        string third =
            consonantY ? verb[..^1] + "ies"
            : sibilant ? verb + "es"
            : verb + "s";
        string past =
            consonantY ? verb[..^1] + "ied"
            : endsInE ? verb + "d"
            : doubled + "ed";
        string ing = endsInE && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing" : doubled + "ing";
        return [verb, third, ing, past];
    }
}
