using System.Buffers;
using System.Numerics;

namespace Pipeline.Articles.Html;

/// <summary>Finds the story among the lines of a page: the subtree with the most running text and the least of everything else.</summary>
internal sealed class MainText
{
    // A part of a page that holds this much of its running text is the story, whatever its names say.
    private const double StoryShare = 0.4;

    // The names of what stands beside a story are more telling than those of what stands in it.
    private const double OutsideShare = 0.55;
    private const Scope Outside = Scope.Navigation | Scope.Related | Scope.Promotion | Scope.Hidden;

    // Less running text than this, in characters and as a share of the page, is suspicious.
    private const double LittleStory = 1200;
    private const double LittleShare = 0.25;

    // A teaser is a linked title and a sentence or two.
    private const int TeaserLines = 7;

    private const int PaymentLines = 20;

    // A heading, a caption and the like.
    private const double LittleBeside = 20;

    private const Scope ShortOnly = Scope.Date | Scope.Media | Scope.Tools;

    // Where single paragraphs with names of one kind make up this much of the running text, the site uses them for something else:
    // <p class="promo-text">.
    private const double MisusedShare = 0.5;
    private const int MisusedLines = 2;

    // Readers may well write more than the reporter.
    private const double MisusedCommentShare = 0.95;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？।؟");

    private static readonly IReadOnlyList<string> ConsentWords = WordList.Read("Html/prompts.txt", "consent").Lines;

    private readonly PageTree _page;
    private readonly WordWindows _statedBody;
    private readonly double[] _running;

    private MainText(PageTree page, WordWindows statedBody)
    {
        _page = page;
        _statedBody = statedBody;
        _running = new double[page.Lines.Count + 1];
    }

    /// <summary>The subtree that is the story.</summary>
    public int Root { get; private set; }

    /// <summary>Finds the story of a page and marks every element's scope.</summary>
    /// <param name="page">The page.</param>
    /// <param name="statedBody">The body that the page states in its JSON-LD, if any.</param>
    public static MainText Find(PageTree page, string? statedBody)
    {
        var main = new MainText(page, WordWindows.Of(statedBody));
        main.WeighRunningText();
        main.Choose(believed: 1);

        // Names that leave next to nothing of a page full of text are wrong; then they are believed of ever smaller parts only.
        for (
            double believed = 0.5;
            believed > 0.05 && main.Story < LittleStory && main.Story < LittleShare * main._running[^1];
            believed /= 4
        )
        {
            (int root, double story) = (main.Root, main.Story);
            main.Choose(believed);
            if (main.Story < 2 * story)
            {
                main.Choose(believed: 1);
                main.Root = root;
            }
        }

        return main;
    }

    /// <summary>A fragment is all story: nothing is chosen, and names are believed as they are.</summary>
    /// <param name="page">The fragment.</param>
    public static MainText OfFragment(PageTree page)
    {
        var main = new MainText(page, WordWindows.Of(null));
        main.WeighRunningText();
        main.InheritScopes(believed: 1);
        return main;
    }

    /// <summary>What the names around a line say.</summary>
    /// <param name="line">The line.</param>
    public Scope ScopeOf(PageLine line) => _page.Elements[line.Inner].Scope;

    /// <summary>
    /// Whether what the names around a line say keeps it out of the story. Names that fit a short line only are not believed of running
    /// text.
    /// </summary>
    /// <param name="line">The line.</param>
    public bool IsOutside(PageLine line)
    {
        Scope never = ScopeOf(line) & Scope.Never;

        // A table of results may stand in a figure or a poll; a table of a menu or of other stories is said to be one.
        if (line.Kind == BlockKind.TableRow && line.LinkDensity < 0.5)
        {
            never &= ~(Scope.Media | Scope.Caption | Scope.Tools);
        }

        return never != 0 && ((never & ~ShortOnly) != 0 || !IsRunning(line));
    }

    /// <summary>Whether a line reads as running text, wherever it stands.</summary>
    /// <param name="line">The line.</param>
    public static bool IsRunning(PageLine line) =>
        line.Text.Length >= 80 && line.LinkDensity < 0.4 && line.Kind is not BlockKind.Heading && HasStop(line.Text);

