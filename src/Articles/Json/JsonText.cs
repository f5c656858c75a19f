using System.Globalization;
using System.Net;
using System.Text.Json;
using Pipeline.Articles.Dates;

namespace Pipeline.Articles.Json;

/// <summary>Reads values out of JSON that others wrote: a value of the wrong kind is a value that is not there.</summary>
internal static class JsonText
{
    /// <summary>How JSON of others is parsed: leniently where the meaning is plain, and never deeper than any real document.</summary>
    public static JsonDocumentOptions Options { get; } =
        new()
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = 64,
        };

    /// <summary>The first of some members that is there and not null.</summary>
    /// <param name="node">The object; anything else has no members.</param>
    /// <param name="names">The members' names, in order of preference.</param>
    public static JsonElement? Member(JsonElement node, params ReadOnlySpan<string> names)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (string name in names)
        {
            if (node.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first of some members that is a text with something in it, character references decoded.</summary>
    /// <param name="node">The object.</param>
    /// <param name="names">The members' names, in order of preference.</param>
    public static string? Text(JsonElement node, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Member(node, name) is JsonElement value && Text(value) is string text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The text of a value: a string, or the first of an array, or the <c>@value</c> or <c>name</c> of an object.</summary>
    /// <param name="value">The value.</param>
    public static string? Text(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => String(value),
            JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => String(value[0]),
            JsonValueKind.Object
                when Member(value, "@value", "name", "rendered", "url", "@id") is { ValueKind: JsonValueKind.String } inner => String(
                inner
            ),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : WebUtility.HtmlDecode(text);
    }

    /// <summary>
    /// The first of some members that is a date: ISO 8601, a date in words, or a number of seconds or milliseconds since 1970.
    /// </summary>
    /// <param name="node">The object.</param>
    /// <param name="names">The members' names, in order of preference.</param>
    public static PublicationDate? Date(JsonElement node, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Member(node, name) is not JsonElement value)
            {
                continue;
            }

            if (
                value.ValueKind == JsonValueKind.Number
                && value.TryGetInt64(out long number)
                && FromEpoch(number) is PublicationDate instant
            )
            {
                return instant;
            }

            if (Text(value) is not string text)
            {
                continue;
            }

            if (
                text.Length is 10 or 13
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long digits)
                && FromEpoch(digits) is PublicationDate counted
            )
            {
                return counted;
            }

            if (DateReader.TryFind(text, out PublicationDate date))
            {
                return date;
            }
        }

        return null;
    }

    // Seconds below the year 5138, else milliseconds.
    private static PublicationDate? FromEpoch(long number)
    {
        long seconds = Math.Abs(number) < 100_000_000_000 ? number : number / 1000;
        if (seconds is < 86_400 or > 4_102_444_800)
        {
            return null;
        }

        var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return new PublicationDate(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), TimeSpan.Zero);
    }

    // A string with a lone surrogate in an escape is no text.
    private static string? String(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
