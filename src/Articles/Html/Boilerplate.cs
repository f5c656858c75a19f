using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>
/// Knows the lines that sites print into every story: prompts to read, follow, subscribe and share. Their phrases are in
/// <c>prompts.txt</c>.
/// </summary>
internal static partial class Boilerplate
{
    private const int LongestPrompt = 220;
    private const int LongestNotice = 500;
    private const int LongestSectionLabel = 80;
    private const int LongestLabel = 60;

    private const string File = "Html/prompts.txt";

    private static readonly PhraseList SectionLabels = PhraseList.Read(File, "section labels");
    private static readonly PhraseList Prompts = PhraseList.Read(File, "prompts");
    private static readonly PhraseList Openings = PhraseList.Read(File, "openings");
    private static readonly PhraseList Notices = PhraseList.Read(File, "notices");
    private static readonly PhraseList Pointers = PhraseList.Read(File, "pointers", ignoresCase: false);
    private static readonly PhraseList Labels = PhraseList.Read(File, "labels");

    /// <summary>Whether a line is a prompt and not a part of the story.</summary>
    /// <param name="line">The line.</param>
    public static bool IsBoilerplate(PageLine line) =>
        IsData(line.Text)
        || PaymentHints.Is(line.Text)
        || (line.Text.Length <= LongestNotice && Notices.IsIn(line.Text))
        || line.Text.Length <= LongestPrompt
            && (
                Prompts.Opens(line.Text)
                || (!MainText.IsRunning(line) && Openings.Opens(line.Text))
                || IsPointer(line.Text)
                || (line.Text.Length <= LongestLabel && (Labels.Is(line.Text) || TimePattern().IsMatch(line.Text)))
            );

    /// <summary>Whether a line is the label of a part of the page that is not the story.</summary>
    /// <param name="text">The line.</param>
    public static bool IsSectionLabel(string text) => text.Length <= LongestSectionLabel && SectionLabels.IsLabel(text);

    /// <summary>Whether a line is data for machines that a page prints by mistake.</summary>
    /// <param name="text">The line.</param>
    public static bool IsData(string text) =>
        text[0] is '{' or '[' && text.Contains("\":", StringComparison.Ordinal) && text[^1] is '}' or ']' or ';';

    // “READ | Title of another story”
    private static bool IsPointer(ReadOnlySpan<char> text)
    {
        int start = 0;
        while (start < text.Length && start < PhraseList.MostBefore && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        int end = Pointers.EndAt(text, start);
        return end > 0 && text[end..].TrimStart() is ['|' or ':' or '–' or '—' or '-', var after, ..] && char.IsWhiteSpace(after);
    }

    // “14:05”, “8.30 a.m. EST”, “10:15 Updated”
    [GeneratedRegex(
        @"^(?:[012]?\d[:.]\d\d)(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?[\w ,.-]{0,40}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TimePattern();
}
