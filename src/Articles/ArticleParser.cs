using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Encodings;
using Pipeline.Articles.Formats;
using Pipeline.Articles.Html;
using Pipeline.Articles.Json;
using Pipeline.Articles.Mail;
using Pipeline.Articles.MarkdownText;
using Pipeline.Articles.PlainText;
using Pipeline.Articles.Structure;
using Pipeline.Articles.Xml;

namespace Pipeline.Articles;

/// <summary>
/// Turns the bytes of an uploaded file into an <see cref="Article"/>, or into a rejection that says why not. Never throws on bad input.
/// </summary>
/// <param name="limits">How much a file may ask.</param>
/// <param name="clock">Tells which dates lie in the future; null for the system's clock.</param>
public sealed class ArticleParser(ArticleLimits limits, TimeProvider? clock = null)
{
    private static readonly SearchValues<char> StrayControls = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\v\f\r\u001A"),
    ]);
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create("\t\n\v\f\r "u8);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The limits in force.</summary>
    public ArticleLimits Limits { get; } = limits;

    /// <summary>Parses one file.</summary>
    /// <param name="name">The blob or file name; its extension is a hint.</param>
    /// <param name="contentType">The declared media type, a weaker hint; null when unknown.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="url">Where it was fetched from, if known; taken where the file itself states no address.</param>
    public ParseResult Parse(string name, string? contentType, ReadOnlyMemory<byte> bytes, string? url = null)
    {
        string id = ArticleId.FromBlobName(name);
        var source = new ArticleSource(name, contentType, bytes.Length, "");
        if (bytes.Length > Limits.MaxBytes)
        {
            return new RejectedArticle(
                id,
                source,
                new Rejection(
                    "too-large",
                    $"The file has {bytes.Length} bytes; the limit is {Limits.MaxBytes}. Split it, or raise the limit."
                )
            );
        }

        source = source with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) };
        Rejection? rejection = null;
        if (Gzip.Is(bytes.Span) && Gzip.TryDecompress(bytes, Limits, out bytes, out rejection))
        {
            name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        }

        (ArticleDraft draft, FileFormat format) = (new ArticleDraft(), FileFormat.Text);
        rejection ??= TryRead(name, contentType, bytes, ref draft, out format);
        if (rejection is not null)
        {
            return new RejectedArticle(id, source, rejection);
        }

        draft.Url ??= url;
        draft.Published ??= AddressDate.Read(draft.CanonicalUrl) ?? AddressDate.Read(draft.Url);
        Article article = new ArticleAssembler(Limits, _clock).Assemble(
            draft,
            id,
            source with
            {
                ContentType = contentType ?? MediaType.Of(format),
            }
        );
        rejection = Check(article);
        return rejection is null ? new ParsedArticle(article) : new RejectedArticle(id, source, rejection);
    }

    private Rejection? Check(Article article)
    {
        if (article.Text.Length == 0)
        {
            return new Rejection(
                "empty",
                "The file has no text: nothing is left once markup and invisible characters are taken away. "
                    + "Upload a file with an article in it."
            );
        }

        if (article.Text.Length > Limits.MaxTextLength)
        {
            return new Rejection(
                "too-long",
                $"The text has {article.Text.Length} characters; the limit is {Limits.MaxTextLength}. "
                    + "Split it into articles, or raise the limit."
            );
        }

        return article.Blocks.Count > Limits.MaxBlocks
            ? new Rejection(
                "too-many-blocks",
                $"The text has {article.Blocks.Count} paragraphs; the limit is {Limits.MaxBlocks}. "
                    + "Split it into articles, or raise the limit."
            )
            : null;
    }

    private Rejection? TryRead(string name, string? contentType, ReadOnlyMemory<byte> file, ref ArticleDraft draft, out FileFormat format)
    {
        format = FileFormat.Text;
        ReadOnlySpan<byte> bytes = file.Span;
        if (bytes.IndexOfAnyExcept(WhiteSpace) < 0)
        {
            return new Rejection(
                "empty",
                $"The file has no text: it is {(bytes.IsEmpty ? "empty" : "nothing but white space")}. Upload a file with an article in it."
            );
        }

        if (MailReader.Is(bytes))
        {
            format = FileFormat.Mail;
            return ReadMail(file, ref draft);
        }

        string? signature = FileSignature.Describe(bytes);
        bool decoded = TextDecoder.TryDecode(bytes, CharsetDeclaration.Find(bytes, contentType), out string text);
        if (!decoded || FileSignature.IsNeverText(bytes))
        {
            return new Rejection(
                "binary",
                $"The file is {signature ?? "binary data"}, not text. Upload the article as plain text, Markdown, HTML, JSON or XML."
            );
        }

        if (text.AsSpan().IndexOfAny(StrayControls) >= 0)
        {
            draft.Warnings.Add(
                new ArticleWarning("control-characters", "The file has control characters that no text has; they were left out.")
            );
        }

        format = FormatSniffer.Sniff(text, name, contentType);
        return ReadText(text, format, ref draft);
    }

    private Rejection? ReadText(string text, FileFormat format, ref ArticleDraft draft)
    {
        List<ArticleWarning> warnings = draft.Warnings;
        try
        {
            Rejection? rejection = Read(text, format, ref draft);
            if (!ReferenceEquals(warnings, draft.Warnings))
            {
                draft.Warnings.InsertRange(0, warnings);
            }

            return rejection;
        }
        catch (TooDeepException e)
        {
            return e.Rejection;
        }
    }

    private Rejection? ReadMail(ReadOnlyMemory<byte> file, ref ArticleDraft draft)
    {
        try
        {
            if (MailReader.Read(file, Limits) is not ArticleDraft read)
            {
                return new Rejection(
                    "no-article",
                    "The message holds no text: a plain or an HTML part is looked for, attachments are not. Upload the article itself."
                );
            }

            draft = read;
            return null;
        }
        catch (FormatException)
        {
            return new Rejection(
                "malformed-mail",
                "The message is damaged or cut short, so that its parts cannot be told apart. "
                    + "Save it again as .eml or .mhtml, or upload the text alone."
            );
        }
        catch (TooDeepException e)
        {
            return e.Rejection;
        }
    }

    private Rejection? Read(string text, FileFormat format, ref ArticleDraft draft) =>
        format switch
        {
            FileFormat.Text => Take(PlainTextReader.Read(text), out draft),
            FileFormat.Markdown => Take(MarkdownReader.Read(text, Limits), out draft),
            FileFormat.Html => Take(HtmlReader.Read(text, Limits), out draft),
            FileFormat.Json => ReadJson(text, ref draft),
            FileFormat.Xml => ReadXml(text, ref draft),
            FileFormat.Mail => throw new UnreachableException("A mail is told by its bytes, before they are decoded."),
            FileFormat.Batch => new Rejection(
                "batch",
                "The file holds several articles. Upload it to the pipeline, which stores each as a file of its own, or unpack "
                    + "it first."
            ),
        };

    private static Rejection? Take(ArticleDraft read, out ArticleDraft draft)
    {
        draft = read;
        return null;
    }

    private Rejection? ReadJson(string text, ref ArticleDraft draft)
    {
        try
        {
            if (JsonReader.Read(text, Limits, out bool isRepaired) is not ArticleDraft read)
            {
                return new Rejection(
                    "no-article",
                    "The JSON holds no article: a headline or title, and a text, body, content or articleBody, are looked for. "
                        + "Rename the members, or upload the text alone."
                );
            }

            draft = read;
            if (isRepaired)
            {
                draft.Warnings.Add(RepairedMarkup("JSON"));
            }

            return null;
        }
        catch (JsonException e)
        {
            return new Rejection(
                "malformed-json",
                $"The JSON cannot be read at line {(e.LineNumber ?? 0) + 1}. Correct it and upload the file again."
            );
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, in the name of a member.
            return new Rejection(
                "malformed-json",
                "The JSON has a member whose name is no text: half of a surrogate pair. Correct it and upload the file again."
            );
        }
    }

    private static ArticleWarning RepairedMarkup(string format) =>
        new(
            "repaired-markup",
            $"The file is not well-formed {format}: it has control characters, a bare “&” or entities that it does not "
                + "declare. It was read as it was meant."
        );

    private Rejection? ReadXml(string text, ref ArticleDraft draft)
    {
        try
        {
            if (XmlReading.Load(text, Limits.MaxNesting, out int depth, out bool isRepaired) is not XElement root)
            {
                return new Rejection(
                    "too-deep",
                    $"The XML nests {depth} levels deep; the limit is {Limits.MaxNesting}. Upload the text alone, or raise the limit."
                );
            }

            if (XmlArticleReader.Read(root, Limits, out int articles) is ArticleDraft read)
            {
                draft = read;
                if (isRepaired)
                {
                    draft.Warnings.Add(RepairedMarkup("XML"));
                }

                return null;
            }

            return articles > 1
                ? new Rejection(
                    "batch",
                    $"The file holds {articles} articles. Upload it to the pipeline, which stores each as a file of its own, or split "
                        + "it first."
                )
                : new Rejection(
                    "no-article",
                    "The XML holds no article: a NewsML-G2 newsItem, NITF, an RSS item or an Atom entry is looked for, and the root "
                        + $"is <{root.Name.LocalName}>. Convert it, or upload the text alone."
                );
        }
        catch (XmlException e)
        {
            return new Rejection("malformed-xml", $"The XML cannot be read at line {e.LineNumber}. Correct it and upload the file again.");
        }
    }
}
