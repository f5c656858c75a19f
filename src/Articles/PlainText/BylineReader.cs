using System.Buffers;
using System.Collections.Frozen;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Structure;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.PlainText;

/// <summary>Reads lines such as “By Jane Doe and John Smith, Staff Writers” into names.</summary>
internal static class BylineReader
{
    private const int LongestLine = 200;
    private const int MostWords = 6;
    private const int LongestStated = 80;
    private const int LongestDesk = 40;

    private const string File = "PlainText/bylines.txt";

    private static readonly string[] Openers = [.. WordList.Read(File, "openers").Lines.Select(static opener => opener + " ")];
    private static readonly string[] Separators =
    [
        .. WordList.Read(File, "between names").Lines.Select(static word => $" {word} "),
        "; ",
        ", ",
        " | ",
        " • ",
        " · ",
        " / ",
        " - ",
        " – ",
        " — ",
    ];
    private static readonly SearchValues<char> SeparatorStarts = SearchValues.Create(" ;,");

    private static readonly FrozenSet<string> Particles = WordList.Read(File, "particles").Words.ToFrozenSet(StringComparer.Ordinal);

    // “By a staff reporter”
    private static readonly FrozenSet<string> Articles = WordList
        .Read(File, "articles")
        .Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RoleWords = WordList.Read(File, "roles").Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The links behind a name, run together with it: “Jane Doe Twitter”.
    private static readonly FrozenSet<string> Links = WordList.Read(File, "links").Words.ToFrozenSet(StringComparer.Ordinal);

    // What stands beside names and is none: links to follow a person, degrees, placeholders, days, and “By” alone.
    private static readonly FrozenSet<string> NoNames = WordList
        .Read(File, "no names")
        .Lines.Concat(Links)
        .Concat(DateWords.Weekdays)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // “By Jane Doe with agencies”: whoever else wrote.
    private static readonly FrozenSet<string> Others = WordList.Read(File, "others").Lines.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a line that is a byline and nothing else.</summary>
    /// <param name="line">The line.</param>
    /// <param name="names">The names, in the order written.</param>
    public static bool TryReadLine(ReadOnlySpan<char> line, out List<string> names)
    {
        names = [];
        line = line.Trim().TrimStart("-–—|•·~ ");
        if (line.Length is < 5 or > LongestLine)
        {
            return false;
        }

        names = ReadNames(BehindOpener(line), strict: true);
        return names.Count > 0;
    }

    /// <summary>Reads a line whose author is somebody of the paper without a name: “By A STAFF REPORTER”, “By Our Correspondent”.</summary>
    /// <param name="line">The line.</param>
    /// <param name="desk">Who it is, without an article.</param>
    public static bool TryReadDesk(ReadOnlySpan<char> line, out string desk)
    {
        ReadOnlySpan<char> words = BehindOpener(line.Trim()).Trim();
        bool read = IsDesk(words);
        desk = read ? WithoutArticle(CleanText.Line(words)) : "";
        return read;
    }

