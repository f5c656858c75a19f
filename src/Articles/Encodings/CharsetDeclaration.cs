using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Articles.Formats;

namespace Pipeline.Articles.Encodings;

/// <summary>
/// Finds the charset that a file declares: in its transport's media type, in an HTML meta element, in an XML declaration.
/// </summary>
internal static partial class CharsetDeclaration
{
    // The HTML standard looks at 1,024 bytes; saved pages put more before the declaration.
    private const int Prefix = 4096;

    /// <summary>The declared charset's label, or null.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="contentType">Its declared media type.</param>
    public static string? Find(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (MediaType.Charset(contentType) is { Length: > 0 } charset)
        {
            return charset;
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, Prefix)];
        if (head.IndexOf("charset"u8) < 0 && head.IndexOf("encoding"u8) < 0 && head.IndexOf("CHARSET"u8) < 0)
        {
            return null;
        }

        Match match = Pattern().Match(Encoding.Latin1.GetString(head));
        return match.Success ? match.Groups["label"].Value : null;
    }

    [GeneratedRegex(
        @"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[""']?\s*(?<label>[\w.:+-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
