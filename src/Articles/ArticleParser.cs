using System.Buffers;
using System.Security.Cryptography;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Encodings;
using Pipeline.Articles.Formats;
using Pipeline.Articles.Html;
using Pipeline.Articles.PlainText;
using Pipeline.Articles.Structure;

namespace Pipeline.Articles;

/// <summary>Turns the bytes of an uploaded file into an <see cref="Article"/>, or into a rejection that says why not. Never throws on bad input.</summary>
/// <param name="limits">How much a file may ask.</param>
public sealed class ArticleParser(ArticleLimits limits)
{
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create("\t\n\v\f\r "u8);

    /// <summary>The limits in force.</summary>
    public ArticleLimits Limits { get; } = limits;

    /// <summary>Parses one file.</summary>
    /// <param name="name">The blob or file name; its extension is a hint.</param>
    /// <param name="contentType">The declared media type, a weaker hint; null when unknown.</param>
    /// <param name="bytes">The whole file.</param>
    public ParseResult Parse(string name, string? contentType, ReadOnlyMemory<byte> bytes)
    {
        string id = ArticleId.FromBlobName(name);
        var source = new ArticleSource(name, contentType, bytes.Length, "");
        if (bytes.Length > Limits.MaxBytes)
            return Reject("too-large", $"The file has {bytes.Length} bytes; the limit is {Limits.MaxBytes}. Split it, or raise the limit.");

        source = source with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) };
        if (bytes.Span.IndexOfAnyExcept(WhiteSpace) < 0)
            return Reject("empty", $"The file has no text: it is {(bytes.IsEmpty ? "empty" : "nothing but white space")}. Upload a file with an article in it.");

        if (!TextDecoder.TryDecode(bytes.Span, MediaType.Charset(contentType), out string text))
        {
            return Reject("binary", $"The file is {FileSignature.Describe(bytes.Span) ?? "binary data"}, not text. Upload the article as plain text, Markdown, HTML, JSON or XML.");
        }

        ArticleDraft draft = HtmlSniffer.LooksLikeHtml(text, name, contentType) ? HtmlReader.Read(text) : PlainTextReader.Read(text);
        Article article = ArticleAssembler.Assemble(draft, id, source);
        return article.Text.Length > 0
            ? new ParsedArticle(article)
            : Reject("empty", "The file has no text: nothing is left once markup and invisible characters are taken away. Upload a file with an article in it.");

        RejectedArticle Reject(string code, string reason) => new(id, source, new Rejection(code, reason));
    }
}
