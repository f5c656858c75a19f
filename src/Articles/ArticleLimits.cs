namespace Pipeline.Articles;

/// <summary>How much a file may ask of the parser. What goes over a limit is rejected, with the limit and the value.</summary>
public sealed record ArticleLimits
{
    /// <summary>
    /// The largest file that is read, and the largest record of a batch, in bytes, decompressed. The longest newspaper articles are well
    /// under 1 MB; saved pages with inlined images reach 10 MB.
    /// </summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>
    /// How many times larger than the compressed bytes the decompressed ones may be. HTML shrinks to a fifth, the most repetitive logs to a
    /// fiftieth; a bomb to a thousandth.
    /// </summary>
    public int MaxExpansion { get; init; } = 200;

    /// <summary>
    /// How deep markup, JSON and XML may nest. Pages of large sites nest 30 to 100 deep; a tree builder's work grows with depth times size.
    /// </summary>
    public int MaxNesting { get; init; } = 600;

    /// <summary>
    /// The longest text of an article, in UTF-16 units. A novel has a million; what is longer is no article, and its metadata would not fit
    /// a table row.
    /// </summary>
    public int MaxTextLength { get; init; } = 2_000_000;

    /// <summary>The most blocks of an article. A transcript of a day's debate has some thousands.</summary>
    public int MaxBlocks { get; init; } = 50_000;

    /// <summary>The most records of one batch. A day of a large web crawl's news in one WARC file has some 100,000.</summary>
    public int MaxRecords { get; init; } = 1_000_000;
}
