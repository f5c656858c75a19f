namespace Pipeline.Articles.Batches;

/// <summary>The formats of files with many articles.</summary>
internal enum BatchFormat
{
    /// <summary>One article, or nothing that is known.</summary>
    None,

    /// <summary>A ZIP archive.</summary>
    Zip,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A web archive (ISO 28500).</summary>
    Warc,

    /// <summary>One JSON document a line.</summary>
    JsonLines,

    /// <summary>One JSON array of documents.</summary>
    JsonArray,

    /// <summary>An RSS or Atom feed with several items.</summary>
    Feed,
}