    /// <summary>Whether a line reads as a sentence: shorter than running text, as the entries of a live blog are.</summary>
    /// <param name="line">The line.</param>
    public static bool IsSentence(PageLine line) =>
        line.Text.Length >= 30 && line.LinkDensity < 0.4 && line.Kind is not BlockKind.Heading && HasStop(line.Text);

    /// <summary>How much running text a subtree has that is not kept out of the story, in characters.</summary>
    private double Story
    {
        get
        {
            double story = 0;
            for (int i = _page.Elements[Root].FirstLine; i < _page.Elements[Root].EndLine; i++)
            {
                if (!IsOutside(_page.Lines[i]))
                {
                    story += _running[i + 1] - _running[i];
                }
            }

            return story;
        }
    }

    // Consent managers print pages of running text that are never the story.
    private static bool IsConsent(string text)
    {
        int found = 0;
        foreach (string word in ConsentWords)
        {
            found += text.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return found >= 2;
    }

    private static bool HasStop(ReadOnlySpan<char> text) => text.IndexOfAny(Stops) >= 0 || (text.Length >= 120 && text.Contains(','));

    private void Choose(double believed)
    {
        InheritScopes(believed);
        MarkLabelledSections();
        MarkTeasers();
        ChooseRoot();
    }

    // Prefix sums: the running text of a subtree is one subtraction.
    private void WeighRunningText()
    {
        for (int i = 0; i < _page.Lines.Count; i++)
        {
            PageLine line = _page.Lines[i];
            _running[i + 1] = _running[i] + (IsRunning(line) && !IsConsent(line.Text) ? line.Text.Length * (1 - line.LinkDensity) : 0);
        }
    }

    private double RunningIn(PageElement element) => _running[element.EndLine] - _running[element.FirstLine];

    private void InheritScopes(double believed)
    {
        double all = _running[^1];
        Scope misused = MisusedScopes();
        foreach (PageElement element in _page.Elements)
        {
            Scope own = element.Own & ~misused;
            double share =
                (own & Scope.Comments) != 0 ? MisusedCommentShare
                : (own & Outside) != 0 ? OutsideShare
                : StoryShare;
            if ((own & Scope.Never) != 0 && RunningIn(element) > share * believed * all)
            {
                own &= ~Scope.Never;
            }

            element.Scope = own | (element.Parent < 0 ? Scope.None : _page.Elements[element.Parent].Scope);
        }
    }

    private Scope MisusedScopes()
    {
        const int Bits = 17;
        Span<double> covered = stackalloc double[Bits];
        Span<int> coveredUntil = stackalloc int[Bits];
        covered.Clear();
        coveredUntil.Clear();
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            for (uint own = (uint)(element.Own & Scope.Never & ~Scope.Embed); own != 0; own &= own - 1)
            {
                int bit = BitOperations.TrailingZeroCount(own);
                if (i < coveredUntil[bit] || element.EndLine - element.FirstLine > MisusedLines)
                {
                    continue;
                }

                coveredUntil[bit] = element.End;
                covered[bit] += RunningIn(element);
            }
        }

        Scope misused = Scope.None;
        for (int bit = 0; bit < Bits; bit++)
        {
            var scope = (Scope)(1 << bit);
            if (covered[bit] > (scope == Scope.Comments ? MisusedCommentShare : MisusedShare) * _running[^1])
            {
                misused |= scope;
            }
        }

        // A gallery tells its story under its pictures.
        return (misused & Scope.Caption) != 0 ? misused | Scope.Media : misused;
    }

    // A part of the page that opens with “Related stories” or “Most read” is just that.
    private void MarkLabelledSections()
    {
        for (int i = 0; i < _page.Lines.Count; i++)
        {
            PageLine line = _page.Lines[i];
            bool isPayment = PaymentHints.Is(line.Text);
            if (!isPayment && !Boilerplate.IsSectionLabel(line.Text))
            {
                continue;
            }

            // What is named as no part of the story, such as the place of an advertisement in it, is all that its label speaks of.
            int at = line.Owner;
            while (
                at > 0
                && _page.Elements[at] is PageElement single
                && single.EndLine - single.FirstLine <= 1
                && (single.Own & Scope.Never) == 0
            )
            {
                at = single.Parent;
            }

            // What asks for payment is short, and all of what it opens.
            while (
                isPayment
                && _page.Elements[at].Parent > 0
                && _page.Elements[_page.Elements[at].Parent] is PageElement around
                && around.FirstLine == i
                && around.EndLine - i <= PaymentLines
            )
            {
                at = _page.Elements[at].Parent;
            }

            PageElement section = _page.Elements[at];
            if (at > 0 && section.FirstLine == i && RunningIn(section) <= (isPayment ? MisusedCommentShare : StoryShare) * _running[^1])
            {
                Mark(at, isPayment ? Scope.Promotion : Scope.Related);
            }
        }
    }

