using System.Text;
using MimeKit;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Encodings;
using Pipeline.Articles.Html;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Mail;

/// <summary>
/// Reads an article that came as a MIME message: a mail (RFC 5322, <c>.eml</c>) or a page that a browser saved in one file (RFC 2557,
/// <c>.mhtml</c>, <c>.mht</c>).
/// </summary>
internal static class MailReader
{
    private const int Prefix = 16 * 1024;
    private const int DeepestParts = 20;

    // RFC 3676, 4.3: what follows on the next lines is the sender's signature.
    private const string SignatureMark = "\n-- \n";

    private static readonly ParserOptions Options = new() { MaxMimeDepth = DeepestParts };

    /// <summary>Whether a file is a MIME message, by the header fields it opens with.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes[..Math.Min(bytes.Length, Prefix)].TrimStart("\r\n"u8);
        (bool mime, bool type, int others, bool first) = (false, false, 0, true);
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.IsEmpty)
            {
                break;
            }

            bool isFolded = line[0] is (byte)' ' or (byte)'\t';
            bool isEnvelope = first && line.StartsWith("From "u8);
            int colon = line.IndexOf((byte)':');
            if (!isFolded && !isEnvelope && !IsFieldName(colon < 0 ? default : line[..colon]))
            {
                return false;
            }

            if (!isFolded && colon > 0)
            {
                ReadOnlySpan<byte> name = line[..colon];
                mime |= Ascii.EqualsIgnoreCase(name, "MIME-Version"u8);
                type |= Ascii.EqualsIgnoreCase(name, "Content-Type"u8) && line.IndexOf((byte)'/') > 0;
                others +=
                    Ascii.EqualsIgnoreCase(name, "From"u8)
                    || Ascii.EqualsIgnoreCase(name, "To"u8)
                    || Ascii.EqualsIgnoreCase(name, "Subject"u8)
                    || Ascii.EqualsIgnoreCase(name, "Message-ID"u8)
                    || Ascii.EqualsIgnoreCase(name, "Received"u8)
                    || Ascii.EqualsIgnoreCase(name, "Return-Path"u8)
                    || Ascii.EqualsIgnoreCase(name, "Delivered-To"u8)
                        ? 1
                        : 0;
            }

            first = false;
        }

        return mime && (type || others > 0) || type && others > 0 || others >= 3;
    }

    /// <summary>Reads the message's article.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="limits">How deep markup in it may nest.</param>
    /// <returns>The draft; null where the message has no text.</returns>
    /// <exception cref="FormatException">The message is damaged.</exception>
    /// <exception cref="TooDeepException">A page in it nests too deep.</exception>
    public static ArticleDraft? Read(ReadOnlyMemory<byte> bytes, ArticleLimits limits)
    {
        using var stream = new MemoryStream(bytes[LeadingLineEnds(bytes.Span)..].ToArray(), writable: false);
        using MimeMessage message = new MimeParser(
            Options,
            stream,
            IsMailbox(bytes.Span) ? MimeFormat.Mbox : MimeFormat.Entity
        ).ParseMessage();
        (TextPart? plain, TextPart? page) = (null, null);
        foreach (MimeEntity part in message.BodyParts)
        {
            if (part is not TextPart text || text.IsAttachment)
            {
                continue;
            }

            plain ??= text.IsHtml ? null : text;
            page ??= text.IsHtml ? text : null;
        }

        // A browser says where the page came from; what it saved is a page, and beside it there may be frames and styles.
        string? address = page?.ContentLocation?.OriginalString ?? message.Headers["Snapshot-Content-Location"];
        bool isSavedPage = page is not null && (plain is null || message.Headers.Contains("Snapshot-Content-Location"));
        ArticleDraft draft =
            isSavedPage || plain is null
                ? page is null
                    ? new ArticleDraft()
                    : ReadPage(page, limits)
                : ReadPlain(plain);
        if (draft.Blocks.Count == 0)
        {
            return null;
        }

        draft.Headline ??= message.Subject is { } subject ? ForwardedText.WithoutPrefix(subject) : null;
        draft.Url ??= address is not null && address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : null;
        if (!isSavedPage || address is null)
        {
            AddHeader(message, draft);
        }

        return draft;
    }

    // The day in the sender's own time; a sender with a name is who wrote it, where no line says better.
    private static void AddHeader(MimeMessage message, ArticleDraft draft)
    {
        if (message.Headers.Contains(HeaderId.Date) && message.Date > DateTimeOffset.UnixEpoch)
        {
            draft.Published ??= new PublicationDate(
                DateOnly.FromDateTime(message.Date.DateTime),
                TimeOnly.FromDateTime(message.Date.DateTime),
                message.Date.Offset
            );
        }

        if (draft.Byline.Count > 0)
        {
            return;
        }

        foreach (MailboxAddress sender in message.From.Mailboxes)
        {
            if (sender.Name is string name && name.Contains(' ', StringComparison.Ordinal))
            {
                draft.Byline.AddRange(BylineReader.ReadNames(name, strict: true));
            }
        }
    }

    private static ArticleDraft ReadPage(TextPart page, ArticleLimits limits) => HtmlReader.Read(Decoded(page), limits);

    private static ArticleDraft ReadPlain(TextPart part)
    {
        string text = Decoded(part).ReplaceLineEndings("\n");
        int signature = text.LastIndexOf(SignatureMark, StringComparison.Ordinal);
        if (signature > 0)
        {
            text = text[..signature];
        }

        text = part.IsFlowed ? Unflowed(text) : text;
        string body = ForwardedText.Unwrap(text, out string? subject);
        ArticleDraft draft = PlainTextReader.Read(body);
        draft.Headline ??= subject;
        return draft;
    }

    // RFC 3676: a line that ends in a space goes on in the next.
    private static string Unflowed(string text) => text.Replace(" \n", " ", StringComparison.Ordinal);

    private static string Decoded(TextPart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        ReadOnlySpan<byte> bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        string? charset = part.ContentType.Charset ?? CharsetDeclaration.Find(bytes, null);
        return TextDecoder.TryDecode(bytes, charset, out string text) ? text : "";
    }

    private static int LeadingLineEnds(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.TrimStart("\r\n"u8).Length;

    private static bool IsMailbox(ReadOnlySpan<byte> bytes) => bytes.TrimStart("\r\n"u8).StartsWith("From "u8);

    // Printable ASCII without space or colon; the words of a sentence before a colon are none.
    private static bool IsFieldName(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and < 80 && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
}
