using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pipeline.Articles.Dates;

namespace Pipeline.Articles.Structure;

/// <summary>
/// Finds the dateline that opens an agency report: “ALMATY, Jan 10 (Reuters) —”, “MOSCOW, January 10. /TASS/.”, “NEW DELHI:”.
/// </summary>
internal static partial class DatelineReader
{
    private const string File = "Structure/datelines.txt";

    // Bounds the work of the expressions: no dateline is longer.
    private const int LongestDateline = 100;

    // Every dateline has one of these.
    private static readonly SearchValues<char> Signs = SearchValues.Create("—–-/:([");

    // What editors shout at the start of a paragraph and is no place.
    private static readonly FrozenSet<string> NoPlaces = WordList.Read(File, "no places").Lines.ToFrozenSet(StringComparer.Ordinal);

    // Cities of the countries whose newspapers end a dateline with a colon.
    private static readonly FrozenSet<string> ColonCities = WordList.Read(File, "colon").Lines.ToFrozenSet(StringComparer.Ordinal);

    // Agencies that may stand in brackets with no sign behind them. Letter case counts: “Bath (Spa)”.
    private static readonly FrozenSet<string> Agencies = WordList
        .Read("Structure/agencies.txt", "agencies")
        .Lines.Concat(WordList.Read("Structure/agencies.txt", "datelines").Lines)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the dateline of a paragraph.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where the paragraph begins in the text.</param>
    public static Dateline? Read(ReadOnlySpan<char> paragraph, int start) => Read(paragraph, start, out _);

    /// <summary>Reads the dateline of a paragraph and the day it names.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where the paragraph begins in the text.</param>
    /// <param name="sent">The day, where the dateline has its year too.</param>
    public static Dateline? Read(ReadOnlySpan<char> paragraph, int start, out PublicationDate? sent)
    {
        sent = null;
        ReadOnlySpan<char> opening = paragraph[..Math.Min(paragraph.Length, LongestDateline)];
        if (!opening.ContainsAny(Signs) || !(char.IsUpper(opening[0]) || opening[0] is '(' or '['))
        {
            return null;
        }

        Match match = Form(opening.ToString());

        // The dateline must lead somewhere: a heading “PARIS — A GUIDE” cut at its end does not.
        if (!match.Success || match.Length >= paragraph.Length)
        {
            return null;
        }

        string? place = match.Groups["place"] is { Success: true } placed ? WithoutWeekday(placed.Value) : null;
        Group agency = match.Groups["agency"];
        if (place is not null && (NoPlaces.Contains(place) || NoPlaces.Contains(Town(place))))
        {
            return null;
        }

        // “MUMBAI: ” is a dateline and “BOOM: ” is not: without an agency only a known city tells them apart.
        if (match.ValueSpan.TrimEnd().EndsWith(":") && !agency.Success && !ColonCities.Contains(place ?? ""))
        {
            return null;
        }

        sent = match.Groups["date"] is { Success: true } day && DateReader.TryFind(day.ValueSpan, out PublicationDate date) ? date : null;

        // “VIENNA, Va. —”: the town alone is in capitals.
        bool shouted = place is not null && Town(place) is { Length: > 2 } town && !HasLowerCase(town);
        return agency.Success || match.Groups["date"].Success || shouted
            ? new Dateline(
                place is null ? null : Named(place),
                agency.Success ? agency.Value.Trim() : null,
                start,
                match.Value.TrimEnd().Length
            )
            : null;
    }

    private static string Town(string place) => place.IndexOf(',') is > 0 and int comma ? place[..comma] : place;

    private static Match Form(string opening)
    {
        foreach (
            Regex form in (ReadOnlySpan<Regex>)
                [BracketPattern(), DashPattern(), AgencyFirstPattern(), SlashPattern(), BarredPattern(), ColonPattern()]
        )
        {
            Match match = form.Match(opening);
            if (match.Success && HasDay(match) && (form != AgencyFirstPattern() || Agencies.Contains(match.Groups["agency"].Value)))
            {
                return match;
            }
        }

        return Match.Empty;
    }

    // What has the form of a month or a day of the week is one.
    private static bool HasDay(Match match) =>
        (match.Groups["month"] is not { Success: true } month || DateWords.Month(month.ValueSpan) > 0)
        && (match.Groups["weekday"] is not { Success: true } day || DateWords.IsWeekday(day.ValueSpan));

