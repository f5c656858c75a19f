namespace Pipeline.Articles.Formats;

/// <summary>Reads the parts of a media type (<c>text/html; charset=windows-1251</c>).</summary>
internal static class MediaType
{
    /// <summary>The type without its parameters, in lower case; empty when unknown.</summary>
    /// <param name="contentType">The media type, or null.</param>
    public static string Essence(string? contentType)
    {
        ReadOnlySpan<char> type = contentType;
        int end = type.IndexOf(';');
        return (end < 0 ? type : type[..end]).Trim().ToString().ToLowerInvariant();
    }

    /// <summary>The media type of a format.</summary>
    /// <param name="format">The format.</param>
    public static string Of(FileFormat format) =>
        format switch
        {
            FileFormat.Text => "text/plain",
            FileFormat.Html => "text/html",
            FileFormat.Markdown => "text/markdown",
            FileFormat.Json => "application/json",
            FileFormat.Xml => "application/xml",
            FileFormat.Mail => "message/rfc822",
            FileFormat.Batch => "application/octet-stream",
        };

    /// <summary>The declared charset, or null.</summary>
    /// <param name="contentType">The media type, or null.</param>
    public static string? Charset(string? contentType)
    {
        ReadOnlySpan<char> type = contentType;
        int at = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> value = type[(at + "charset=".Length)..];
        int end = value.IndexOfAny(';', ',');
        return (end < 0 ? value : value[..end]).Trim(" \"'").ToString();
    }
}
