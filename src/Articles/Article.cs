namespace Pipeline.Articles;

/// <summary>One news article as it was published: its text, and what its own markup or layout says about it.</summary>
/// <remarks>Every <c>Start</c> and <c>Length</c> counts UTF-16 units of <see cref="Text"/>.</remarks>
public sealed record Article
{
    /// <summary>The article's id: see <see cref="ArticleId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The file the article came from.</summary>
    public required ArticleSource Source { get; init; }

    /// <summary>
    /// The headline, where the file has one (schema.org <c>headline</c>). When the text has it too, it is the first heading block.
    /// </summary>
    public string? Headline { get; init; }

    /// <summary>
    /// The standfirst (schema.org <c>description</c>): the sentence that sums the story up. Part of the text only where the file shows it
    /// to readers.
    /// </summary>
    public string? Standfirst { get; init; }

    /// <summary>
    /// The day of publication (schema.org <c>datePublished</c>), in the newsroom's own time, from the file itself, never from the clock or
    /// the upload.
    /// </summary>
    public DateOnly? DatePublished { get; init; }

    /// <summary>The instant of publication, where the file states time and zone.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The day of the last change (schema.org <c>dateModified</c>). Never used in place of <see cref="DatePublished"/>.</summary>
    public DateOnly? DateModified { get; init; }

    /// <summary>The instant of the last change, where the file states time and zone.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The outlet that published it (schema.org <c>publisher</c>), by its name.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where it was published, as the file states it. An <c>http</c> or <c>https</c> address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The address that stands for all copies of it (<c>rel="canonical"</c>). An <c>http</c> or <c>https</c> address, or null.
    /// </summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The authors, one person or organisation each, without “By”.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>The dateline (“ALMATY, Jan 10 (Reuters) —”), where the first paragraph opens with one.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>The language as ISO 639-1, or <c>und</c> when it cannot be told.</summary>
    public string Language { get; init; } = "und";

    /// <summary>
    /// How sure <see cref="Language"/> is, 0 to 1; 0 where the file's own declaration was taken because the text is too short to tell.
    /// </summary>
    public double LanguageScore { get; init; }

    /// <summary>The credits of images and texts (“Image: AP”).</summary>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <summary>
    /// The captions of a page's images, which stand beside the text and not in it. Plain text has its captions in the text.
    /// </summary>
    public IReadOnlyList<ImageCaption> Captions { get; init; } = [];

    /// <summary>What a reader should know about how the file was read.</summary>
    public IReadOnlyList<ArticleWarning> Warnings { get; init; } = [];

    /// <summary>The clean text: NFC, blocks separated by one empty line, no markup, no date line, no byline.</summary>
    public required string Text { get; init; }

    /// <summary>What each part of <see cref="Text"/> is, in text order, without overlaps.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];
}
