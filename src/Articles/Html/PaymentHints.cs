using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Html;

/// <summary>Knows the lines that stand where a page wants to be paid before it shows the rest.</summary>
internal static partial class PaymentHints
{
    private const int LongestHint = 320;

    // One of these is in every hint, and few other lines have any: cheaper to look for than the pattern.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "subscri",
            "member",
            "paywall",
            "read the full",
            "continue reading",
            "keep reading",
            "free trial",
            "cancel any",
            "for unlimited access",
            "unlock this",
            "lesen",
            "abo ",
            "abonn",
            "kündbar",
            "abbon",
            "suscri",
            "assin",
            "abonnent",
            "prenumer",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Whether a line asks to subscribe in order to read on.</summary>
    /// <param name="text">The line.</param>
    public static bool Is(string text) => text.Length <= LongestHint && text.AsSpan().ContainsAny(Words) && Pattern().IsMatch(text);

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:subscribe|sign up|register|log in|become a (?:member|subscriber)|start your (?:free )?trial)\b[^.]{0,40}\b(?:to (?:continue|keep|read|unlock|access|get (?:full|unlimited))|for (?:full|unlimited) access)|"
            + @"(?:this (?:article|story|content) is|you are reading)\b[^.]{0,30}\b(?:for|only for|reserved for|exclusive to|available to|a premium)\b[^.]{0,30}\b(?:subscribers?|members?|article|content)|"
            + @"(?:to )?(?:continue|keep) reading(?: this)?\b[^.]{0,40}(?:subscri|member|log in|sign in|register|trial|free)|you(?:['’]ve| have) (?:reached|read|used)\b[^.]{0,40}\b(?:free|limit|article)|unlock this (?:article|story)|"
            + @"get (?:unlimited|full) (?:digital )?access\b|subscriber[- ]only|(?:only|exclusive(?:ly)?) for subscribers|"
            + @"jetzt (?:mit .{1,20} )?(?:weiter)?lesen|weiterlesen mit|mit .{1,20} weiterlesen|(?:dieser|der ganze|den ganzen) (?:artikel|text)\b.{0,40}\b(?:abo|abonnent|lesen sie mit)|sie haben bereits ein\b.{0,30}\b(?:abo|abonnement)|bereits (?:abonnent|ein abo)|jetzt abonnieren|abo abschließen|"
            + @"(?:cet )?article (?:est )?réservé aux abonnés|réservé aux abonnés|il vous reste \d+\s?% de cet article|abonnez-vous|déjà abonnée?|la suite est réservée|"
            + @"(?:contenido|artículo|noticia) (?:exclusiv[oa]|solo|reservad[oa]) para suscriptores|suscríbete (?:para|y)|ya eres suscriptor|"
            + @"(?:contenuto|articolo) riservato agli abbonati|abbonati per|sei già abbonato|(?:conteúdo|matéria) exclusiv[oa] para assinantes|assine para|já é assinante|"
            + @"(?:alleen|exclusief) voor abonnees|lees verder met|word abonnee|(?:endast|bara) för prenumeranter|bli prenumerant)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