    // A linked title with one paragraph under it is a teaser of another story.
    private void MarkTeasers()
    {
        for (int i = 0; i < _page.Lines.Count; i++)
        {
            PageLine line = _page.Lines[i];
            if (
                line.Kind != BlockKind.Heading
                || line.LinkDensity < 0.9
                || line.Text.Length < 15
                || IsNumbered(line.Text)
                || (ScopeOf(line) & Scope.Never) != 0
            )
            {
                continue;
            }

            int at = line.Owner;
            while (
                _page.Elements[at].Parent > 0
                && _page.Elements[_page.Elements[at].Parent] is PageElement parent
                && parent.EndLine - parent.FirstLine <= TeaserLines
            )
            {
                at = _page.Elements[at].Parent;
            }

            PageElement card = _page.Elements[at];
            int paragraphs = 0;
            for (int k = card.FirstLine; k < card.EndLine; k++)
            {
                paragraphs += IsRunning(_page.Lines[k]) ? 1 : 0;
            }

            if (at > 0 && paragraphs <= 1 && RunningIn(card) <= 0.15 * _running[^1])
            {
                Mark(at, Scope.Related);
            }
        }
    }

    /// <summary>Whether a heading is an entry of a numbered list: “40. Rapunzel”, a picture of a gallery.</summary>
    /// <param name="heading">The heading.</param>
    public static bool IsNumbered(ReadOnlySpan<char> heading)
    {
        ReadOnlySpan<char> rest = heading.TrimStart("0123456789");
        return rest.Length < heading.Length && !rest.IsEmpty && rest[0] is '.' or ')';
    }

    /// <summary>Says what a part of the page is for, whatever its names say.</summary>
    /// <param name="root">The element.</param>
    /// <param name="scope">What for.</param>
    public void Mark(int root, Scope scope)
    {
        for (int i = root; i < _page.Elements[root].End; i++)
        {
            _page.Elements[i].Scope |= scope;
        }
    }

    private void ChooseRoot()
    {
        double[] sums = new double[_page.Lines.Count + 1];
        for (int i = 0; i < _page.Lines.Count; i++)
        {
            sums[i + 1] = sums[i] + Value(_page.Lines[i]);
        }

        double best = double.NegativeInfinity;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            double value = sums[element.EndLine] - sums[element.FirstLine];

            // Of equals the innermost.
            if (value >= best && element.EndLine > element.FirstLine)
            {
                (best, Root) = (value, i);
            }
        }

        // All of a story in one paragraph, with breaks: the headings and the standfirst stand beside it.
        PageElement root = _page.Elements[Root];
        if (
            root.Tag == "p"
            && root.Parent >= 0
            && _page.Elements[root.Parent] is PageElement around
            && best - (sums[around.EndLine] - sums[around.FirstLine]) < LittleBeside
        )
        {
            Root = root.Parent;
        }
    }

    private double Value(PageLine line)
    {
        Scope scope = ScopeOf(line);
        int length = line.Text.Length;
        if (IsOutside(line))
        {
            return (scope & (Scope.Media | Scope.Caption | Scope.Byline | Scope.Date | Scope.Standfirst | Scope.Tools)) != 0
                ? -2
                : -10 - (length * 0.3);
        }

        if (line.Kind == BlockKind.TableRow && line.LinkDensity < 0.5 && !IsRunning(line))
        {
            return 1;
        }

        if (line.LinkDensity > 0.5)
        {
            return line.Kind == BlockKind.Paragraph && length > 60 ? -10 : -20 - (length * 0.2);
        }

        double value = IsRunning(line)
            ? IsConsent(line.Text)
                ? -10
                : length * (1 - line.LinkDensity)
            : length >= 30 && HasStop(line.Text)
                ? length * 0.4
                : -3;
        return ((scope & Scope.Body) != 0 ? Math.Max(value, 0) * 1.5 : value) + (_statedBody.Has(line.Text) ? length : 0);
    }
}
