using System.Collections.Frozen;

namespace Pipeline.Metadata.Quotations;

/// <summary>The verbs that report words or thoughts, with their inflections.</summary>
/// <remarks>
/// The classes follow Levin, <i>English Verb Classes and Alternations</i> (1993): verbs of communication (37.1 transfer of a message, 37.2 tell,
/// 37.3 manner of speaking, 37.4 instrument, 37.5–37.6 talk, 37.7 say, 37.8 complain, 37.9 advise), of characterising and naming (29.1–29.4), of
/// judgement (33) and of conjecture (29.5). The members are those that English news uses; inflections are built by rule, irregular ones are listed.
/// </remarks>
internal static class SpeechVerbs
{
    // 37.7 say, 37.3 manner, 37.4 instrument, 37.8 complain and what news uses like them.
    private const string Say =
        "add admit agree announce answer argue assert affirm allege acknowledge advise advocate begin boast brag caution chime claim clarify comment complain concede conclude " +
        "concur confess confirm contend continue counter cry declare demand deny disclose discuss echo elaborate emphasise emphasize enthuse exclaim exhort explain express fume gloat " +
        "grumble guess hint imply inform indicate insist instruct interject interrupt joke laugh lament maintain mention muse narrate note object observe offer " +
        "opine order pledge plead point post preach predict proclaim profess promise propose protest publish quip rant read reason recall recount reflect reiterate relate remark remember " +
        "repeat reply report respond reveal scoff sigh signal sing snap snark sneer snipe speculate state stipulate stress submit suggest summarise summarize surmise swear testify " +
        "theorise theorize thunder tweet retweet underline underscore urge vent volunteer vow wager wail warn whisper write yell shout scream shriek mutter mumble murmur " +
        "bark bellow blog bluster chant chuckle crow deadpan drawl email e-mail text facebook gush holler howl implore intone lecture moan " +
        "mouth pontificate pray quote rail recite retort riff roar rumble shrug smile sniff spit stammer tease trumpet tut type utter venture wonder whine worry " +
        "ask inquire enquire query question request beg opined demur press decree editorialise editorialize estimate forecast hypothesise hypothesize intimate posit postulate " +
        "reaffirm rebut recommend reassert regret rejoin marvel ponder apologise apologize beam grin nod cheer explode bristle pile close finish start go conclude specify verify detail decry";

    // 37.2 tell, 37.9 advise: the listener is the object.
    private const string Tell = "tell assure remind reassure promise warn advise inform convince notify persuade lecture urge ask brief alert counsel admonish caution challenge invite coach";

    // 29.1–29.4.
    private const string Name =
        "call describe label dub name term brand characterise characterize portray depict deem declare refer nickname list bill cast denounce decry dismiss condemn slam cite hail style title style paint " +
        "tout use mock ridicule deride invoke coin borrow define classify designate liken compare quote repeat chant";

    // 33 and kin; with talk (37.5) where the quotation is only part of what was said.
    private const string Judge =
        "accuse bemoan support favor favour applaud assail attack bash blame blast castigate charge chastise chide commend credit criticise criticize defend demand endorse fault greet impugn lambaste laud " +
        "lash oppose praise pan push question rap rebuke reject rebuff rip savage scold scorn slam target taunt thank tout welcome knock hammer skewer excoriate blister deplore fire " +
        "speak talk chat discuss tackle address lay press speak preach rail call promote boast campaign vote pen draft sign deliver issue release send offer include contain warn caution complain crow joke";

    // 29.5 and kin.
    private const string Think =
        "think believe feel hope expect fear suspect know understand consider assume imagine doubt find decide determine conclude anticipate plan want wish intend learn hear reckon figure " +
        "see realise realize recognise recognize view regard worry wonder show mean propose prove demonstrate seek judge rule hold";

