namespace Pipeline.Lexicon;

/// <summary>How a phrase is compared.</summary>
/// <param name="IgnoresCase">Whether capitals count as small letters.</param>
/// <param name="Ending">What may follow it.</param>
internal readonly record struct PhraseMatch(bool IgnoresCase, PhraseEnding Ending)
{
    /// <summary>Whether a letter of the phrase is that of the text.</summary>
    /// <param name="letter">The phrase's.</param>
    /// <param name="other">The text's.</param>
    public bool AreSame(char letter, char other) =>
        letter == other
        || (letter is '’' or '\'' && other is '’' or '\'')
        || (IgnoresCase && char.ToLowerInvariant(letter) == char.ToLowerInvariant(other));

    /// <summary>Whether a phrase may end here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    public bool MayEnd(ReadOnlySpan<char> text, int at) =>
        Ending switch
        {
            PhraseEnding.Line => at == text.Length,
            PhraseEnding.Label => text[at..].Trim(" )") is [] or [':' or '…' or '»' or '›' or '→' or '>'],
            _ => !IsInsideWord(text, at),
        };

    /// <summary>Whether a place has letters or digits on both sides.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    public static bool IsInsideWord(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);
}
