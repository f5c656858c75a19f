namespace Pipeline.Articles.Html;

/// <summary>A run of text that a browser sets as one paragraph: what lies between the starts and ends of block elements.</summary>
internal sealed class PageLine
{
    /// <summary>The words, clean.</summary>
    public required string Text { get; init; }

    /// <summary>The innermost block element it lies in.</summary>
    public required int Owner { get; init; }

    /// <summary>The innermost element that holds all of it: the owner, or an inline element inside it.</summary>
    public required int Inner { get; init; }

    /// <summary>What it is by its tags.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Who wrote it, of a post.</summary>
    public Poster? Poster { get; init; }

    /// <summary>When the entry of a live blog that it opens was written, ISO 8601.</summary>
    public string? Time { get; set; }

    /// <summary>How many of its characters are the text of links, at most its length.</summary>
    public required int LinkLength { get; init; }

    /// <summary>How much of the text is links, 0 to 1.</summary>
    public double LinkDensity => (double)LinkLength / Text.Length;
}
