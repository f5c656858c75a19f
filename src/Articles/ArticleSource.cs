namespace Pipeline.Articles;

/// <summary>The uploaded file an article was read from.</summary>
/// <param name="Name">The file or blob name, as given.</param>
/// <param name="ContentType">The media type that was declared or found.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
public sealed record ArticleSource(string Name, string? ContentType, long Bytes, string Sha256);
