using System.Collections.Frozen;
using System.Globalization;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.PlainText;

/// <summary>
/// Reads the lines that some archives put before an article: “Title: …”, “Author: …”, “Date: …”, “Source: …”, “URL: …”. What says nothing
/// of who reported what and when (“Section: …”, “Length: 512 words”) is known too, and left out.
/// </summary>
internal static class HeaderField
{
    private const int LongestKey = 20;

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
                if (names.Count == 0 && BylineReader.IsDesk(value))
                {
                    names.Add(CleanText.Line(value));
                }

                draft.Byline.AddRange(names);
                return names.Count > 0;
            case Field.Published:
                return TryReadDate(value, draft, out PublicationDate? published)
                    && (published is null || (draft.Published ??= published) == published);
            case Field.Modified:
                return TryReadDate(value, draft, out PublicationDate? modified)
                    && (modified is null || (draft.Modified ??= modified) == modified);
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
                return Fields.GetValueOrDefault(key) == Field.Other;
        }
    }

    /// <summary>Whether a field names the authors.</summary>
    /// <param name="key">The field's name in lower case.</param>
    public static bool NamesAuthors(string key) => Fields.GetValueOrDefault(key) == Field.Byline;

    // A date that may be two days is a date all the same: the field is read, and nothing is taken from it.
    private static bool TryReadDate(ReadOnlySpan<char> value, ArticleDraft draft, out PublicationDate? date)
    {
        date = null;
        if (DateReader.TryReadLine(value, out PublicationDate read, out _, DayOrders.Of(draft.Url, draft.DeclaredLanguage)))
        {
            date = read;
            return true;
        }

        if (!DateReader.TryReadLine(value, out PublicationDate possible, out _, DayOrder.DayFirst))
        {
            return false;
        }

        draft.Warnings.Add(
            new ArticleWarning(
                "ambiguous-date",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file states “{CleanText.Line(value)}”, which may be two days; it was not taken. "
                        + $"Write it as {possible.Day:O}, if that is meant."
                )
            )
        );
        return true;
    }

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
        Other,
    }
}
