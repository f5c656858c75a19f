using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>
/// Picks the lines of the story out of its subtree and leaves what surrounds it: captions, related links, prompts, tools.
/// </summary>
internal sealed partial class StoryLines
{
    private const int ShortestStandfirst = 25;
    private const int LongestStandfirst = 500;
    private const int MostLinesBefore = 40;
    private const int MostLinesToStandfirst = 3;
    private const Scope NoStandfirst =
        Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Hidden | Scope.Aside | Scope.Caption;

    // A stated body this much longer than what the page shows is the story: the page builds it with a script.
    private const double MoreThanShown = 2.0;
    private const int ShortestStatedBody = 400;

    // A lead and a teaser's paragraphs; a page that shows more shows its story.
    private const int MostOfLead = 1500;

    private const int FewestWordsOfTitle = 6;
    private const int ShortestCaption = 12;
    private const int MostCaptions = 200;
    private const int LinesOfBiography = 3;
    private const Scope NoPost = Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Hidden;
    private const Scope NoCaption = Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Hidden | Scope.Aside;

    private static readonly PhraseList Biographies = PhraseList.Read("Html/bylines.txt", "biographies", ignoresCase: false);
    private static readonly PhraseList Captions = PhraseList.Read("Html/captions.txt");

    private readonly PageTree _page;
    private readonly MainText _main;
    private readonly IDocument _document;
    private readonly ArticleLimits _limits;
    private readonly ArticleDraft _draft;
    private readonly SocialPosts _posts;

    private StoryLines(PageTree page, MainText main, IDocument document, ArticleLimits limits, ArticleDraft draft)
    {
        _page = page;
        _main = main;
        _document = document;
        _limits = limits;
        _draft = draft;
        _posts = SocialPosts.Find(page);
    }

    /// <summary>Adds the story's blocks to the draft.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="document">The page's document, for what it keeps in its scripts.</param>
    /// <param name="limits">How deep markup in them may nest.</param>
    /// <param name="draft">The draft; its headline and standfirst are known.</param>
    public static void Read(PageTree page, MainText main, IDocument document, ArticleLimits limits, ArticleDraft draft) =>
        new StoryLines(page, main, document, limits, draft).Read();

    private void Read()
    {
        List<PageLine> kept = InsideRoot();
        TrimStart(kept);
        TrimEnd(kept);
        if (Standfirst() is PageLine standfirst && !kept.Exists(line => line.Text == standfirst.Text))
        {
            kept.Insert(0, standfirst);
        }

        _draft.Standfirst ??= kept.Take(MostLinesToStandfirst)
            .FirstOrDefault(line =>
                line.Kind == BlockKind.Paragraph
                && (_main.ScopeOf(line) & Scope.Standfirst) != 0
                && line.Text.Length is >= ShortestStandfirst and <= LongestStandfirst
            )
            ?.Text;

        if (Unshown(kept) is { Count: > 0 } unshown)
        {
            _draft.Blocks.AddRange(unshown);
            return;
        }

        LiveEntries.Mark(_page, _main, kept, _draft);
        string? previous = null;
        foreach (DraftBlock block in TableRows.Join(_page, kept))
        {
            if (block.Raw != previous)
            {
                _draft.Blocks.Add(block);
            }

            previous = block.Raw;
        }
    }

    // The story where the page shows only its lead and builds the rest with a script: as it is stated for machines, else as the script has
    // it.
    private List<DraftBlock> Unshown(List<PageLine> kept)
    {
        int shown = kept.Sum(line => line.Text.Length);
        if (LiveEntries.AreUnshown(kept, _draft))
        {
            return [.. kept.Select(line => new DraftBlock(line.Kind, line.Text)), .. LiveEntries.Blocks(_draft, _limits)];
        }

        if (_draft.StatedBody is { Length: > ShortestStatedBody } stated && stated.Length > MoreThanShown * shown)
        {
            var body = new ArticleDraft();
            if (EscapedMarkup.IsMarkup(stated))
            {
                EscapedMarkup.ReadBody(stated, body, _limits);
            }
            else
            {
                body.Blocks.AddRange(StatedParagraphs(stated).Select(paragraph => new DraftBlock(BlockKind.Paragraph, paragraph)));
            }

            return body.Blocks;
        }

        return shown > MostOfLead ? [] : PageState.Find(_document, _draft, kept.Find(MainText.IsRunning)?.Text, shown, _limits);
    }

    private List<PageLine> InsideRoot()
    {
        PageElement root = _page.Elements[_main.Root];
        var kept = new List<PageLine>();
        for (int i = root.FirstLine; i < root.EndLine; i++)
        {
            if (_posts.Covers(i))
            {
                if (_posts.At(i) is PageLine post && (_main.ScopeOf(_page.Lines[i]) & NoPost) == 0)
                {
                    kept.Add(post);
                }

                continue;
            }

            PageLine line = _page.Lines[i];
            bool isPictured = line.Text.Length <= LongestStandfirst && Captions.Opens(line.Text);
            if (IsStory(line) && !isPictured)
            {
                kept.Add(line);
            }
            else if (isPictured || IsCaption(line))
            {
                _draft.Captions.Add(line.Text);
            }
        }

        return kept;
    }

