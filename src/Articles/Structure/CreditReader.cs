using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Structure;

/// <summary>
/// Finds credits: “Image: AP”, “Photo by Jane Doe/AFP”, “(AP Photo/John Smith)”, “Reporting by A; editing by B”. Their words are in
/// <c>credits.txt</c>.
/// </summary>
internal static partial class CreditReader
{
    // Bounds the work of the expressions: no credit is longer.
    private const int LongestCredit = 200;
    private const int LongestImageName = 121;
    private const int LongestNameAtEnd = 81;
    private const int LongestTextName = 180;
    private const int LongestRights = 101;

    // “(c) Copyright The Harbour Post 2024”
    private const string TypedSign = "(c)";

    private const string File = "Structure/credits.txt";
    private const string AgenciesFile = "Structure/agencies.txt";

    private static readonly PhraseList BeforeSign = PhraseList.Read(File, "before a sign", ignoresCase: false);
    private static readonly PhraseList BeforeName = PhraseList.Read(File, "before a name", ignoresCase: false);
    private static readonly PhraseList BeforeWriters = PhraseList.Read(File, "text", ignoresCase: false);
    private static readonly PhraseList Rights = PhraseList.Read(File, "rights", ignoresCase: false);
    private static readonly FrozenSet<string> AgencyPictures = Set(WordList.Read(File, "agency's picture"));
    private static readonly FrozenSet<string> Agencies = Set(WordList.Read(AgenciesFile, "pictures"));
    private static readonly FrozenSet<string> BeforePhotographers = Set(WordList.Read(AgenciesFile, "before photographers"));
    private static readonly FrozenSet<string> PictureHouses = Set(WordList.Read(AgenciesFile, "picture houses"));

    /// <summary>Reads a paragraph that is a credit and nothing else.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where it begins in the text.</param>
    public static Credit? ReadWhole(ReadOnlySpan<char> paragraph, int start)
    {
        if (paragraph.IsEmpty || paragraph.Length > LongestCredit)
        {
            return null;
        }

        int at = paragraph[0] is '(' or '[' ? 1 : 0;
        ReadOnlySpan<char> image = BehindImageWords(paragraph, at, ":/—–|");
        if (image.Length is > 0 and <= LongestImageName)
        {
            return new Credit(Name(image), "image", start, paragraph.Length);
        }

        if (AgencyPicture(paragraph, out int from, out ReadOnlySpan<char> agency) && from == 0)
        {
            return new Credit(Name(agency), "image", start, paragraph.Length);
        }

        ReadOnlySpan<char> text = Writers(paragraph, at);
        return text.IsEmpty ? null : new Credit(Name(text), "text", start, paragraph.Length);
    }

    /// <summary>Reads the credit that ends a caption.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where it begins in the text.</param>
    public static Credit? ReadEnd(ReadOnlySpan<char> paragraph, int start)
    {
        int cut = Math.Max(0, paragraph.Length - LongestCredit);
        ReadOnlySpan<char> tail = paragraph[cut..];
        for (int at = 1; at < tail.Length; at++)
        {
            if (
                tail[at - 1] is ' ' or '(' or '['
                && (char.IsUpper(tail[at]) || tail[at] is '(' or '[')
                && BehindImageWords(tail, at + (tail[at] is '(' or '[' ? 1 : 0), ":/") is { IsEmpty: false } name
                && IsNameAtEnd(name)
            )
            {
                return new Credit(Name(name), "image", start + cut + at, tail.Length - at);
            }
        }

        return AgencyPicture(tail, out int from, out ReadOnlySpan<char> agency) && cut + from > 0
            ? new Credit(Name(agency), "image", start + cut + from, tail.Length - from)
            : null;
    }

    // What follows “Photo by”, or “Photo” and a sign; empty where a place begins with neither.
    private static ReadOnlySpan<char> BehindImageWords(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> signs)
    {
        int end = BeforeSign.EndAt(text, at);
        if (end > 0 && text[end..].TrimStart() is [var sign, .. var named] && signs.Contains(sign))
        {
            return named.TrimStart();
        }

        end = BeforeName.EndAt(text, at);
        return end > 0 ? text[end..].TrimStart() : [];
    }

    // Nothing but a name: a sentence goes on, or begins with a small letter.
    private static bool IsNameAtEnd(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> plain = name[^1] == '.' ? name[..^1] : name;
        return plain.Length is >= 2 and <= LongestNameAtEnd
            && (char.IsUpper(plain[0]) || plain[0] == '@')
            && plain[1..].IndexOfAny(".:;!?") < 0;
    }

