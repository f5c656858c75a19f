using AngleSharp.Dom;

namespace Pipeline.Articles.Html;

/// <summary>An element of a page, numbered in document order, so that a subtree is a range of numbers.</summary>
internal sealed class PageElement
{
    public required IElement Element { get; init; }

    /// <summary>The number of the parent; −1 for the root.</summary>
    public required int Parent { get; init; }

    /// <summary>Whether a browser sets it as a block of its own: by its tag, or because its style says so.</summary>
    public required bool IsBlock { get; init; }

    /// <summary>The first number after the subtree.</summary>
    public int End { get; set; }

    /// <summary>The first line of text in the subtree.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The first line after the subtree.</summary>
    public int EndLine { get; set; }

    /// <summary>What its own names say.</summary>
    public required Scope Own { get; set; }

    /// <summary>What its own names and those of the elements around it say.</summary>
    public Scope Scope { get; set; }

    public string Tag => Element.LocalName;
}
