using System.Text.RegularExpressions;

namespace Pipeline.Articles.Mail;

/// <summary>Takes an article out of the mail that passed it on: “Fwd:”, “---------- Forwarded message ---------” and the fields below it.</summary>
internal static partial class ForwardedText
{
    // A note above the forwarded message is the forwarder's; longer words are a text of their own.
    private const int LongestNote = 300;
    private const int MostFields = 12;

    /// <summary>A subject without “Re:” and “Fwd:”.</summary>
    /// <param name="subject">The subject.</param>
    public static string WithoutPrefix(string subject) => Prefix().Replace(subject, "");

    /// <summary>The text of the message that was passed on; all of the text where none was.</summary>
    /// <param name="text">The text, its lines ending in a line feed.</param>
    /// <param name="subject">The subject of what was passed on.</param>
    public static string Unwrap(string text, out string? subject)
    {
        subject = null;
        Match opening = Opening().Match(text);
        if (!opening.Success || text[..opening.Index].Trim().Length > LongestNote)
        {
            return text;
        }

        int at = opening.Index + opening.Length;
        string date = "";
        for (int fields = 0; fields < MostFields && at < text.Length; fields++)
        {
            int end = text.IndexOf('\n', at);
            ReadOnlySpan<char> line = end < 0 ? text.AsSpan(at) : text.AsSpan(at..end);
            if (line.TrimStart("> ").IsEmpty && fields == 0)
            {
                at = end + 1;
                continue;
            }

            Match field = Field().Match(line.ToString());
            if (!field.Success)
            {
                break;
            }

            string value = field.Groups["value"].Value.Trim();
            switch (field.Groups["name"].Value.ToUpperInvariant())
            {
                case "SUBJECT":
                    subject = WithoutPrefix(value);
                    break;
                case "DATE" or "SENT":
                    date = value + "\n\n";
                    break;
                default:
                    break;
            }

            at = end < 0 ? text.Length : end + 1;
        }

        return subject is null ? text : date + text[at..];
    }

    [GeneratedRegex(
        @"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:\s*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^>? ?(?:-{2,} ?(?:forwarded message|original message|forwarded by [^\n]{0,80}) ?-{2,}|begin forwarded message:)[ ]*\n",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^>? ?\*?(?<name>From|To|Cc|Date|Sent|Subject|Reply-To):\*?(?<value>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Field();
}