    private static ReadOnlySpan<char> Writers(ReadOnlySpan<char> paragraph, int at)
    {
        ReadOnlySpan<char> line = paragraph.StartsWith(TypedSign, StringComparison.OrdinalIgnoreCase)
            ? paragraph[TypedSign.Length..].TrimStart()
            : paragraph;
        if (Rights.EndAt(line, 0) is > 0 and int rights)
        {
            return line.Length - rights is >= 2 and <= LongestRights ? Owner(line[rights..]) : [];
        }

        int end = BeforeWriters.EndAt(paragraph, at);
        if (end < 0)
        {
            return [];
        }

        ReadOnlySpan<char> name = paragraph[end..].TrimStart().TrimStart(':').TrimStart();
        name = name.TrimEnd('.');
        name = name is [.., ')' or ']'] ? name[..^1] : name;
        return name.Length is >= 2 and <= LongestTextName ? name : [];
    }

    // “2022 The Fjord Courier”, “Copyright The Fjord Courier 2019–2022. All rights reserved.”: whose the rights are.
    private static ReadOnlySpan<char> Owner(ReadOnlySpan<char> words)
    {
        ReadOnlySpan<char> name = words.TrimStart();
        name = Rights.EndAt(name, 0) is > 0 and int again ? name[again..] : name;
        name = name.IndexOf(". ") is > 0 and int stop ? name[..stop] : name;
        return name.Trim(" .,-–0123456789");
    }

    // The picture of an agency or a house that ends a text: of several that could be meant the longest.
    private static bool AgencyPicture(ReadOnlySpan<char> text, out int start, out ReadOnlySpan<char> name)
    {
        start = 0;
        name = [];
        ReadOnlySpan<char> words = text.TrimEnd(".)]");
        if (
            !words.Contains('/') && !AgencyPictures.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words[(words.LastIndexOf(' ') + 1)..])
        )
        {
            return false;
        }

        string line = text.ToString();
        Match? first = null;
        foreach (
            Match match in (ReadOnlySpan<Match>)
                [
                    First(AgencyPattern(), line, "agency", Agencies),
                    First(PhotographerPattern(), line, "agency", BeforePhotographers),
                    First(HousePattern(), line, "house", PictureHouses),
                    First(RightsPattern(), line, "picture", AgencyPictures),
                ]
        )
        {
            bool isPicture = match.Success && (!match.Groups["picture"].Success || AgencyPictures.Contains(match.Groups["picture"].Value));
            first = isPicture && (first is null || match.Index < first.Index) ? match : first;
        }

        if (first is null)
        {
            return false;
        }

        Group named = first.Groups["name"];
        start = first.Index;
        name = text.Slice(named.Index, named.Length);
        return true;
    }

    // The first match in which a word is one of a list.
    private static Match First(Regex form, string line, string group, FrozenSet<string> words)
    {
        Match match = form.Match(line);
        while (match.Success && !words.Contains(match.Groups[group].Value))
        {
            match = form.Match(line, match.Index + 1);
        }

        return match;
    }

    // “Jo Reed (flickr)” keeps its bracket, “(Photo: Jo Reed)” leaves it; “A and B; Editing by C” is A and B.
    private static string Name(ReadOnlySpan<char> words)
    {
        ReadOnlySpan<char> name = words.Trim(" ./");
        int further = name.IndexOf(';');
        if (further > 0)
        {
            name = name[..further].TrimEnd();
        }

        while (name.Length > 1 && name[^1] is ')' or ']' && name.Count(name[^1]) > name.Count(name[^1] == ')' ? '(' : '['))
        {
            name = name[..^1].TrimEnd(" .");
        }

        return name.ToString();
    }

    private static FrozenSet<string> Set(WordList list) => list.Lines.Concat(list.Words).ToFrozenSet(StringComparer.Ordinal);

    // (AP Photo/John Smith)
    [GeneratedRegex(
        @"[\(\[]?(?<name>(?<agency>\p{L}+) (?<picture>\p{L}+)(?:/[\p{L} .'’\-]{2,60})?)[\)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AgencyPattern();

    // REUTERS/Jane Doe
    [GeneratedRegex(
        @"[\(\[]?(?<name>(?<agency>\p{L}+)/[\p{L} .'’\-]{2,60})[\)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex PhotographerPattern();

    // Jane Doe/AFP via Getty Images
    [GeneratedRegex(
        @"[\(\[]?(?<name>(?:[\p{L}.'’\-]+(?: [\p{L}.'’\-]+){0,4}(?: ?/ ?| via ))?(?<house>\p{L}+ \p{L}+))[\)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex HousePattern();

    // © Getty Images
    [GeneratedRegex(
        @"[\(\[]?(?<name>© ?(?:[\p{L}.'’\-]+ ){0,3}(?<picture>\p{L}+))[\)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex RightsPattern();
}
