using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>
/// Finds the posts of social networks that a page embeds: their words and who posted them. Networks publish the markup that sites copy: a
/// quotation signed “— Name (@handle) date” (X, Bluesky), “A post shared by Name (@handle)” (Instagram), “Posted by Name on” (Facebook),
/// “@handle” (TikTok), “by u/name” (Reddit).
/// </summary>
internal sealed partial class SocialPosts
{
    private const int MostLines = 16;
    private const int LongestName = 60;
    private const Scope NeverPost = Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Hidden;

    private const string File = "Html/posts.txt";

    private static readonly PhraseList SharedBy = PhraseList.Read(File, "shared by");
    private static readonly PhraseList Noise = PhraseList.Read(File, "noise");
    private static readonly PhraseList Counters = PhraseList.Read(File, "counters");
    private static readonly SearchValues<string> Networks = SearchValues.Create(
        [.. WordList.Read(File, "classes").Words],
        StringComparison.OrdinalIgnoreCase
    );

    private readonly Dictionary<int, PageLine?> _starts = [];
    private readonly HashSet<int> _covered = [];

    private SocialPosts() { }

    /// <summary>Finds the posts of a page.</summary>
    /// <param name="page">The page, its scopes known.</param>
    public static SocialPosts Find(PageTree page)
    {
        var posts = new SocialPosts();
        for (int i = 1; i < page.Elements.Count; i++)
        {
            PageElement element = page.Elements[i];
            int lines = element.EndLine - element.FirstLine;
            if (lines is 0 or > MostLines || posts._covered.Contains(element.FirstLine) || (element.Scope & NeverPost) != 0)
            {
                continue;
            }

            bool isEmbed = (element.Scope & Scope.Embed) != 0;
            bool isQuotation = element.Tag == "blockquote";
            if (isQuotation || (isEmbed && element.Tag is "div" or "section" or "article" or "figure" && !HoldsQuotation(page, i)))
            {
                posts.Read(page, element, i, isEmbed, isQuotation);
            }
        }

        return posts;
    }

    /// <summary>Whether a line belongs to a post.</summary>
    /// <param name="line">The line's number.</param>
    public bool Covers(int line) => _covered.Contains(line);

    /// <summary>The post that begins with a line, its words in one; null where none does or it has no words.</summary>
    /// <param name="line">The line's number.</param>
    public PageLine? At(int line) => _starts.GetValueOrDefault(line);

    private static bool HoldsQuotation(PageTree page, int root)
    {
        for (int i = root + 1; i < page.Elements[root].End; i++)
        {
            if (page.Elements[i].Tag == "blockquote")
            {
                return true;
            }
        }

        return false;
    }

    private void Read(PageTree page, PageElement element, int number, bool isEmbed, bool isQuotation)
    {
        (Poster? poster, List<string> words) = WordsOf(page, element, isEmbed);

        // A quotation that nobody signs is one; so is a box of a network without a poster, which may be a button to follow.
        if (
            poster is null
            && !(isQuotation && words.Count > 0 && element.Element.ClassName is string names && names.AsSpan().ContainsAny(Networks))
        )
        {
            return;
        }

        for (int i = element.FirstLine; i < element.EndLine; i++)
        {
            _covered.Add(i);
        }

        string post = LinkPattern().Replace(string.Join(' ', words), "").Trim();
        _starts[element.FirstLine] =
            post.Length == 0
                ? null
                : new PageLine
                {
                    Text = post,
                    Owner = page.Lines[element.FirstLine].Owner,
                    Inner = number,
                    Kind = BlockKind.Post,
                    LinkLength = 0,
                    Poster = poster,
                };
    }

    private static (Poster? Poster, List<string> Words) WordsOf(PageTree page, PageElement element, bool isEmbed)
    {
        (Poster? poster, string? before) = (null, null);
        var words = new List<string>();
        for (int i = element.FirstLine; i < element.EndLine; i++)
        {
            string text = page.Lines[i].Text;
            if (poster is null && Signature(text, isEmbed) is { Success: true } signature)
            {
                Group name = signature.Groups["name"];

                // “Jane Doe” over “@jane”, as sites lay posts out themselves.
                bool isAbove =
                    !name.Success && before is { Length: <= LongestName } && words is [var only] && only == before && !HasStop(before);
                if (isAbove)
                {
                    words.Clear();
                }

                poster = new Poster(
                    isAbove ? before
                        : name.Success ? name.Value.Trim()
                        : null,
                    signature.Groups["handle"] is { Success: true } handle ? handle.Value : null
                );
                if (signature.Groups["text"] is { Length: > 0 } lead)
                {
                    words.Add(lead.Value);
                }
            }
            else if (!IsNoise(text))
            {
                words.Add(text);
            }

            before = text;
        }

        return (poster, words);
    }

    private static bool HasStop(string text) => text.AsSpan().TrimEnd() is [.., '.' or '!' or '?' or '…'];

    // Outside what the page calls an embed only the full form counts: name and account.
    private static Match? Signature(string text, bool isEmbed)
    {
        Match match = SignedPattern().Match(text);
        if (match.Success || !isEmbed)
        {
            return match;
        }

        int shared = SharedBy.EndAt(text, 0);
        match = shared > 0 ? SharerPattern().Match(text, shared) : Match.Empty;
        return match.Success ? match : AccountPattern().Match(text);
    }

    // “1.2K likes”
    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> counted) =>
        counted is ['k' or 'K' or 'm' or 'M', ' ', ..] ? counted[1..] : counted;

    // What networks print around the words.
    private static bool IsNoise(string text)
    {
        ReadOnlySpan<char> counted = text.AsSpan().TrimStart("0123456789.,");
        bool isCounter = counted.Length < text.Length && Counters.EndAt(WithoutUnit(counted).TrimStart(), 0) > 0;
        return isCounter || Noise.Is(text) || NoisePattern().IsMatch(text);
    }

    [GeneratedRegex(
        @"^(?<text>.*?)\s*(?:—|–|--|-|&mdash;)\s*(?<name>[^()—–]{1,80}?)"
            + @"\s*\(\s*@(?<handle>[\w.\-]{2,60}(?:@[\w.\-]{3,60})?)\s*\)(?:\s.{0,40})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SignedPattern();

    // Behind “A post shared by”.
    [GeneratedRegex(
        @"\G\s*(?<name>[^()@]{1,80}?)\s*(?:\(\s*@(?<handle>[\w.\-]{2,60})\s*\))?(?:\s+on\s.{3,60})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SharerPattern();

    [GeneratedRegex(
        @"^(?:(?<name>[^@()]{2,60}?)\s+)?@(?<handle>[\w.\-]{2,60}(?:@[\w.\-]{3,60})?)(?:\s*[·•|].{0,40})?$"
            + @"|^(?:by\s*)?u/(?<handle>[\w\-]{3,30})(?:\s*in\s*r/\w+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex AccountPattern();

    // The time, the address, marks between them.
    [GeneratedRegex(
        @"^(?:(?:\d{1,2}:\d\d ?(?:[ap]\.?m\.?)?\s*[·•-]?\s*)?(?:\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \w{3,9}\.? \d{4})(?:\s*[·•-].{0,40})?"
            + @"|pic\.twitter\.com/\S+|https?://\S+|[·•|]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex NoisePattern();

    [GeneratedRegex(@"\s*(?:pic\.twitter\.com/\w+|https?://t\.co/\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkPattern();
}
