namespace Pipeline.Articles.Html;

/// <summary>Knows the lines that stand where a page wants to be paid before it shows the rest: see <c>payment.txt</c>.</summary>
internal static class PaymentHints
{
    private const int LongestHint = 320;

    private static readonly PhraseList Hints = PhraseList.Read("Html/payment.txt", "hints");

    /// <summary>Whether a line asks to subscribe in order to read on.</summary>
    /// <param name="text">The line.</param>
    public static bool Is(string text) => text.Length <= LongestHint && Hints.Opens(text);
}