    private bool IsStory(PageLine line)
    {
        if (_main.IsOutside(line))
        {
            return false;
        }

        // A line that is mostly links and no sentence leads elsewhere.
        if (line.Kind != BlockKind.Heading && (line.LinkDensity > 0.8 || (line.LinkDensity > 0.5 && !EndsLikeSentence(line.Text))))
        {
            return false;
        }

        // So does a heading that is a link and reads as the title of another story.
        if (
            line.Kind == BlockKind.Heading
            && line.LinkDensity > 0.9
            && line.Text.Count(' ') >= FewestWordsOfTitle - 1
            && !MainText.IsNumbered(line.Text)
        )
        {
            return false;
        }

        return !Boilerplate.IsBoilerplate(line)
            && !(
                line.Kind == BlockKind.Heading
                && (SameWords.Are(line.Text, _draft.Headline) || SameWords.Are(line.Text, _draft.ShownHeading))
            );
    }

    private bool IsCaption(PageLine line)
    {
        Scope scope = _main.ScopeOf(line);
        return (scope & Scope.Caption) != 0
            && (scope & NoCaption) == 0
            && line.LinkDensity < 0.5
            && line.Text.Length >= ShortestCaption
            && _draft.Captions.Count < MostCaptions
            && !_draft.Captions.Contains(line.Text);
    }

    // Before the first running text stand the section, the author, the day, the reading time; a standfirst ends like a sentence.
    private void TrimStart(List<PageLine> kept)
    {
        int first = kept.FindIndex(line => line.Kind != BlockKind.Post && MainText.IsRunning(line));
        for (int i = first - 1; i >= 0; i--)
        {
            bool stays =
                kept[i].Kind == BlockKind.Heading
                    ? _page.Elements[kept[i].Owner].Tag != "h1"
                    : kept[i].Kind == BlockKind.Post || EndsLikeSentence(kept[i].Text) || (_main.ScopeOf(kept[i]) & Scope.Standfirst) != 0;
            if (!stays)
            {
                kept.RemoveAt(i);
            }
        }
    }

    // What hangs after the last running text is no part of it.
    private void TrimEnd(List<PageLine> kept)
    {
        // Journals close with the article's DOI; what is listed below it is theirs.
        int reference = kept.FindLastIndex(line => line.Text.StartsWith("doi:", StringComparison.OrdinalIgnoreCase));
        if (reference > 0 && !kept.Skip(reference).Any(line => line.Kind == BlockKind.Paragraph && MainText.IsRunning(line)))
        {
            kept.RemoveRange(reference, kept.Count - reference);
        }

        for (int lines = 0; lines < LinesOfBiography && kept.Count > 1 && IsBiography(kept[^1]); lines++)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        int end = kept.FindLastIndex(line =>
            line.Kind == BlockKind.Post
            || MainText.IsRunning(line)
            || EndsLikeSentence(line.Text)
            || (line.Kind is BlockKind.ListItem or BlockKind.TableRow && line.LinkDensity < 0.3)
        );
        if (end >= 0)
        {
            kept.RemoveRange(end + 1, kept.Count - end - 1);
        }
    }

    // “Jane Doe is a reporter …” after a story by Jane Doe; in italics whoever it is.
    private bool IsBiography(PageLine last)
    {
        string line = last.Text;
        if (_page.Elements[last.Inner].Tag is "em" or "i" && SomebodyPattern().IsMatch(line))
        {
            return true;
        }

        foreach (string name in _draft.Byline)
        {
            if (
                name.Contains(' ')
                && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && Biographies.EndAt(line.AsSpan(name.Length).TrimStart(", "), 0) > 0
            )
            {
                return true;
            }
        }

        return false;
    }

    // The standfirst that stands above the story's own subtree: by its name, or because the page describes itself with the same words.
    private PageLine? Standfirst()
    {
        int end = _page.Elements[_main.Root].FirstLine;
        int start = end - 1;
        while (start > 0 && _page.Elements[_page.Lines[start].Owner].Tag != "h1")
        {
            start--;
        }

        for (int i = Math.Max(Math.Max(start, 0), end - MostLinesBefore); i < end; i++)
        {
            PageLine line = _page.Lines[i];
            if (
                line.Text.Length is < ShortestStandfirst or > LongestStandfirst
                || line.LinkDensity > 0.5
                || (_main.ScopeOf(line) & NoStandfirst) != 0
                || Boilerplate.IsBoilerplate(line)
                || SameWords.Are(line.Text, _draft.Headline)
            )
            {
                continue;
            }

            if ((_main.ScopeOf(line) & Scope.Standfirst) != 0 || SameWords.Are(line.Text, _draft.Standfirst))
            {
                return line;
            }
        }

        return null;
    }

    private static string[] StatedParagraphs(string stated) =>
        stated.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool EndsLikeSentence(string text)
    {
        ReadOnlySpan<char> words = text.AsSpan().TrimEnd("\"'”’»)] ");
        return words.Length > 0 && words[^1] is '.' or '!' or '?' or '…' or '。' or '।';
    }

    // “Jane Doe is a …”; in italics below a story nobody else is told of so.
    [GeneratedRegex(
        @"^\p{Lu}[\w'’.-]+(?: \p{Lu}[\w'’.-]*){1,4},? is (?:an?|the)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SomebodyPattern();
}
