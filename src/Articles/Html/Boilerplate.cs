using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>Knows the sentences that sites print into every story: prompts to read, follow, subscribe and share.</summary>
internal static partial class Boilerplate
{
    private const int LongestPrompt = 220;
    private const int LongestNotice = 500;
    private const int LongestLabel = 80;

    // One of these is in every notice, and few other lines have any: cheaper to look for than the pattern.
    private static readonly SearchValues<string> NoticeWords = SearchValues.Create(
        [
            "policy",
            "guidelines",
            "rules",
            "notice",
            "newsletter",
            "subscriber",
            "push notifications",
            "responsible",
            "expressed",
            "commission",
            "affiliate",
            "review process",
            "our standards",
            "adblock",
            "ad block",
            "ad-block",
            "download",
            "submit",
            "in touch",
            "comment on this",
            "log in or",
            "sign in or",
            "full access",
            " ago",
            "this story in",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Whether a line is a prompt and not a part of the story.</summary>
    /// <param name="line">The line.</param>
    public static bool IsBoilerplate(PageLine line) =>
        IsData(line.Text)
        || PaymentHints.Is(line.Text)
        || (line.Text.Length <= LongestNotice && line.Text.AsSpan().ContainsAny(NoticeWords) && NoticePattern().IsMatch(line.Text))
        || line.Text.Length <= LongestPrompt
            && (
                PromptPattern().IsMatch(line.Text)
                || (!MainText.IsRunning(line) && OpeningPattern().IsMatch(line.Text))
                || PointerPattern().IsMatch(line.Text)
                || (line.Text.Length <= 60 && LabelPattern().IsMatch(line.Text))
            );

    /// <summary>Whether a line is the label of a part of the page that is not the story.</summary>
    /// <param name="text">The line.</param>
    public static bool IsSectionLabel(string text) =>
        text.Length <= LongestLabel && (SectionPattern().IsMatch(text) || OtherLanguagesPattern().IsMatch(text));

    /// <summary>Whether a line is data for machines that a page prints by mistake.</summary>
    /// <param name="text">The line.</param>
    public static bool IsData(string text) =>
        text[0] is '{' or '[' && text.Contains("\":", StringComparison.Ordinal) && text[^1] is '}' or ']' or ';';

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:more|other|latest|top|popular|trending|featured|recent|related|recommended|suggested|similar|further|associated|live) (?:[\w'’&]+ ){0,3}?(?:stories|news|articles|headlines|posts|coverage|reading|videos|topics|content|links|reads)|"
            + @"related|recommended(?: for you| reading)?|trending(?: now| topics)?|most (?:read|popular|viewed|shared|commented|recent|watched).{0,30}|read (?:more|next|also)|also read|up next|what to read next|more (?:from|on|in|about) .{2,40}|more [A-Z][\w ]{2,30}|you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,20}|"
            + @"(?:\d+ )?comments?(?: \(\d+\))?|join the (?:conversation|discussion)|leave a (?:comment|reply)|(?:sign up|subscribe)(?: (?:to|for) .{2,60})?|newsletters?|get our .{0,40}newsletter.{0,20}|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|in case you missed it|sponsored(?: content| links| by .{2,30})?|promoted(?: content)?|"
            + @"from (?:our partners|around the web|the web|elsewhere).{0,20}|around the web|partner content|paid content|advertisement|about the author|follow us(?: on .{2,30})?|share this.{0,20}|tags?|topics|related topics.{0,40}|filed under.{0,40}|next (?:article|story|up)|top stories|in this section|explore more.{0,30}|see also|similar stories|keep reading|spotlight|our picks|must reads?|site index|quick links)\s*[:…»›→>]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SectionPattern();

    // The same labels as other languages print them.
    [GeneratedRegex(
        @"^\W{0,3}(?:(?:lesen sie auch|mehr zum thema|mehr (?:über|aus|zu) .{2,40}|das könnte sie (?:auch )?interessieren|weitere (?:artikel|meldungen|nachrichten|themen|beiträge).{0,30}|meistgelesen.{0,20}|ähnliche artikel|verwandte (?:artikel|themen)|auch interessant)|"
            + @"(?:lire aussi|à lire (?:aussi|également|ensuite)|sur le même (?:sujet|thème)|les plus lus|articles? (?:liés?|similaires|recommandés)|dans la même rubrique|plus d['’]articles.{0,20})|"
            + @"(?:lea (?:también|además)|te puede interesar|también te puede interesar|más (?:noticias|información|en .{2,30})|noticias relacionadas|lo más (?:leído|visto)|artículos relacionados|ver también)|"
            + @"(?:leggi anche|articoli (?:correlati|più letti)|potrebbe interessarti(?: anche)?|ti potrebbe interessare|i più letti)|(?:leia (?:também|mais)|veja (?:também|mais)|notícias relacionadas|mais lidas|saiba mais)|"
            + @"(?:lees (?:ook|meer)|meer (?:over|nieuws) .{0,40}|best gelezen|gerelateerde artikelen)|(?:läs (?:också|mer|även)|mest läst[a]?|les også|mest lest|læs også|mest læste))\s*[:…»›→>]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OtherLanguagesPattern();

    [GeneratedRegex(
        @"^[\W\d]{0,3}(?:read (?:more|also|next|full|the full|our)|also read|also see|see also|must read|more (?:on|from|about|stories|news|coverage)|related(?:\s?:|\s(?:stories|articles|links|content|news|topics|coverage|reading))|recommended(?:\s?:|\s(?:stories|for you|reading))|"
            + @"sign up|subscribe\b|click here|tap here|follow (?:us|our|me|@|the latest)|follow .{2,60} on (?:twitter|facebook|instagram|google|x|whatsapp|threads|bluesky)|join (?:our|us|the conversation|the debate)|get (?:the latest|our|all the|more (?:news|stories)|breaking)|download (?:our|the) |share this|share on|"
            + @"listen to this article|watch(?:\s?:| now| live| the video| more)|photos?\s?:|in pictures|advertisement\b|story continues|continue reading|keep reading|have (?:a|any) (?:story|tip|news)|do you have (?:a|any) (?:story|tip|news|more)|got a (?:story|tip)|"
            + @"for more (?:stories|news|on|information)|don['’]t miss|you (?:may|might) also|(?:©|copyright) |all rights reserved|to (?:read|view|see|watch) (?:more|this)|comments? (?:are|is|have)|what do you think|let us know|email (?:us|him|her|the)|contact (?:us|him|her)\b|support (?:our|quality|independent|local)|"
            + @"(?:please )?(?:log|sign) in\b|already (?:a |have )|want (?:more|to read)|stay (?:up|informed|connected|tuned)|discover more|explore more|skip to|back to top|most (?:read|popular|viewed)|editor['’]s picks|top stories|latest (?:news|stories|headlines)|last (?:updated|modified)|first published|image (?:credit|source|copyright|caption)|file photo|getty images|enable javascript|your browser|this (?:video|content) (?:can|is|file))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PromptPattern();

    // What may as well open a sentence: “Published in 1999, the book …”.
    [GeneratedRegex(
        @"^[\W\d]{0,3}(?:see more|contact (?:the|[A-Z])|loading|scroll|trending|sponsored|promoted|published|updated|subscriptions?|to (?:read|view|see|watch) the)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OpeningPattern();

    // What sites say about themselves: rules for comments, letters, apps, commissions, disclaimers. Each says “you”, “our” or a form of it,
    // so that a story about such things stays.
    [GeneratedRegex(
        @"\b(?:(?:read|see|follow|review|abide by|comply with) (?:our|the) (?:full )?(?:comment(?:s|ing)?|community) (?:policy|guidelines|rules)|(?:read|see|view|accept) our (?:privacy|cookie) (?:policy|notice)|sign(?:ing)? up (?:to|for) [^.]{2,60}\bnewsletters?|"
            + @"you(?:['’]re| are)[^.]{0,40}\bsubscribers?\b.{0,80}\b(?:log|sign) in|first-time subscribers|like to send you push notifications|(?:enable|turn on|allow|get) (?:our )?push notifications|"
            + @"not responsible for the (?:opinions|views|contents? of external)|(?:views|opinions) expressed\b.{0,80}\b(?:do not|are those|are solely|belong to)|(?:we|site|page|links?)\b[^.]{0,60}\bearn (?:us )?(?:a|an affiliate) (?:small )?commission|(?:contains?|our) affiliate (?:links|commissions?)|through an independent review process|our standards:|"
            + @"ad[- ]?block(?:er|ing)? (?:users:|is enabled)|(?:latest|updates|news|stories)\b[^.]{0,40}\bdownload (?:the|our) [^.]{2,40}\bapps?\b|submit your (?:letter|op-ed|news tip|comment)|(?:your area|your story|your views|share|contact)\b.{0,60}\bget in touch (?:at|by|via|with us)|like to comment on this|"
            + @"(?:log|sign) in or (?:create|register|sign)|full access to this article|(?:published|updated):? \d+ (?:minute|hour|day)s? ago|you can find this story in )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoticePattern();

    // “READ | Title of another story”: capitals, unlike a sentence that begins with the word.
    [GeneratedRegex(
        @"^(?:\W{0,3}(?:READ|WATCH|LISTEN|LIVE|SEE|PHOTOS?|VIDEO|IN PICS|ALSO READ|READ MORE|READ ALSO|MORE|RELATED)\W{0,2}\s?[|:–—-]\s)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PointerPattern();

    [GeneratedRegex(
        @"^(?:share|tweet|email|e-mail|print|save|comments?|advertisement|ad|related|tags?:?.*|topics?:?.*|filed under.*|categor(?:y|ies):?.*|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link|link copied|more|next|previous|close|menu|search|home|\d+ comments?|\d+ (?:min|minute)s? read|\d+ shares?|play|video|audio|gallery|photos?|image|photo|via|source|by|live|breaking|exclusive|updated|key event|(?:posted |updated |published )?(?:just now|an? (?:minute|hour)|\d+ (?:sec|second|min|minute|hour|day|hr)s?) ago.*|(?:[012]?\d[:.]\d\d)(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?[\w ,.-]{0,40})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LabelPattern();
}
