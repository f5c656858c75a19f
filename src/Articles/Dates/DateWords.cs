using System.Collections.Frozen;

namespace Pipeline.Articles.Dates;

/// <summary>The words that dates of publication are written with.</summary>
internal static class DateWords
{
    /// <summary>Month names and abbreviations to 1–12: English, and the forms that news pages in other European languages print.</summary>
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "january jan gen ene janv sty januar januari janvier enero gennaio janeiro stycznia января leden ledna ocak tammikuuta",
        "february feb fev févr febb lut februar februari février fevrier febrero febbraio fevereiro lutego февраля února şubat helmikuuta",
        "march mar mrt mär brz märz maerz maart mars marzo março marca марта března mart maaliskuuta",
        "april apr abr avr kwi avril abril aprile kwietnia апреля dubna nisan huhtikuuta",
        "may mai mag mei mayo maggio maio maj maja мая května mayıs toukokuuta",
        "june jun giu czerw juni juin junio giugno junho czerwca июня června haziran kesäkuuta",
        "july jul lug juil lip juli juillet julio luglio julho lipca июля července temmuz heinäkuuta",
        "august aug ago août sie ağu août aout agosto augustus augusti sierpnia августа srpna ağustos elokuuta",
        "september sep set wrz sept septembre septiembre settembre setembro września сентября září eylül syyskuuta",
        "october oct ott out paź okt oktober octobre octubre ottobre outubro października октября října ekim lokakuuta",
        "november nov listopad novembre noviembre novembro listopada ноября listopadu kasım marraskuuta",
        "december dec dic dez déc gru ara dez dezember décembre decembre diciembre dicembre dezembro grudnia декабря prosince aralık joulukuuta"
    );

    /// <summary>
    /// Zone abbreviations that mean one offset, in minutes from UTC. Those that mean several (IST, ET) are left out on purpose.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["z"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["wet"] = 0,
        ["bst"] = 60,
        ["cet"] = 60,
        ["wat"] = 60,
        ["cest"] = 120,
        ["eet"] = 120,
        ["sast"] = 120,
        ["cat"] = 120,
        ["eest"] = 180,
        ["eat"] = 180,
        ["msk"] = 180,
        ["pkt"] = 300,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
        ["edt"] = -240,
        ["est"] = -300,
        ["cdt"] = -300,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that may stand beside a date on a line that says nothing but when something was published.</summary>
    private static readonly FrozenSet<string> Fillers = Words(
        "date published publication posted submitted filed issued released updated update modified created last first on at of the am pm a m p et local time hrs hours h uhr um den le el il em o clock est ist "
            + "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th de del t "
            + "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo veröffentlicht publié publicado pubblicato gepubliceerd"
    );

    /// <summary>Words that say a date is that of a later change.</summary>
    private static readonly FrozenSet<string> ChangeWords = Words("updated update modified aktualisiert actualizado aggiornato bijgewerkt");

    /// <summary>The number of a month's name, or 0.</summary>
    /// <param name="word">A word in any case.</param>
    public static int Month(ReadOnlySpan<char> word) =>
        Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int month) ? month : 0;

    /// <summary>The offset that a zone's abbreviation means.</summary>
    /// <param name="word">A word in any case.</param>
    /// <param name="offset">The offset.</param>
    public static bool TryGetZone(ReadOnlySpan<char> word, out TimeSpan offset)
    {
        bool known = Zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int minutes);
        offset = TimeSpan.FromMinutes(minutes);
        return known;
    }

    /// <summary>Whether the word says nothing beyond the date beside it.</summary>
    /// <param name="word">A word in any case.</param>
    public static bool IsFiller(ReadOnlySpan<char> word) =>
        Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || TryGetZone(word, out _);

    /// <summary>Whether the word makes a date that of a later change.</summary>
    /// <param name="word">A word in any case.</param>
    public static bool IsChange(ReadOnlySpan<char> word) => ChangeWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, int> Numbered(params ReadOnlySpan<string> months)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < months.Length; i++)
        {
            foreach (string name in months[i].Split(' '))
            {
                numbers.TryAdd(name, i + 1);
            }
        }

        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
