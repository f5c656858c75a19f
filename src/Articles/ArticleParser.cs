namespace Pipeline.Articles;

/// <summary>Turns the bytes of an uploaded file into an <see cref="Article"/>, or into a rejection that says why not. Never throws on bad input.</summary>
/// <param name="limits">How much a file may ask.</param>
public sealed class ArticleParser(ArticleLimits limits)
{
    /// <summary>The limits in force.</summary>
    public ArticleLimits Limits { get; } = limits;

    /// <summary>Parses one file.</summary>
    /// <param name="name">The blob or file name; its extension is a hint.</param>
    /// <param name="contentType">The declared media type, a weaker hint; null when unknown.</param>
    /// <param name="bytes">The whole file.</param>
    public ParseResult Parse(string name, string? contentType, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Limits.MaxBytes)
        {
            return new RejectedArticle(ArticleId.FromBlobName(name), new ArticleSource(name, contentType, bytes.Length, ""), new Rejection("too-large", $"The file has {bytes.Length} bytes; the limit is {Limits.MaxBytes}."));
        }

        string text = System.Text.Encoding.UTF8.GetString(bytes.Span);
        var source = new ArticleSource(name, contentType, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Span)));
        return new ParsedArticle(new Article { Id = ArticleId.FromBlobName(name), Source = source, Text = text, Language = "en", Blocks = [new Block(BlockKind.Paragraph, 0, text.Length)] });
    }
}
