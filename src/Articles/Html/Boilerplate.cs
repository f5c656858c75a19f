using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>Knows the sentences that sites print into every story: prompts to read, follow, subscribe and share.</summary>
internal static partial class Boilerplate
{
    private const int LongestPrompt = 220;

    /// <summary>Whether a line is a prompt and not a part of the story.</summary>
    /// <param name="line">The line.</param>
    public static bool IsBoilerplate(PageLine line)
        => line.Text.Length <= LongestPrompt && (PromptPattern().IsMatch(line.Text) || (line.Text.Length <= 60 && LabelPattern().IsMatch(line.Text)));

    [GeneratedRegex(@"^[\W\d]{0,3}(?:read (?:more|also|next|full|the full|our)|also read|also see|see also|see more|must read|more (?:on|from|about|stories|news|coverage)|related(?:\s?:|\s(?:stories|articles|links|content|news|topics|coverage|reading))|recommended(?:\s?:|\s(?:stories|for you|reading))|"
        + @"sign up|subscribe|click here|tap here|follow (?:us|our|me|@|the latest)|follow .{2,60} on (?:twitter|facebook|instagram|google|x|whatsapp|threads|bluesky)|join (?:our|us|the conversation|the debate)|get (?:the latest|our|all the|more (?:news|stories)|breaking)|download (?:our|the) |share this|share on|"
        + @"listen to this article|watch(?:\s?:| now| live| the video| more)|photos?\s?:|in pictures|advertisement|story continues|continue reading|keep reading|this (?:article|story|post) (?:was|is|has been|originally|first) |have (?:a|any) (?:story|tip|news)|do you have (?:a|any) (?:story|tip|news|more)|got a (?:story|tip)|"
        + @"for more (?:stories|news|on|information)|don['’]t miss|you (?:may|might) also|(?:©|copyright) |all rights reserved|to (?:read|view|see|watch) (?:more|this|the)|comments? (?:are|is|have)|what do you think|let us know|email (?:us|him|her|the)|contact (?:us|the|him|her|[A-Z])|support (?:our|quality|independent|local)|"
        + @"(?:please )?(?:log|sign) in|already (?:a |have )|want (?:more|to read)|stay (?:up|informed|connected|tuned)|discover more|explore more|skip to|back to top|loading|scroll|most (?:read|popular|viewed)|trending|editor['’]s picks|top stories|latest (?:news|stories|headlines)|sponsored|promoted|published|updated|last (?:updated|modified)|first published|reporting by|editing by|image (?:credit|source|copyright|caption)|file photo|getty images|enable javascript|your browser|this (?:video|content) (?:can|is|file))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PromptPattern();

    [GeneratedRegex(@"^(?:share|tweet|email|e-mail|print|save|comments?|advertisement|ad|related|tags?:?.*|topics?:?.*|filed under.*|categor(?:y|ies):?.*|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link|link copied|more|next|previous|close|menu|search|home|\d+ comments?|\d+ (?:min|minute)s? read|\d+ shares?|play|video|audio|gallery|photos?|image|photo|via|source|by)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern();
}
