using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Structure;

/// <summary>Finds credits: “Image: AP”, “Photo by Jane Doe/AFP”, “(AP Photo/John Smith)”, “Reporting by A; editing by B”.</summary>
internal static partial class CreditReader
{
    // Bounds the work of the expressions: no credit is longer.
    private const int LongestCredit = 200;

    // What every image credit has one of, and every text credit: one vectorised search spares most paragraphs the expressions.
    private static readonly SearchValues<string> ImageWords = SearchValues.Create(
        [
            "Image",
            "IMAGE",
            "Photo",
            "PHOTO",
            "Picture",
            "PICTURE",
            "Pic",
            "Illustration",
            "Graphic",
            "Video",
            "Artwork",
            "Credit",
            "CREDIT",
            "Getty",
            "REUTERS",
        ],
        StringComparison.Ordinal
    );

    private static readonly SearchValues<string> TextWords = SearchValues.Create(
        ["eporting", "riting by", "dited by", "diting by", "ompiled by", "ranslated by", "With ", "Source", "SOURCE", "Text", "Copyright"],
        StringComparison.Ordinal
    );

    /// <summary>Reads a paragraph that is a credit and nothing else.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where it begins in the text.</param>
    public static Credit? ReadWhole(ReadOnlySpan<char> paragraph, int start)
    {
        if (paragraph.Length > LongestCredit)
        {
            return null;
        }

        (bool image, bool words) = (HasImageWord(paragraph), paragraph.ContainsAny(TextWords) || paragraph[0] == '©');
        if (!image && !words)
        {
            return null;
        }

        string text = paragraph.ToString();
        if (image)
        {
            Match match = ImagePattern().Match(text);
            if (!match.Success)
            {
                match = AgencyPhotoPattern().Match(text);
            }

            if (match.Success && match.Index == 0 && match.Length == text.Length)
            {
                return new Credit(Name(match), "image", start, paragraph.Length);
            }
        }

        return words && TextPattern().Match(text) is { Success: true } named
            ? new Credit(Name(named), "text", start, paragraph.Length)
            : null;
    }

    /// <summary>Reads the credit that ends a caption.</summary>
    /// <param name="paragraph">The paragraph, clean.</param>
    /// <param name="start">Where it begins in the text.</param>
    public static Credit? ReadEnd(ReadOnlySpan<char> paragraph, int start)
    {
        int from = Math.Max(0, paragraph.Length - LongestCredit);
        if (!HasImageWord(paragraph[from..]))
        {
            return null;
        }

        string tail = paragraph[from..].ToString();
        Match match = EndPattern().Match(tail);
        if (!match.Success)
        {
            match = AgencyPhotoPattern().Match(tail);
        }

        return match.Success && from + match.Index > 0 ? new Credit(Name(match), "image", start + from + match.Index, match.Length) : null;
    }

    // The sign is searched for by itself: a set with a word of one letter is searched slowly.
    private static bool HasImageWord(ReadOnlySpan<char> text) => text.ContainsAny(ImageWords) || text.Contains('©');

    // “Jo Reed (flickr)” keeps its bracket, “(Photo: Jo Reed)” leaves it; “A and B; Editing by C” is A and B.
    private static string Name(Match match)
    {
        ReadOnlySpan<char> name = match.Groups["name"].ValueSpan.Trim(" ./");
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

    private const string Image =
        "(?:(?:Featured |Cover |Lead |Main |Top |File |Stock )?(?:Image|Images|Photo|Photos|Photograph|Photographs|Picture|Pictures|Pic|Illustration|Graphic|Video|Artwork)|IMAGE|PHOTO|PICTURE)";

    [GeneratedRegex(
        $@"^[\(\[]?(?:{Image}(?:(?: credits?| source| courtesy(?: of)?|s? by| via| from)?\s?[:/—–|]| by| courtesy of| via)|(?:Credits?|Image credits?|CREDIT):)\s*(?<name>[^\s].{{0,120}})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ImagePattern();

    // (AP Photo/John Smith), REUTERS/Jane Doe, AFP via Getty Images, © Getty Images
    [GeneratedRegex(
        @"[\(\[]?(?<name>(?:AP|AFP|EPA|PA|UPI|Reuters) (?:Photo|Images?)(?:/[\p{L} .'’\-]{2,60})?|REUTERS/[\p{L} .'’\-]{2,60}|(?:[\p{L}.'’\-]+(?: [\p{L}.'’\-]+){0,4}(?: ?/ ?| via ))?Getty Images|© ?(?:[\p{L}.'’\-]+ ){0,3}(?:Images|Photos?|Pictures))[\)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AgencyPhotoPattern();

    [GeneratedRegex(
        $@"(?<=[\s\(\[])[\(\[]?(?:{Image}(?:(?: credits?| source| courtesy(?: of)?|s? by| via| from)?\s?[:/]| by| courtesy of)|(?:Credit|CREDIT):)\s*(?<name>[\p{{Lu}}@][^.:;!?]{{1,80}})\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex EndPattern();

    [GeneratedRegex(
        @"^[\(\[]?(?:(?:Additional |Further )?[Rr]eporting(?: and writing| and editing)? by|Writing by|Edited by|Editing by|Compiled by|Translated by|With (?:additional )?(?:inputs?|reporting|files|material) (?:from|by)|(?:Source|SOURCE|Sources|Text)(?=\s?:))(?:\s?:\s*|\s+)(?<name>.{2,180}?)[\)\]]?\.?$|^(?<name>©.{2,100}|Copyright .{2,100})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex TextPattern();
}