    // “LINDHOLM, Wednesday, January 1, 2025 -”: the day of the week is no part of the place.
    private static string WithoutWeekday(string place)
    {
        int comma = place.IndexOf(',');
        ReadOnlySpan<char> behind = comma > 0 ? place.AsSpan(comma + 1).TrimStart() : [];
        int space = behind.IndexOf(' ');
        return DateWords.IsWeekday((space < 0 ? behind : behind[..space]).TrimEnd('.')) ? place[..comma] : place;
    }

    // “SAN JOSE, Calif.”: the stop is the state's.
    private static string Named(string place)
    {
        string name = place.TrimEnd('.', ',', ' ');
        return name.Contains(',') && name.Length < place.Length && place[name.Length] == '.' ? name + "." : name;
    }

    private static bool HasLowerCase(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (char.IsLower(unit))
            {
                return true;
            }
        }

        return false;
    }

    // A day is “Wednesday, January 1, 2025”, “10 Jan.”, “Mon.”; the words are looked up once the form is found.
    private const string Place =
        @"(?<place>\p{Lu}[\p{L}\p{M}.'’\-]*(?:[ /]\p{Lu}[\p{L}\p{M}.'’\-]*){0,3}"
        + @"(?:, ?\p{Lu}[\p{L}\p{M}.'’\-]*(?: \p{Lu}[\p{L}\p{M}.'’\-]*){0,2})?)";
    private const string Month = @"(?<month>\p{Lu}\p{L}{2,8})\.?";
    private const string Date = $@"(?<date>{Month} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {Month}(?:,? \d{{4}})?)";
    private const string Day = $@"(?:,|\.)? ?(?:(?<weekday>\p{{Lu}}\p{{L}}{{2,8}})\.?,?(?: {Date})?|{Date})[.,]?";

    // “NAIROBI, Kenya (April 14, 2019) —”, “WUPPERTAL (Germany), 5 June 2023 -”, “ROME - 10 May 2021 -”,
    // “(Berlin, 10 May 2021) –”: a day between signs, a day or a country in brackets.
    [GeneratedRegex(
        $@"^(?:\({Place},? {Date}\)|{Place} ?(?:—|–|--|-) ?{Date}|{Place} ?\({Date}\)"
            + @"|(?<place>\p{Lu}[\p{L}\p{M}.'’ \-]{1,40}? \(\p{Lu}[\p{L}\p{M}.'’ \-]{2,30}\))"
            + $@"{Day}) ?:? ?(?:—|–|--|-)(?: |$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex BracketPattern();

    [GeneratedRegex(
        $@"^{Place}(?:{Day})? ?(?:[\(\[](?<agency>[\p{{L}}\p{{M}}.&/'’\- ]{{2,40}})[\)\]])?:? ?(?:—|–|--|-)(?: |$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex DashPattern();

    [GeneratedRegex(
        $@"^(?:{Place}(?:{Day})? ?)?[\(\[](?<agency>[\p{{L}}][\p{{L}} ]{{1,20}})[\)\]](?: ?(?:—|–|--|-|:))? ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AgencyFirstPattern();

    [GeneratedRegex(
        $@"^{Place}{Day} ?/(?<agency>[\p{{L}} .\-]{{2,30}})/\.?(?: ?(?:—|–|--|-))? ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex SlashPattern();

    // Of press releases: “GDANSK, Poland / NEWSWIRE / May 7, 2024 /”, “BERLIN--(WIRE)--”.
    [GeneratedRegex(
        $@"^{Place}(?: ?/ ?(?<agency>[\p{{L}} .\-]{{2,30}}?) ?/{Day} ?/ ?(?:—|–|--|-)?|--\((?<agency>[\p{{L}} .\-]{{2,30}})\)--)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex BarredPattern();

    [GeneratedRegex(
        @"^(?<place>\p{Lu}{2}[\p{Lu}.'’\-]*(?: \p{Lu}{2}[\p{Lu}.'’\-]*){0,2})(?: ?\((?<agency>[\p{L} .]{2,30})\))?: (?=[\p{Lu}“""‘'])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ColonPattern();
}
