using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>One news article as it was published: its text, and what its own markup or layout says about it.</summary>
/// <remarks>Every <c>Start</c> and <c>Length</c> counts UTF-16 units of <see cref="Text"/>.</remarks>
public sealed record Article
{
    /// <summary>The article's id: see <see cref="ArticleId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The file the article came from.</summary>
    public required ArticleSource Source { get; init; }

    /// <summary>The headline, where the file has one (schema.org <c>headline</c>). When the text has it too, it is the first heading block.</summary>
    public string? Headline { get; init; }

    /// <summary>The day of publication (schema.org <c>datePublished</c>), from the file itself, never from the clock or the upload.</summary>
    public DateOnly? DatePublished { get; init; }

    /// <summary>The authors, one person or organisation each, without “By”.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>The dateline (“ALMATY, Jan 10 (Reuters) —”), where the first paragraph opens with one.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>The language as ISO 639-1, or <c>und</c> when it cannot be told.</summary>
    public string Language { get; init; } = "und";

    /// <summary>How sure <see cref="Language"/> is, 0 to 1; 0 where the file's own declaration was taken because the text is too short to tell.</summary>
    public double LanguageScore { get; init; }

    /// <summary>The credits of images and texts (“Image: AP”).</summary>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <summary>The clean text: NFC, blocks separated by one empty line, no markup, no date line, no byline.</summary>
    public required string Text { get; init; }

    /// <summary>What each part of <see cref="Text"/> is, in text order, without overlaps.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];
}

/// <summary>The uploaded file an article was read from.</summary>
/// <param name="Name">The file or blob name, as given.</param>
/// <param name="ContentType">The media type that was declared or found.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
public sealed record ArticleSource(string Name, string? ContentType, long Bytes, string Sha256);

/// <summary>A stretch of the text with one purpose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in <see cref="Article.Text"/>.</param>
/// <param name="Length">How long it is.</param>
public sealed record Block(BlockKind Kind, int Start, int Length)
{
    /// <summary>The first position after the block.</summary>
    [JsonIgnore]
    public int End => Start + Length;
}

/// <summary>The kinds of block.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>The headline, or a subheading inside the text.</summary>
    Heading,

    /// <summary>The words under an image.</summary>
    Caption,

    /// <summary>Who made an image or the text.</summary>
    Credit,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A paragraph that the article sets off as the words of another.</summary>
    Quote,

    /// <summary>One row of a table, its cells separated by a vertical bar.</summary>
    TableRow,
}

/// <summary>Who made an image or a text.</summary>
/// <param name="Text">The name alone (“AP”).</param>
/// <param name="Kind"><c>image</c> or <c>text</c>.</param>
/// <param name="Start">Where the whole credit (“Image: AP”) begins.</param>
/// <param name="Length">How long the whole credit is.</param>
public sealed record Credit(string Text, string Kind, int Start, int Length);

/// <summary>The dateline that opens an agency report. It stays part of the text.</summary>
/// <param name="Place">The place, as written.</param>
/// <param name="Agency">The agency in parentheses, if any.</param>
/// <param name="Start">Where the dateline begins.</param>
/// <param name="Length">How long it is, the dash included.</param>
public sealed record Dateline(string? Place, string? Agency, int Start, int Length);
