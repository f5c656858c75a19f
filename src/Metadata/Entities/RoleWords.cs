using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities;

/// <summary>The words that say what somebody is: honorifics, nouns of office and profession, and the words that modify them. Written for this project.</summary>
internal static class RoleWords
{
    // Shorter words are names and other words too often; longer nouns of office there are none.
    private const int ShortestMisspelt = 7;
    private const int LongestMisspelt = 20;

    private static readonly WordSet Honorifics = new("""
        mr mrs ms miss mx dr prof sir dame lord lady madam mr. mrs. ms. dr. prof. rev. fr. hon. st. sheikh sheik haji hajj hajia alhaji datuk dato seri engr engr. barr. ustaz ustad swami comrade patriarch countryman compatriot imam ayatollah mullah maulana rabbi
        """);

    private static readonly WordSet Nouns = new("""
        president premier chancellor minister secretary undersecretary governor mayor senator congressman congresswoman representative councillor councilor councilman councilwoman
        king queen prince princess emperor empress emir sultan crown duke duchess count baron pope cardinal archbishop bishop pastor priest reverend rabbi imam cleric ayatollah sheikh
        general gen. lieutenant lt. colonel col. major maj. captain capt. sergeant sgt. corporal cpl. private admiral adm. commander commodore brigadier marshal officer cmdr.
        judge justice magistrate prosecutor attorney lawyer solicitor barrister counsel advocate sheriff constable detective inspector superintendent commissioner chief
        chair chairman chairwoman chairperson director head leader boss executive ceo cfo coo cto president-elect founder co-founder cofounder owner manager coach captain trainer
        spokesman spokeswoman spokesperson spokespeople ambassador envoy diplomat consul delegate negotiator adviser advisor aide analyst strategist economist consultant
        expert scientist researcher professor lecturer teacher principal dean rector doctor surgeon physician nurse epidemiologist virologist meteorologist seismologist geologist
        biologist physicist chemist historian sociologist psychologist ecologist climatologist astronomer archaeologist anthropologist
        journalist reporter correspondent editor columnist anchor broadcaster presenter host writer author novelist poet playwright critic blogger publisher
        actor actress singer musician rapper composer director producer filmmaker artist painter photographer designer architect engineer astronaut cosmonaut pilot
        player striker midfielder defender goalkeeper forward quarterback pitcher batsman bowler cricketer footballer golfer boxer champion driver rider cyclist swimmer runner athlete
        activist campaigner protester organiser organizer dissident rebel warlord militant candidate nominee lawmaker legislator politician mp msp mep whip speaker treasurer
        investor trader banker financier entrepreneur businessman businesswoman businessperson billionaire tycoon magnate partner broker regulator auditor
        farmer resident witness survivor victim suspect refugee student worker volunteer driver owner fan villager shopkeeper neighbour neighbor
        investigator examiner coroner administrator coordinator controller registrar curator librarian president-designate rep. sen. gov. pres.
        """);

    private static readonly WordSet Modifiers = new("""
        deputy vice vice- former ex- acting interim prime chief senior junior assistant associate executive managing general first second incoming outgoing then then- current new
        state foreign finance defence defense interior justice health education trade transport agriculture environment energy economy economic labour labor home housing
        treasury press public military political opposition ruling government federal national regional local provincial county city district party parliamentary presidential union
        police army navy naval air force intelligence security supreme high appeals district human rights research climate medical scientific technology policy communications
        company team club group bank market sales marketing operating financial legal technical sports political religious spiritual tribal community rebel
        science lead principal head co- founding special un u.n. eu personal private global international world olympic attorney brigadier lieutenant major crown grand
        house senate congressional majority minority democratic republican conservative liberal socialist communist
        emeritus honorary non-executive independent long-time longtime veteran ousted exiled jailed late newly-elected elected disgraced
        """);

    /// <summary>Whether the word is an honorific (“Mr.”).</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsHonorific(ulong word) => Honorifics.Contains(word);

    /// <summary>Whether the word is a noun of office or profession (“minister”).</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsNoun(ulong word) => Nouns.Contains(word);

    /// <summary>Whether the word is a noun of office or profession with one letter missing, too many, or changed places with the next (“Presiden”).</summary>
    /// <param name="word">The word.</param>
    public static bool IsMisspeltNoun(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMisspelt or > LongestMisspelt)
        {
            return false;
        }

        Span<char> other = stackalloc char[LongestMisspelt + 1];
        for (int at = 0; at <= word.Length; at++)
        {
            word[..at].CopyTo(other);
            word[at..].CopyTo(other[(at + 1)..]);
            for (char letter = 'a'; letter <= 'z'; letter++)
            {
                other[at] = letter;
                if (Nouns.Contains(NameHash.OfWord(other[..(word.Length + 1)])))
                {
                    return true;
                }
            }
        }

        for (int at = 0; at < word.Length; at++)
        {
            word[..at].CopyTo(other);
            word[(at + 1)..].CopyTo(other[at..]);
            if (Nouns.Contains(NameHash.OfWord(other[..(word.Length - 1)])))
            {
                return true;
            }
        }

        for (int at = 0; at + 1 < word.Length; at++)
        {
            word.CopyTo(other);
            (other[at], other[at + 1]) = (other[at + 1], other[at]);
            if (Nouns.Contains(NameHash.OfWord(other[..word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word can stand before such a noun as part of a role (“deputy”, “finance”).</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsModifier(ulong word) => Modifiers.Contains(word);
}
