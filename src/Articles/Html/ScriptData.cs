using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>Finds JSON in a page's script: the script itself, what it assigns or hands to a function, <c>JSON.parse("…")</c>.</summary>
internal static partial class ScriptData
{
    private const int MostTries = 20;

    /// <summary>Reads the values of a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="isData">Whether the script is JSON and no program.</param>
    /// <param name="fewest">How many characters it must have.</param>
    /// <param name="found">Receives each value while it lasts.</param>
    public static void Read(string script, bool isData, int fewest, Action<JsonElement> found)
    {
        if (script.Length < fewest || !script.Contains('"'))
        {
            return;
        }

        if (isData)
        {
            Parse(script.AsSpan(), found, out _);
            return;
        }

        int from = 0;
        for (int tries = 0; tries < MostTries && from < script.Length; tries++)
        {
            Match match = ValuePattern().Match(script, from);
            if (!match.Success)
            {
                return;
            }

            from = match.Index + match.Length;
            if (match.Groups["quoted"].Success)
            {
                from += ParseQuoted(script, from, found);
            }
            else if (Parse(script.AsSpan(from), found, out int consumed))
            {
                from += consumed;
            }
        }
    }

    // JSON.parse("{\"a\":…}"): JSON in a string of a script, whose escapes are those of JSON where it is in double quotation marks.
    private static int ParseQuoted(string script, int from, Action<JsonElement> found)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(script[from..]);
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: true, state: default);
            if (reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is string inner)
            {
                Parse(inner.AsSpan(), found, out _);
            }

            return Math.Max(1, (int)reader.BytesConsumed / 4);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return 1;
        }
    }

    private static bool Parse(ReadOnlySpan<char> json, Action<JsonElement> found, out int consumed)
    {
        consumed = 0;
        byte[] bytes = Encoding.UTF8.GetBytes(json.ToString().Replace(":undefined", ":null", StringComparison.Ordinal));
        try
        {
            var reader = new Utf8JsonReader(
                bytes,
                new JsonReaderOptions
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                    MaxDepth = 256,
                }
            );
            using var document = JsonDocument.ParseValue(ref reader);
            consumed = (int)reader.BytesConsumed / 4;
            found(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Scripts are no JSON; where one begins like it, the next place is tried.
            return false;
        }
    }

    [GeneratedRegex(
        @"(?:=|\()\s*(?=[\[{])|JSON\.parse\(\s*(?<quoted>(?=""))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ValuePattern();
}
