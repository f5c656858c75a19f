using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Benchmarks.Dates;

/// <summary>A case of the Recognizers-Text date specifications: a sentence, the day it is read on, and the dates in it.</summary>
/// <param name="Text">The sentence, with capitals on months and weekdays.</param>
/// <param name="Reference">The day.</param>
/// <param name="Dates">The dates.</param>
internal sealed partial record RecognizersCase(string Text, DateOnly Reference, IReadOnlyList<RecognizersDate> Dates)
{
    /// <summary>The cases of the parser specifications in a folder (<c>*Parser.json</c>, or gzipped) that apply to news.</summary>
    /// <param name="folder">The folder, in a checkout of Recognizers-Text <c>Specs/DateTime/English</c>.</param>
    public static IEnumerable<RecognizersCase> Read(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*Parser.json*").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            if (
                name.StartsWith("Merged", StringComparison.Ordinal)
                || name.StartsWith("TimeZone", StringComparison.Ordinal)
                || name.StartsWith("DateTimeAlt", StringComparison.Ordinal)
            )
            {
                continue;
            }

            using FileStream file = File.OpenRead(path);
            using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var document = JsonDocument.Parse(
                content,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            foreach (JsonElement one in document.RootElement.EnumerateArray())
            {
                if (Of(one) is { } read)
                {
                    yield return read;
                }
            }
        }
    }

    private static RecognizersCase? Of(JsonElement one)
    {
        string text = Names()
            .Replace(
                one.GetProperty("Input").GetString()!,
                static name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Value).Replace("'S", "'s", StringComparison.Ordinal)
            );
        bool dated = one.TryGetProperty("Context", out JsonElement context) && context.TryGetProperty("ReferenceDateTime", out _);
        if (!dated || Commands().IsMatch(text) || !one.TryGetProperty("Results", out JsonElement results))
        {
            return null;
        }

        var dates = new List<RecognizersDate>();
        foreach (JsonElement result in results.EnumerateArray())
        {
            string words = result.GetProperty(nameof(Text)).GetString()!;
            if (
                !result.TryGetProperty("Value", out JsonElement value)
                || BareNumber().IsMatch(words)
                || SpokenTime().IsMatch(words)
                || RunTogether().IsMatch(words)
            )
            {
                return null;
            }

            int start = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (start < 0 || !value.TryGetProperty("Timex", out JsonElement timex))
            {
                return null;
            }

            dates.Add(
                new RecognizersDate(
                    start,
                    words.Length,
                    result.GetProperty("Type").GetString()!,
                    timex.GetString() ?? "",
                    Resolutions(value)
                )
            );
        }

        var reference = DateOnly.FromDateTime(context.GetProperty("ReferenceDateTime").GetDateTime());
        return dates.Count == 0 ? null : new RecognizersCase(text, reference, dates);
    }

    private static List<string> Resolutions(JsonElement value)
    {
        var resolutions = new List<string>();
        foreach (string name in (ReadOnlySpan<string>)["PastResolution", "FutureResolution"])
        {
            if (value.TryGetProperty(name, out JsonElement resolution))
            {
                resolutions.Add(
                    string.Join(
                        '/',
                        resolution
                            .EnumerateObject()
                            .OrderBy(static part => part.Name.StartsWith("end", StringComparison.Ordinal))
                            .Select(static part => part.Value.GetString()!.Replace(' ', 'T'))
                    )
                );
            }
        }

        return resolutions;
    }

    [GeneratedRegex(
        @"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november"
            + @"|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|christmas(?: day| eve)?|easter|thanksgiving(?: day)?|halloween"
            + @"|new year'?s?(?: day| eve)?|earth day|father's day|mother's day|presidents' day|saint patrick's day|black friday"
            + @"|cyber monday)\b"
    )]
    private static partial Regex Names();

    // What is said to an assistant, not printed.
    [GeneratedRegex(
        @"\b(?:cortana|schedule|set an? |remind|alarm|book |find |show |set out|make me|are you|call me"
            + @"|please|email|calendar|available)\b?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Commands();

    [GeneratedRegex(@"^(?:the )?\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}[-/]\d{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex BareNumber();

    // Times and years as they are spoken: newspapers write them in figures.
    [GeneratedRegex(
        @"\b(?:nineteen|thousands?|twenty (?:ten|twenty|sixteen|eighteen))\b|\b(?:half|quarter|mins?|minutes?) (?:past|to)\b"
            + @"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
            + @"(?:thirty|forty|fifty|fifteen|twenty|o'?clock|am|pm|a\.m|p\.m)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SpokenTime();

    // “22april”, “2016 -11”, “2016/Aug/01”.
    [GeneratedRegex(
        @"\d{4} ?[-/,.] ?(?:\d{1,2}|[a-z]{3,})$|\d{1,2} ?[-/] ?\d{4}$|\d(?!(?:st|nd|rd|th|am|pm|s)\b|T\d|[ap]\.?m)[a-z]|[a-z]\d",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RunTogether();
}
