using System.Collections.Frozen;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>The closed classes of English and the nouns of news that say who speaks: one look-up per token.</summary>
internal static class WordClasses
{
    private static readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Table = Build();

    /// <summary>What each token of the text can be.</summary>
    /// <param name="text">The analysed text.</param>
    public static WordClass[] Of(AnalysedText text)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        var classes = new WordClass[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Clitic)
            {
                classes[i] = Of(text.TextOf(i), tokens[i]);
            }
        }

        return classes;
    }

    private static WordClass Of(ReadOnlySpan<char> word, Token token)
    {
        if (Table.TryGetValue(word, out WordClass found))
        {
            return found;
        }

        if (token.Case == LetterCase.Title || (token.Case == LetterCase.Upper && token.Length == 1))
        {
            // A capital: either a sentence start or a name; verbs of saying are never capitalised inside a sentence, which the caller judges.
            Span<char> lower = stackalloc char[24];
            if (word.Length <= lower.Length)
            {
                int length = word.ToLowerInvariant(lower);
                if (Table.TryGetValue(lower[..length], out found))
                {
                    return found;
                }
            }

            return WordClass.None;
        }

        return token.Case != LetterCase.Lower || word.Length < 4 ? WordClass.None
            : word.EndsWith("ly", StringComparison.Ordinal) ? WordClass.Adverb
            : word.EndsWith("ed", StringComparison.Ordinal) ? WordClass.OtherVerb | WordClass.Finite
            : word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? WordClass.OtherVerb | WordClass.Ing
            : word.EndsWith("man", StringComparison.Ordinal) || word.EndsWith("woman", StringComparison.Ordinal) || word.EndsWith("person", StringComparison.Ordinal) ? WordClass.PersonNoun
            : word.EndsWith("-old", StringComparison.Ordinal) ? WordClass.PersonNoun
            : WordClass.None;
    }

    private static FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var table = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        void Add(string words, WordClass kind)
        {
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table[word] = table.GetValueOrDefault(word) | kind;
            }
        }

        foreach ((string form, WordClass kind) in SpeechVerbs.Forms())
        {
            Add(form, kind);
        }

        Add("wo ca sha has had have having will would can could may might shall should must did does do 'll ’ll 'd ’d 've ’ve", WordClass.Auxiliary);
        Add("is was were are be been being am 's ’s 're ’re 'm ’m", WordClass.Auxiliary | WordClass.Be);
        Add("he she they it", WordClass.Pronoun);
        Add("him her them", WordClass.Participant);
        Add("I we you me us", WordClass.Participant);
        Add("the a an this these those his her its their our my your some several many one two three four five most each every both another other all no any few", WordClass.Determiner);
        Add("of in on at for from with by to about into over under after before during against between among through without within toward towards upon near since until amid despite " +
            "outside inside across behind beyond along around as like via per than off up down out regarding concerning besides onto alongside", WordClass.Preposition);
        Add("and or but nor yet so", WordClass.Conjunction);
        Add("that what whatever whether if because while when whenever although though unless as since after before until where why how once whereas", WordClass.Subordinator);
        Add("who which whom whose that", WordClass.Relative);
        Add("also later then once now today still even just only again already previously recently earlier reportedly too first often never ever always later soon further furthermore however meanwhile " +
            "instead nonetheless nevertheless perhaps once twice quickly famously simply flatly here thus rather therefore afterward afterwards initially finally eventually allegedly repeatedly " +
            "shortly suddenly apparently recently jointly himself herself itself themselves sometimes well all both likewise moreover similarly indeed", WordClass.Adverb);
        Add("not n't n’t to there", WordClass.Particle);
        Add("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. " +
            "today yesterday tomorrow tonight morning afternoon evening night week weekend month year day days weeks months years hours minutes moments last next ago time early late", WordClass.Time);
        Add("spokesman spokeswoman spokesperson official minister president senator governor mayor secretary ambassador director chairman chairwoman chair chief leader lawyer attorney judge professor " +
            "analyst expert economist researcher scientist author writer reporter journalist columnist editor critic activist organiser organizer strategist adviser advisor aide " +
            "candidate nominee lawmaker congressman congresswoman representative delegate politician officer sheriff commander general colonel captain sergeant detective investigator " +
            "prosecutor doctor physician nurse teacher student worker farmer owner manager executive founder president coach player captain driver pilot witness victim survivor suspect resident " +
            "neighbour neighbor mother father son daughter brother sister wife husband widow friend boyfriend girlfriend parent child man woman boy girl person source insider veteran soldier " +
            "king queen prince princess pope bishop archbishop priest pastor rabbi imam cleric premier chancellor commissioner consultant pollster moderator host anchor presenter actor actress singer " +
            "musician artist director producer billionaire businessman businesswoman mogul tycoon entrepreneur investor trader banker lobbyist diplomat envoy negotiator counsel historian scholar fellow " +
            "speaker voter supporter opponent rival protester demonstrator guest customer client patient passenger teenager teen republican democrat conservative liberal incumbent frontrunner front-runner " +
            "ex-president co-founder vice-president commentator blogger correspondent biographer narrator caller user deputy member head boss lieutenant superintendent principal dean provost", WordClass.PersonNoun);
        Add("spokesmen officials ministers senators governors mayors secretaries ambassadors lawyers attorneys judges analysts experts economists researchers scientists authors writers reporters " +
            "journalists columnists editors critics activists organisers organizers strategists advisers advisors aides candidates lawmakers representatives delegates politicians officers " +
            "investigators prosecutors doctors teachers students workers owners executives leaders people residents witnesses victims sources insiders republicans democrats conservatives " +
            "liberals supporters opponents protesters demonstrators voters members pollsters commentators men women parents friends americans authorities police ministry government administration campaign " +
            "party committee company firm group organisation organization agency department office bureau court commission council board union association institute university " +
            "parliament congress senate house army military navy force forces team club bank network station channel newspaper paper magazine outlet website site embassy authority federation coalition " +
            "alliance foundation charity church community crowd panel jury regime rebels militants palace kremlin pentagon camp family delegation ministry legislature cabinet service corporation " +
            "rally assembly ally allies family airline carmaker manufacturer operator regulator watchdog think-tank hospital school city state county district staff crew management prosecution defence defense nation country union", WordClass.GroupNoun);
        Add("statement report letter memo email e-mail tweet post article editorial book memoir survey poll study document documents filing complaint lawsuit indictment resolution release transcript speech " +
            "interview message headline sign banner placard slogan bill law act constitution text website advert advertisement ad video caption note op-ed column essay paper press-release statute ruling opinion " +
            "order decree petition affidavit testimony remarks comment comments message answer response question reply words description view argument claim quote line chant joke description complaint motto mantra message " +
            "reports statements letters documents studies polls surveys articles tweets posts projections estimates figures statistics records findings results papers polling data advisory findings accounts " +
            "constitution", WordClass.DocumentNoun);
        Add("Mr. Mrs. Ms. Mr Mrs Ms Miss Dr. Dr Prof. Sir Dame Lord Lady Sen. Rep. Gov. Gen. Lt. Col. Capt. Sgt. Maj. Adm. Rev. Hon. Pres. Sens. Reps. Justice Judge Rabbi Imam Sheikh Sheik Pope " +
            "Bishop Archbishop Cardinal Father Sister Brother King Queen Prince Princess Senator Representative Congressman Congresswoman Governor Mayor President Vice Chancellor Premier Minister Secretary " +
            "Ambassador Chairman Chairwoman Chair Director Chief Commissioner Speaker Leader Attorney General Colonel Major Captain Lieutenant Sergeant Officer Sheriff Detective Inspector Superintendent " +
            "Commander Admiral Marshal Professor Doctor Reverend Pastor Councilman Councilwoman Councillor Councilor Emir Sultan Emperor Tsar Coach Comrade Deputy Spokesman Spokeswoman Spokesperson Candidate " +
            "Nominee Democrat Republican Lawmaker Strategist Adviser Advisor Columnist Editor Reporter Analyst Economist Host Businessman Billionaire Manager CEO MP MEP", WordClass.Title);
        Add("went came took got had made became began ran stood sat left met won lost led kept brought built bought sold saw gave held set hit cut let rose fell grew drew threw flew drove broke chose " +
            "wore wanted seemed appeared tried used needed goes comes takes gets makes becomes runs stands sits leaves meets wins loses leads keeps brings gives holds sets wants seems appears tries uses needs " +
            "stopped started refused failed continued turned fought shot struck spent paid sent felt knew lay hung shook", WordClass.OtherVerb | WordClass.Finite);
        return table.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
