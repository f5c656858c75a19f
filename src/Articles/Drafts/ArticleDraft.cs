using Pipeline.Articles.Dates;

namespace Pipeline.Articles.Drafts;

/// <summary>What a format's reader found in a file, before cleaning: the common form of every format.</summary>
internal sealed class ArticleDraft
{
    public string? Headline { get; set; }

    /// <summary>The heading a page shows above its story, where the headline is another title.</summary>
    public string? ShownHeading { get; set; }

    public string? Standfirst { get; set; }

    public List<string> Byline { get; } = [];

    public PublicationDate? Published { get; set; }

    public PublicationDate? Modified { get; set; }

    public string? Outlet { get; set; }

    public string? Url { get; set; }

    public string? CanonicalUrl { get; set; }

    /// <summary>The language the file declares (<c>en</c>, <c>en-GB</c>); used where the text is too short to tell.</summary>
    public string? DeclaredLanguage { get; set; }

    /// <summary>The place of a dateline that the file marks as such, and the block of <see cref="Blocks"/> that is the dateline.</summary>
    public (string Place, string Block)? StatedDateline { get; set; }

    /// <summary>The body as a page states it beside its markup.</summary>
    public string? StatedBody { get; set; }

    /// <summary>The entries of a live blog as a page states them beside its markup.</summary>
    public List<DraftUpdate> Updates { get; } = [];

    /// <summary>Whether readers see the byline: then even the paper's own name was put there for them.</summary>
    public bool IsBylineShown { get; set; }

    /// <summary>Captions of images that stand beside the text.</summary>
    public List<string> Captions { get; } = [];

    public List<DraftBlock> Blocks { get; } = [];

    /// <summary>What the format's reader had to forgive.</summary>
    public List<ArticleWarning> Warnings { get; } = [];

    public void Add(BlockKind kind, string raw) => Blocks.Add(new DraftBlock(kind, raw));
}
