namespace Pipeline.Articles.Formats;

/// <summary>The formats that an article's file may have.</summary>
internal enum FileFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown, with or without front matter.</summary>
    Markdown,

    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>JSON: schema.org, IPTC ninjs, or the common shape of scrapers.</summary>
    Json,

    /// <summary>XML: NewsML-G2, NITF, RSS, Atom.</summary>
    Xml,

    /// <summary>A MIME message: a mail, or a page saved in one file.</summary>
    Mail,

    /// <summary>Several articles in one file: WARC, or one JSON document a line.</summary>
    Batch,
}