    /// <summary>Whether the words are somebody of the paper without a name: “STAFF REPORTER”.</summary>
    /// <param name="words">The words.</param>
    public static bool IsDesk(ReadOnlySpan<char> words)
    {
        if (words.Length is 0 or > LongestDesk || !IsRole(words))
        {
            return false;
        }

        foreach (Range range in words.Split(' '))
        {
            ReadOnlySpan<char> word = words[range];
            if (!IsNameWord(word, first: false) && !Contains(Articles, word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the names in a byline without its “By”, such as a page's author field.</summary>
    /// <param name="text">The names, roles, places.</param>
    /// <param name="strict">Whether every part must be a name, a role or a place, as it must for a line of plain text to be a byline at
    /// all.</param>
    /// <returns>The names; empty when there is none, or when <paramref name="strict"/> and some part is anything else.</returns>
    public static List<string> ReadNames(ReadOnlySpan<char> text, bool strict)
    {
        var names = new List<string>();
        string clean = CleanText.Line(text).TrimEnd('.', ',', ';', '|', '-', '–', '—', ' ');
        ReadOnlySpan<char> rest = clean;
        (bool barred, bool listed) = (false, false);
        while (!rest.IsEmpty)
        {
            (int length, int separator) = NextSeparator(rest);
            ReadOnlySpan<char> part = WithoutNetwork(WithoutPlace(rest[..length].Trim()));

            // “By Njeri Mwangi | Daily Nation, Nairobi”, “By Amina Bello, Maiduguri”: behind people and the paper stands where they are.
            bool place =
                listed
                && !part.Contains(' ')
                && !HouseName.IsAgency(part)
                && (barred || names.TrueForAll(static name => name.Contains(' ')));
            ReadOnlySpan<char> mark = rest.Slice(length, separator).Trim();
            (barred, listed) = (barred || mark is "|" or "•" or "·", mark is ",");
            rest = rest[(length + separator)..];
            if (place || part.IsEmpty || Contains(NoNames, part) || (names.Count > 0 && Contains(Others, part)))
            {
                continue;
            }

            if (IsName(part))
            {
                string name = part.ToString();
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    names.Add(name);
                }
            }
            else if (strict && !IsRole(part))
            {
                return [];
            }
        }

        return names;
    }

    /// <summary>A byline without the date or time that stands behind the names on a page: no name has a digit.</summary>
    /// <param name="line">The byline.</param>
    public static string WithoutDate(string line)
    {
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 0)
        {
            return line;
        }

        // “Jane Doe March 5”, but “Theresa May 3 March”.
        ReadOnlySpan<char> names = line.AsSpan(0, digit).TrimEnd(" ,|•·-–—(:");
        if (names.EndsWith(" at", StringComparison.Ordinal) || names.EndsWith(" on", StringComparison.Ordinal))
        {
            return names[..^3].TrimEnd(" ,|•·-–—(:").ToString();
        }

        ReadOnlySpan<char> after = line.AsSpan(digit).TrimStart("0123456789. ");
        int end = after.IndexOfAny(" ,.");
        bool monthFollows = DateWords.Month(end < 0 ? after : after[..end]) > 0;
        for (
            int space = names.LastIndexOf(' ');
            space > 0
                && (
                    (!monthFollows && DateWords.Month(names[(space + 1)..].TrimEnd(".,")) > 0)
                    || Contains(NoNames, names[(space + 1)..].TrimEnd(".,:"))
                );
            space = names.LastIndexOf(' ')
        )
        {
            names = names[..space].TrimEnd(" ,|•·-–—(:");
        }

        return names.ToString();
    }

    /// <summary>What follows the “By” that opens a byline; null when none does.</summary>
    /// <param name="line">The line.</param>
    public static string? AfterOpener(string line)
    {
        foreach (string opener in Openers)
        {
            if (line.StartsWith(opener, StringComparison.OrdinalIgnoreCase))
            {
                return line[opener.Length..].TrimStart();
            }
        }

        return null;
    }

    /// <summary>
    /// Adds the names in a field that states authors and nothing else, such as JSON-LD's <c>author.name</c>: what is no person's name is a
    /// desk's or an agency's.
    /// </summary>
    /// <param name="text">The field.</param>
    /// <param name="names">Where they go, each once.</param>
    public static void AddStated(string text, List<string> names)
    {
        string clean = CleanText.Line(text);
        clean = AfterOpener(clean) ?? clean;

        if (
            Contains(NoNames, clean)
            || clean.Length is < 2 or > LongestLine
            || clean.Contains("://", StringComparison.Ordinal)
            || clean.Contains('@')
        )
        {
            return;
        }

        List<string> read = ReadNames(clean, strict: true);
        if (read.Count == 0 && clean.Length <= LongestStated)
        {
            read.Add(clean);
        }

        foreach (string name in read)
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    private static (int Length, int Separator) NextSeparator(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!SeparatorStarts.Contains(text[i]))
            {
                continue;
            }

            foreach (string separator in Separators)
            {
                if (text[i..].StartsWith(separator, StringComparison.Ordinal))
                {
                    return (i, separator.Length);
                }
            }
        }

        return (text.Length, 0);
    }

    // “Jane Doe in Almaty”
    private static ReadOnlySpan<char> WithoutPlace(ReadOnlySpan<char> part)
    {
        int at = part.IndexOf(" in ", StringComparison.Ordinal);
        return at > 0 ? part[..at] : part;
    }

    // “Jane Doe Twitter”: the link behind the name, run together.
    private static ReadOnlySpan<char> WithoutNetwork(ReadOnlySpan<char> part)
    {
        int space = part.LastIndexOf(' ');
        return space > 0 && Contains(Links, part[(space + 1)..]) ? part[..space].TrimEnd() : part;
    }

    // What follows the “By” that opens a line; nothing where none does.
    private static ReadOnlySpan<char> BehindOpener(ReadOnlySpan<char> line)
    {
        foreach (string opener in Openers)
        {
            if (line.StartsWith(opener, StringComparison.Ordinal))
            {
                return line[opener.Length..];
            }
        }

        return [];
    }

    private static string WithoutArticle(string words)
    {
        int space = words.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Contains(Articles, words.AsSpan(0, space)) ? words[(space + 1)..] : words;
    }

    private static bool IsRole(ReadOnlySpan<char> part)
    {
        foreach (Range word in part.Split(' '))
        {
            if (Contains(RoleWords, part[word]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> part)
    {
        if (part.Length is < 2 or > 60 || IsRole(part))
        {
            return false;
        }

        int words = 0;
        foreach (Range range in part.Split(' '))
        {
            ReadOnlySpan<char> word = part[range];
            if (word.IsEmpty || ++words > MostWords || !IsNameWord(word, first: words == 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNameWord(ReadOnlySpan<char> word, bool first)
    {
        if (!first && Contains(Particles, word))
        {
            return true;
        }

        // d'Ancona, al-Masri, O’Regan, J.R., Smith-Jones; scripts without case have letters only.
        int capitals = 0;
        foreach (char unit in word)
        {
            if (char.IsUpper(unit) || char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.OtherLetter)
            {
                capitals++;
            }
            else if (
                !char.IsLetter(unit)
                && unit is not ('.' or '\'' or '’' or '-' or '‐' or '‑')
                && char.GetUnicodeCategory(unit)
                    is not (
                        System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
                    )
                && !char.IsSurrogate(unit)
            )
            {
                return false;
            }
        }

        return capitals > 0;
    }

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
