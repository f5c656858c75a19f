using System.Buffers;

namespace Pipeline.Articles.Html;

/// <summary>Finds the story among the lines of a page: the subtree with the most running text and the least of everything else, and in it the lines that are the story's.</summary>
internal sealed class MainText
{
    // A part of a page that holds this much of its running text is the story, whatever its names say.
    private const double StoryShare = 0.4;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？।؟");

    private readonly PageTree _page;
    private readonly double[] _values;
    private readonly double[] _running;

    private MainText(PageTree page)
    {
        _page = page;
        _values = new double[page.Lines.Count];
        _running = new double[page.Lines.Count + 1];
    }

    /// <summary>The subtree that is the story.</summary>
    public int Root { get; private set; }

    /// <summary>Finds the story of a page and marks every element's scope.</summary>
    /// <param name="page">The page.</param>
    public static MainText Find(PageTree page)
    {
        var main = new MainText(page);
        main.WeighRunningText();
        main.InheritScopes();
        main.ChooseRoot();
        return main;
    }

    /// <summary>What the names around a line say.</summary>
    /// <param name="line">The line.</param>
    public Scope ScopeOf(PageLine line) => _page.Elements[line.Inner].Scope;

    /// <summary>Whether a line reads as running text, wherever it stands.</summary>
    /// <param name="line">The line.</param>
    public static bool IsRunning(PageLine line) => line.Text.Length >= 80 && line.LinkDensity < 0.4 && line.Kind is not BlockKind.Heading && HasStop(line.Text);

    private static bool HasStop(ReadOnlySpan<char> text) => text.IndexOfAny(Stops) >= 0;

    // Prefix sums: the running text of a subtree is one subtraction.
    private void WeighRunningText()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            PageLine line = _page.Lines[i];
            _running[i + 1] = _running[i] + (IsRunning(line) ? line.Text.Length * (1 - line.LinkDensity) : 0);
        }
    }

    private void InheritScopes()
    {
        double all = _running[^1];
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            Scope own = element.Own;
            if ((own & Scope.Never) != 0 && _running[element.EndLine] - _running[element.FirstLine] > StoryShare * all)
                own &= ~Scope.Never;

            element.Scope = own | (element.Parent < 0 ? Scope.None : _page.Elements[element.Parent].Scope);
        }
    }

    private void ChooseRoot()
    {
        var sums = new double[_values.Length + 1];
        for (int i = 0; i < _values.Length; i++)
            sums[i + 1] = sums[i] + Value(_page.Lines[i]);

        double best = double.NegativeInfinity;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            double value = sums[element.EndLine] - sums[element.FirstLine];

            // Of equals the innermost.
            if (value >= best && element.EndLine > element.FirstLine)
                (best, Root) = (value, i);
        }
    }

    private double Value(PageLine line)
    {
        Scope scope = ScopeOf(line);
        int length = line.Text.Length;
        if ((scope & Scope.Never) != 0)
            return (scope & (Scope.Media | Scope.Caption | Scope.Byline | Scope.Date | Scope.Standfirst | Scope.Tools)) != 0 ? -2 : -10 - (length * 0.3);

        if (line.LinkDensity > 0.5)
            return line.Kind == BlockKind.Paragraph && length > 60 ? -10 : -20 - (length * 0.2);

        double value = IsRunning(line) ? length * (1 - line.LinkDensity) : length >= 30 && HasStop(line.Text) ? length * 0.4 : -3;
        return (scope & Scope.Body) != 0 ? Math.Max(value, 0) * 1.5 : value;
    }
}
