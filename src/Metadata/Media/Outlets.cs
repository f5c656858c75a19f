using System.Collections.Frozen;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>Outlets and agencies known by name, and the words that show an unknown name to be one.</summary>
internal static class Outlets
{
    private const int LongestName = 6;

    // One per line: the canonical name first, then the other forms in use. Written for this project from general knowledge; names are facts.
    private const string Table = """
        Associated Press|AP|The Associated Press
        Reuters|Thomson Reuters
        Agence France-Presse|AFP|Agence France Presse
        Bloomberg|Bloomberg News|Bloomberg TV|Bloomberg Businessweek
        United Press International|UPI
        Deutsche Presse-Agentur|DPA|dpa
        Xinhua|Xinhua News Agency|Xinhua news agency
        TASS|Tass|ITAR-TASS|Itar-Tass
        Interfax|Interfax-Ukraine|Interfax-Kazakhstan
        RIA Novosti|RIA
        Sputnik|Sputnik News|Sputnik International
        RT|Russia Today
        Kyodo|Kyodo News
        Yonhap|Yonhap News Agency|Yonhap news agency
        Korean Central News Agency|KCNA
        Press Trust of India|PTI
        ANI|Asian News International
        IANS|Indo-Asian News Service
        Anadolu Agency|Anadolu|Anadolu news agency
        Ansa|ANSA
        EFE
        Belga
        Fars|Fars News Agency|Fars News
        IRNA
        ISNA
        Tasnim|Tasnim News Agency
        SANA
        WAFA
        MENA
        KUNA
        Petra
        Antara
        Bernama
        BelTA|Belta
        Ukrinform
        Kazinform
        Khabar 24
        Press Association|PA Media|PA news agency
        Australian Associated Press|AAP
        Canadian Press|The Canadian Press
        BBC|BBC News|BBC Radio 4|BBC Radio|BBC One|BBC Two|BBC World Service|BBC Persian|BBC World
        ITV|ITV News
        Sky News|Sky
        Channel 4|Channel 4 News
        Al Jazeera|Al-Jazeera|Aljazeera
        Al Arabiya|Al-Arabiya
        Al Mayadeen|Al-Mayadeen
        CNN|CNN International|Cable News Network
        Fox News|Fox News Channel|Fox News Sunday|Fox & Friends
        Fox Business|Fox Business Network
        MSNBC
        NBC|NBC News|NBC Sports
        CBS|CBS News
        ABC|ABC News
        CNBC
        PBS|PBS NewsHour
        NPR|National Public Radio
        C-SPAN
        Univision
        Telemundo
        ESPN
        HBO
        Voice of America|VOA
        Radio Free Europe/Radio Liberty|Radio Free Europe|RFE/RL|Radio Liberty
        Radio Free Asia
        Deutsche Welle|DW
        France 24
        Euronews
        CGTN
        CCTV
        NHK
        Arirang
        TRT|TRT World
        CBC|CBC News
        CTV|CTV News
        RTÉ|RTE
        ZDF
        ARD
        TF1
        BFMTV|BFM TV
        RTL
        Rai
        NOS
        SVT
        NRK
        Globo|TV Globo|O Globo
        Televisa
        NDTV
        Geo News|Geo TV
        Dawn
        ARY News
        The New York Times|New York Times|NYT
        The Washington Post|Washington Post
        The Wall Street Journal|Wall Street Journal|WSJ
        USA Today|USA TODAY
        Los Angeles Times|The Los Angeles Times|LA Times|L.A. Times
        Chicago Tribune|The Chicago Tribune
        The Boston Globe|Boston Globe
        New York Post|The New York Post
        New York Daily News|Daily News
        Miami Herald|The Miami Herald
        Orlando Sentinel|The Orlando Sentinel
        The Dallas Morning News|Dallas Morning News
        Houston Chronicle
        San Francisco Chronicle
        The Philadelphia Inquirer|Philadelphia Inquirer
        Des Moines Register|The Des Moines Register
        The Arizona Republic|Arizona Republic
        The Denver Post|Denver Post
        The Seattle Times|Seattle Times
        The Hill
        Politico|POLITICO
        Axios
        BuzzFeed|BuzzFeed News|Buzzfeed
        HuffPost|The Huffington Post|Huffington Post
        The Daily Beast|Daily Beast
        Breitbart|Breitbart News|Breitbart News Daily
        The Daily Caller|Daily Caller
        Vox
        Vice|Vice News
        Slate
        Salon
        Business Insider
        Quartz
        ProPublica
        The Intercept|Intercept
        Mother Jones
        National Review
        The Weekly Standard|Weekly Standard
        The Atlantic
        The New Yorker|New Yorker
        Time magazine|TIME
        Newsweek
        The Economist|Economist
        Financial Times|The Financial Times|FT
        Forbes
        Fortune
        Vanity Fair
        Rolling Stone
        Variety
        The Hollywood Reporter
        TMZ
        Washington Examiner|The Washington Examiner
        Washington Times|The Washington Times
        Western Journalism
        The Guardian
        The Observer
        The Times of London|The Times
        The Sunday Times|Sunday Times
        The Daily Telegraph|Daily Telegraph|The Telegraph|The Sunday Telegraph
        The Independent
        Daily Mail|The Daily Mail|Mail on Sunday|MailOnline
        Daily Mirror|The Daily Mirror
        Evening Standard
        The Scotsman
        The Irish Times|Irish Times
        The Sydney Morning Herald|Sydney Morning Herald
        The Australian
        The Age
        The Globe and Mail|Globe and Mail
        Toronto Star
        National Post
        New Zealand Herald|NZ Herald
        The Times of India|Times of India
        The Hindu
        Hindustan Times
        The Indian Express|Indian Express
        The Straits Times|Straits Times
        South China Morning Post
        Global Times
        China Daily
        People’s Daily|People's Daily
        The Japan Times|Japan Times
        Asahi Shimbun|Asahi
        Yomiuri Shimbun|Yomiuri
        Nikkei|Nikkei Asia
        The Korea Herald|Korea Herald
        The Jerusalem Post|Jerusalem Post
        Haaretz
        The Times of Israel|Times of Israel
        Ynet
        Yedioth Ahronoth
        Al-Ahram
        Hurriyet|Hürriyet
        Daily Sabah
        Le Monde
        Le Figaro
        Libération
        Le Parisien
        Der Spiegel|Spiegel
        Die Zeit
        Die Welt
        Bild|Bild am Sonntag
        Süddeutsche Zeitung
        Frankfurter Allgemeine Zeitung|Frankfurter Allgemeine|FAZ
        El País|El Pais
        El Mundo
        La Repubblica
        Corriere della Sera
        La Stampa
        Il Sole 24 Ore
        De Telegraaf
        Le Soir
        Kommersant
        Izvestia
        Vedomosti
        Novaya Gazeta
        Echo of Moscow|Ekho Moskvy
        Rossiya 1|Rossiya-1
        Rossiya 24|Rossiya-24
        Channel One
        Kyiv Post
        Kyiv Independent|The Kyiv Independent
        Folha de S.Paulo|Folha de S. Paulo
        La Nación
        Clarín
        El Universal
        Reforma
        Daily Nation
        The East African
        Premium Times
        Daily Monitor
        Mail & Guardian
        Wikinews
        Bellingcat
        Der Standard
        """;

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = Build();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstWords =
        Names.Dictionary.Keys.Select(FirstWord).Where(word => word is not ("The" or "the")).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LastWords = new[]
    {
        "News", "Times", "Post", "Herald", "Tribune", "Journal", "Gazette", "Guardian", "Telegraph", "Chronicle", "Daily", "Mirror", "TV", "Television", "Radio", "Press", "Broadcasting",
        "Magazine", "Weekly", "Examiner", "Register", "Dispatch", "Bulletin", "Inquirer", "Sentinel", "Globe", "Zeitung", "Shimbun", "Gazeta", "Newswire", "FM", "Courier", "Observer",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length in tokens of the outlet's name that starts at the token, and its canonical name; 0 where none starts.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="token">The token.</param>
    /// <param name="name">The canonical name.</param>
    public static int Known(AnalysedText text, int token, out string name)
    {
        name = "";
        ReadOnlySpan<Token> tokens = text.Tokens;
        if (tokens[token].Kind != TokenKind.Word || tokens[token].Case is LetterCase.None)
        {
            return 0;
        }

        bool the = text.Is(token, "The") || text.Is(token, "the");
        if (!the && !FirstWords.Contains(text.TextOf(token)))
        {
            return 0;
        }

        for (int length = Math.Min(LongestName, tokens.Length - token); length > 0; length--)
        {
            if (Names.TryGetValue(text.TextOf(token, token + length), out string? found))
            {
                name = found;
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a name that ends with this word is that of an outlet (“Kabul Times”).</summary>
    /// <param name="word">The word.</param>
    public static bool EndsOutletName(ReadOnlySpan<char> word) => LastWords.Contains(word);

    /// <summary>Whether the word is a common noun for a kind of outlet (“newspaper”).</summary>
    /// <param name="word">The word.</param>
    public static bool IsKindOfOutlet(ReadOnlySpan<char> word) =>
        word is "newspaper" or "magazine" or "broadcaster" or "channel" or "agency" or "tabloid" or "daily" or "weekly" or "website" or "radio" or "television" or "network" or "TV" or "news" or "newswire" or "station" or "podcast";

    private static string FirstWord(string name)
    {
        int end = name.AsSpan().IndexOfAny(" /");
        return end < 0 ? name : name[..end];
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] forms = line.Split('|');
            foreach (string form in forms)
            {
                names[form] = forms[0];
                if (form.StartsWith("The ", StringComparison.Ordinal))
                {
                    // “the Guardian”: the article of a title is often written small.
                    names["t" + form[1..]] = forms[0];
                }
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
