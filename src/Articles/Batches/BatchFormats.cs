using System.IO.Compression;
using System.Text;
using Pipeline.Articles.Encodings;

namespace Pipeline.Articles.Batches;

/// <summary>Tells the format of a batch by its first bytes.</summary>
internal static class BatchFormats
{
    private const int TarMagic = 257;

    /// <summary>The format; gzip is looked through.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="prefix">Its first bytes.</param>
    /// <param name="whole">Whether they are all.</param>
    public static BatchFormat Detect(string name, ReadOnlySpan<byte> prefix, bool whole)
    {
        if (!Gzip.Is(prefix))
        {
            return DetectPlain(prefix, name, whole);
        }

        byte[] plain = new byte[ArticleBatch.PrefixLength];
        int length = Decompress(prefix, plain);
        string inner = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return DetectPlain(plain.AsSpan(0, length), inner, whole: length < plain.Length) is BatchFormat format and not BatchFormat.Zip
            ? format
            : BatchFormat.None;
    }

    private static int Decompress(ReadOnlySpan<byte> prefix, Span<byte> plain)
    {
        using var source = new MemoryStream(prefix.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        int length = 0;
        try
        {
            for (int read = gzip.Read(plain); read > 0 && length < plain.Length; read = gzip.Read(plain[length..]))
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // A prefix ends in the middle; what came before it is enough.
        }

        return length;
    }

    private static BatchFormat DetectPlain(ReadOnlySpan<byte> prefix, string name, bool whole)
    {
        if (prefix.StartsWith("PK\u0003\u0004"u8) || prefix.StartsWith("PK\u0005\u0006"u8))
        {
            return IsOfficeDocument(prefix) ? BatchFormat.None : BatchFormat.Zip;
        }

        if (prefix.StartsWith("WARC/1."u8))
        {
            return BatchFormat.Warc;
        }

        if (prefix.Length > TarMagic + 5 && prefix.Slice(TarMagic, 5).SequenceEqual("ustar"u8))
        {
            return BatchFormat.Tar;
        }

        ReadOnlySpan<byte> text = prefix.StartsWith(Encoding.UTF8.Preamble) ? prefix[3..] : prefix;
        text = text.TrimStart("\t\n\r "u8);
        if (text.IsEmpty)
        {
            return BatchFormat.None;
        }

        if (text[0] == '{')
        {
            return IsJsonLines(text, name) ? BatchFormat.JsonLines : BatchFormat.None;
        }

        if (text[0] == '[')
        {
            return text[1..].TrimStart("\t\n\r "u8) is [(byte)'{', ..] && HasSecondDocument(text, whole)
                ? BatchFormat.JsonArray
                : BatchFormat.None;
        }

        return text[0] == '<' && IsFeed(text, whole) ? BatchFormat.Feed : BatchFormat.None;
    }

    // The first entry of a DOCX, XLSX, PPTX, ODT or EPUB says what it is.
    private static bool IsOfficeDocument(ReadOnlySpan<byte> zip)
    {
        ReadOnlySpan<byte> head = zip[..Math.Min(zip.Length, 2048)];
        return head.IndexOf("[Content_Types].xml"u8) >= 0
            || head.IndexOf("mimetypeapplication/"u8) >= 0
            || head.IndexOf("META-INF/MANIFEST.MF"u8) >= 0;
    }

    private static bool IsJsonLines(ReadOnlySpan<byte> text, string name)
    {
        int end = text.IndexOf((byte)'\n');
        if (end < 0)
        {
            return HasExtension(name, ".jsonl", ".ndjson");
        }

        return text[..end].TrimEnd("\r\t "u8) is [.., (byte)'}']
            && text[(end + 1)..].TrimStart("\t\n\r "u8) is [(byte)'{', ..] or []
            && (text[(end + 1)..].TrimStart("\t\n\r "u8).Length > 0 || HasExtension(name, ".jsonl", ".ndjson"));
    }

    // A one-element array is an article; where the prefix ends inside the first element, more are assumed.
    private static bool HasSecondDocument(ReadOnlySpan<byte> text, bool whole)
    {
        (int depth, bool quoted) = (0, false);
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'{' or (byte)'[' when !quoted:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !quoted:
                    depth--;
                    break;
                case (byte)',' when !quoted && depth == 1:
                    return true;
            }

            if (depth == 0 && i > 0)
            {
                return false;
            }
        }

        return !whole;
    }

    // A feed of one item is that article; where the prefix ends before a second one, more are assumed.
    private static bool IsFeed(ReadOnlySpan<byte> text, bool whole)
    {
        ReadOnlySpan<byte> head = text[..Math.Min(text.Length, 1024)];
        bool feed =
            head.IndexOf("<rss"u8) >= 0
            || head.IndexOf("<feed"u8) >= 0
            || head.IndexOf("<rdf:RDF"u8) >= 0
            || head.IndexOf("<newsMessage"u8) >= 0;
        return feed && (Count(text, "<item"u8) > 1 || Count(text, "<entry"u8) > 1 || Count(text, "<newsItem"u8) > 1 || !whole);
    }

    private static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag)
    {
        int count = 0;
        for (int at = text.IndexOf(tag); at >= 0; at = text.IndexOf(tag))
        {
            text = text[(at + tag.Length)..];
            count += !text.IsEmpty && text[0] is (byte)'>' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 1 : 0;
        }

        return count;
    }

    private static bool HasExtension(string name, params ReadOnlySpan<string> extensions)
    {
        foreach (string extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
