using System.Collections.Frozen;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.PlainText;

/// <summary>Reads the lines that some archives put before an article: “Title: …”, “Author: …”, “Date: …”, “Source: …”, “URL: …”.</summary>
internal static class HeaderField
{
    private const int LongestKey = 16;

    private static readonly FrozenDictionary<string, Field> Fields = Enum.GetValues<Field>()
        .Where(static field => field != Field.None)
        .SelectMany(static field =>
            WordList.Read("PlainText/fields.txt", field.ToString()).Lines.Select(key => KeyValuePair.Create(key, field))
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

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

        switch (Fields.GetValueOrDefault(key))
        {
            case Field.Headline:
                draft.Headline ??= CleanText.Line(value);
                return true;
            case Field.Standfirst:
                draft.Standfirst ??= CleanText.Line(value);
                return true;
            case Field.Byline:
                List<string> names = BylineReader.ReadNames(value, strict: false);
                draft.Byline.AddRange(names);
                return names.Count > 0;
            case Field.Published:
                return TryReadDate(value, out PublicationDate published) && (draft.Published ??= published) == published;
            case Field.Modified:
                return TryReadDate(value, out PublicationDate modified) && (draft.Modified ??= modified) == modified;
            case Field.Outlet when !value.Contains("://", StringComparison.Ordinal):
                draft.Outlet ??= CleanText.Line(value);
                return true;
            case Field.Outlet or Field.Address:
                draft.Url ??= CleanText.Line(value);
                return true;
            case Field.Language:
                draft.DeclaredLanguage ??= CleanText.Line(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a field names the authors.</summary>
    /// <param name="key">The field's name in lower case.</param>
    public static bool NamesAuthors(string key) => Fields.GetValueOrDefault(key) == Field.Byline;

    private static bool TryReadDate(ReadOnlySpan<char> value, out PublicationDate date) => DateReader.TryReadLine(value, out date, out _);

    // The sections of fields.txt.
    private enum Field
    {
        None,
        Headline,
        Standfirst,
        Byline,
        Published,
        Modified,
        Outlet,
        Address,
        Language,
    }
}
