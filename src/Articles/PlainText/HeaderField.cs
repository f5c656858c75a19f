using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.PlainText;

/// <summary>Reads the lines that some archives put before an article: “Title: …”, “Author: …”, “Date: …”, “Source: …”, “URL: …”.</summary>
internal static class HeaderField
{
    private const int LongestKey = 16;

    /// <summary>Reads one line into the draft.</summary>
    /// <param name="line">The line, trimmed.</param>
    /// <param name="draft">The draft.</param>
    /// <returns>Whether the line was a field; a field that is known but says nothing readable is not taken.</returns>
    public static bool TryRead(ReadOnlySpan<char> line, ArticleDraft draft)
    {
        int colon = line.IndexOf(':');
        return colon is > 0 and <= LongestKey && Apply(line[..colon].ToString().ToLowerInvariant(), line[(colon + 1)..].Trim(), draft);
    }

    /// <summary>Puts a field's value where it belongs.</summary>
    /// <param name="key">The field's name in lower case.</param>
    /// <param name="value">Its value, trimmed.</param>
    /// <param name="draft">The draft.</param>
    public static bool Apply(string key, ReadOnlySpan<char> value, ArticleDraft draft)
    {
        if (value.IsEmpty)
        {
            return false;
        }

        switch (key)
        {
            case "title" or "headline":
                draft.Headline ??= CleanText.Line(value);
                return true;
            case "subtitle" or "standfirst" or "description" or "summary" or "excerpt" or "dek":
                draft.Standfirst ??= CleanText.Line(value);
                return true;
            case "author" or "authors" or "byline" or "by":
                List<string> names = BylineReader.ReadNames(value, strict: false);
                draft.Byline.AddRange(names);
                return names.Count > 0;
            case "date"
            or "published"
            or "pubdate"
            or "publication date"
            or "date published"
            or "datepublished"
            or "published_at"
            or "publish_date":
                return TryReadDate(value, out PublicationDate published) && (draft.Published ??= published) == published;
            case "updated" or "modified" or "last updated" or "lastmod" or "last modified" or "datemodified":
                return TryReadDate(value, out PublicationDate modified) && (draft.Modified ??= modified) == modified;
            case "source" when value.Contains("://", StringComparison.Ordinal):
                draft.Url ??= CleanText.Line(value);
                return true;
            case "source" or "publisher" or "outlet" or "publication" or "newspaper" or "site":
                draft.Outlet ??= CleanText.Line(value);
                return true;
            case "url" or "link" or "permalink":
                draft.Url ??= CleanText.Line(value);
                return true;
            case "language" or "lang":
                draft.DeclaredLanguage ??= CleanText.Line(value);
                return true;
            default:
                return false;
        }
    }

    private static bool TryReadDate(ReadOnlySpan<char> value, out PublicationDate date) => DateReader.TryReadLine(value, out date, out _);
}
