namespace Pipeline.Articles.Languages;

/// <summary>The language of a text.</summary>
/// <param name="Code">ISO 639-1, or <c>und</c>.</param>
/// <param name="Score">How sure, 0 to 1.</param>
internal readonly record struct LanguageGuess(string Code, double Score)
{
    /// <summary>The text is too short or in no script that is known.</summary>
    public static LanguageGuess Undetermined { get; } = new("und", 0);
}