    private static readonly string[] Irregular =
    [
        "say says saying said", "tell tells telling told", "write writes writing wrote written", "speak speaks speaking spoke spoken", "think thinks thinking thought",
        "feel feels feeling felt", "find finds finding found", "read reads reading read", "sing sings singing sang sung", "swear swears swearing swore sworn",
        "know knows knowing knew known", "understand understands understanding understood", "hear hears hearing heard", "begin begins beginning began begun",
        "go goes going went gone", "put puts putting put", "give gives giving gave given", "make makes making made", "send sends sending sent", "mean means meaning meant",
        "lay lays laying laid", "spit spits spitting spat", "forecast forecasts forecasting forecast", "cast casts casting cast", "see sees seeing saw seen", "hold holds holding held",
        "show shows showing showed shown", "prove proves proving proved proven", "seek seeks seeking sought", "learn learns learning learned learnt", "retell retells retelling retold",
        "foretell foretells foretelling foretold", "rewrite rewrites rewriting rewrote rewritten", "tweet tweets tweeting tweeted", "overhear overhears overhearing overheard",
    ];

    // Stress on the last syllable: the consonant doubles.
    private static readonly string[] Doubling = ["admit", "brag", "demur", "submit", "quip", "blog", "beg", "dub", "plan", "refer", "rap", "rip", "pan", "snap", "chat", "pen", "nod", "regret", "rebut", "grin", "slam"];

    // A clause may follow these without “that”; the second list also often has a plain object.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FreeOfThat =
        FormsOf("say claim state argue believe think insist contend assert allege maintain assure hope fear deny tell joke testify swear").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DroppingThat =
        FormsOf("add announce report confirm note warn suggest declare indicate estimate reveal admit predict promise explain acknowledge concede stress emphasise emphasize reiterate remark " +
            "observe reply respond write tweet caution agree complain speculate conclude imply recall vow pledge agree ask propose stipulate specify show find").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Weak =
        FormsOf("continue begin start go close finish vote campaign read need offer order remind publish release").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a clause without “that” commonly follows the verb (“said he left”).</summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool IsFreeOfThat(ReadOnlySpan<char> verb) => FreeOfThat.Contains(verb);

    /// <summary>Whether a clause without “that” can follow the verb (“announced he would leave”), though an object is as common (“announced a deal”).</summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool MayDropThat(ReadOnlySpan<char> verb) => DroppingThat.Contains(verb);

    /// <summary>Whether the verb reports words only beside a whole quotation (“continued”, “began”): elsewhere it says what somebody did.</summary>
    /// <param name="verb">The form of the verb.</param>
    public static bool IsWeak(ReadOnlySpan<char> verb) => Weak.Contains(verb);

    /// <summary>Every inflected form with what it can be.</summary>
    public static IEnumerable<(string Form, WordClass Class)> Forms()
    {
        var irregular = Irregular.Select(line => line.Split(' ')).ToDictionary(forms => forms[0]);
        foreach ((string list, WordClass kind) in new[] { ("say retell foretell rewrite " + Say, WordClass.Say), (Tell, WordClass.Tell), (Name, WordClass.Name), (Judge, WordClass.Judge), (Think, WordClass.Think) })
        {
            foreach (string verb in list.Split(' '))
            {
                string[] forms = irregular.TryGetValue(verb, out string[]? known) ? known : Inflect(verb);
                yield return (forms[0], kind | WordClass.Base);
                yield return (forms[1], kind | WordClass.Finite);
                yield return (forms[2], kind | WordClass.Ing);
                for (int i = 3; i < forms.Length; i++)
                {
                    yield return (forms[i], kind | WordClass.Finite);
                }
            }
        }
    }

    private static FrozenSet<string> FormsOf(string verbs) =>
        verbs.Split(' ').SelectMany(verb => Array.Find(Irregular, line => line.StartsWith(verb + " ", StringComparison.Ordinal))?.Split(' ') ?? Inflect(verb)).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Inflect(string verb)
    {
        bool endsInE = verb[^1] == 'e';
        bool consonantY = verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
        string doubled = Array.IndexOf(Doubling, verb) >= 0 ? verb + verb[^1] : verb;
        string third = consonantY ? verb[..^1] + "ies" : verb[^1] is 's' or 'x' or 'z' || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : verb + "s";
        string past = consonantY ? verb[..^1] + "ied" : endsInE ? verb + "d" : doubled + "ed";
        string ing = endsInE && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing" : doubled + "ing";
        return [verb, third, ing, past];
    }
}
