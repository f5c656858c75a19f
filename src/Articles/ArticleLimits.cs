namespace Pipeline.Articles;

/// <summary>How much a file may ask of the parser. What goes over a limit is rejected, with the limit and the value.</summary>
public sealed record ArticleLimits
{
    /// <summary>The largest file that is read, in bytes. The longest newspaper articles are well under 1 MB; saved pages with inlined images reach 10 MB.</summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;
}
