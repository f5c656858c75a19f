using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Mail;

/// <summary>
/// Takes an article out of the mail that passed it on: “Fwd:”, “---------- Forwarded message ---------” and the fields below it.
/// </summary>
internal static partial class ForwardedText
{
    // A note above the forwarded message is the forwarder's; longer words are a text of their own.
    private const int LongestNote = 300;
    private const int MostFields = 12;

    private const string File = "Mail/forwarded.txt";

    private static readonly FrozenSet<string> Prefixes = Set("prefixes");
    private static readonly FrozenSet<string> Subjects = Set("subject");
    private static readonly FrozenSet<string> Dates = Set("date");
    private static readonly FrozenSet<string> OtherFields = Set("other fields");
    private static readonly PhraseList Openings = PhraseList.Read(File, "openings");
    private static readonly PhraseList OpeningsWithName = PhraseList.Read(File, "openings with a name");
    private static readonly PhraseList OpeningsWithoutDashes = PhraseList.Read(File, "openings without dashes");

    /// <summary>A subject without “Re:” and “Fwd:”.</summary>
    /// <param name="subject">The subject.</param>
    public static string WithoutPrefix(string subject)
    {
        ReadOnlySpan<char> rest = subject;
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> prefixes = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int colon = rest.IndexOf(':'); colon > 0 && prefixes.Contains(rest[..colon].Trim()); colon = rest.IndexOf(':'))
        {
            rest = rest[(colon + 1)..].TrimStart();
        }

        return rest.ToString();
    }

    /// <summary>The text of the message that was passed on; all of the text where none was.</summary>
    /// <param name="text">The text, its lines ending in a line feed.</param>
    /// <param name="subject">The subject of what was passed on.</param>
    public static string Unwrap(string text, out string? subject)
    {
        subject = null;
        if (Opening(text) is not Match opening || text[..opening.Index].Trim().Length > LongestNote)
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

            Match field = FieldPattern().Match(line.ToString());
            string name = field.Groups["name"].Value;
            string value = field.Groups["value"].Value.Trim();
            if (Subjects.Contains(name))
            {
                subject = WithoutPrefix(value);
            }
            else if (Dates.Contains(name))
            {
                date = value + "\n\n";
            }
            else if (!OtherFields.Contains(name))
            {
                break;
            }

            at = end < 0 ? text.Length : end + 1;
        }

        return subject is null ? text : date + text[at..];
    }

    private static Match? Opening(string text)
    {
        for (Match line = OpeningPattern().Match(text); line.Success; line = line.NextMatch())
        {
            string words = line.Groups["words"].Value;
            if (line.Groups["dashes"].Success ? Openings.Is(words) || OpeningsWithName.Opens(words) : OpeningsWithoutDashes.Is(words))
            {
                return line;
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(string section) =>
        WordList.Read(File, section).Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // “-----Original Message-----”, “Begin forwarded message:”: one line, perhaps quoted.
    [GeneratedRegex(
        @"^>? ?(?:(?<dashes>-{2,}) ?(?<words>\p{L}[^\n]{1,100}?) ?-{2,}|(?<words>\p{L}[^\n]{1,40}:))[ ]*\n",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OpeningPattern();

    [GeneratedRegex(@"^>? ?\*?(?<name>[\p{L}-]{1,20}):\*?(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FieldPattern();
}
