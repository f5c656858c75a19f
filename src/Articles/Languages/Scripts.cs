namespace Pipeline.Articles.Languages;

/// <summary>Knows the script of a letter by its Unicode block.</summary>
internal static class Scripts
{
    /// <summary>How many scripts there are.</summary>
    public static int Count { get; } = Enum.GetValues<Script>().Length;

    /// <summary>The script of a letter of the basic plane.</summary>
    /// <param name="letter">The letter.</param>
    public static Script Of(char letter) =>
        letter switch
        {
            <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
            >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') => Script.Greek,
            >= '\u0400' and <= '\u052F' => Script.Cyrillic,
            >= '\u0530' and <= '\u058F' => Script.Armenian,
            >= '\u0590' and <= '\u05FF' => Script.Hebrew,
            >= '\u0600'
            and <= '\u06FF'
            or (>= '\u0750' and <= '\u077F')
            or (>= '\uFB50' and <= '\uFDFF')
            or (>= '\uFE70' and <= '\uFEFE') => Script.Arabic,
            >= '\u0900' and <= '\u097F' => Script.Devanagari,
            >= '\u0980' and <= '\u09FF' => Script.Bengali,
            >= '\u0A00' and <= '\u0A7F' => Script.Gurmukhi,
            >= '\u0A80' and <= '\u0AFF' => Script.Gujarati,
            >= '\u0B00' and <= '\u0B7F' => Script.Odia,
            >= '\u0B80' and <= '\u0BFF' => Script.Tamil,
            >= '\u0C00' and <= '\u0C7F' => Script.Telugu,
            >= '\u0C80' and <= '\u0CFF' => Script.Kannada,
            >= '\u0D00' and <= '\u0D7F' => Script.Malayalam,
            >= '\u0D80' and <= '\u0DFF' => Script.Sinhala,
            >= '\u0E00' and <= '\u0E7F' => Script.Thai,
            >= '\u0E80' and <= '\u0EFF' => Script.Lao,
            >= '\u0F00' and <= '\u0FFF' => Script.Tibetan,
            >= '\u1000' and <= '\u109F' => Script.Burmese,
            >= '\u10A0' and <= '\u10FF' => Script.Georgian,
            >= '\u1100' and <= '\u11FF' or (>= '\uAC00' and <= '\uD7AF') => Script.Hangul,
            >= '\u1200' and <= '\u137F' => Script.Ethiopic,
            >= '\u1780' and <= '\u17FF' => Script.Khmer,
            >= '\u3040' and <= '\u30FF' => Script.Kana,
            >= '\u3400' and <= '\u9FFF' => Script.Han,
            _ => Script.Other,
        };

    /// <summary>
    /// How many letters of an alphabet one character of a script stands for: names in Latin letters do not outweigh the Chinese around
    /// them.
    /// </summary>
    /// <param name="script">The script.</param>
    public static int LettersIn(Script script) =>
        script switch
        {
            Script.Han or Script.Kana => 4,
            Script.Hangul => 2,
            _ => 1,
        };

    /// <summary>The language that alone writes news in a script, or null where several do.</summary>
    /// <param name="script">The script.</param>
    public static string? OnlyLanguage(Script script) =>
        script switch
        {
            Script.Greek => "el",
            Script.Armenian => "hy",
            Script.Hebrew => "he",
            Script.Bengali => "bn",
            Script.Gurmukhi => "pa",
            Script.Gujarati => "gu",
            Script.Odia => "or",
            Script.Tamil => "ta",
            Script.Telugu => "te",
            Script.Kannada => "kn",
            Script.Malayalam => "ml",
            Script.Sinhala => "si",
            Script.Thai => "th",
            Script.Lao => "lo",
            Script.Tibetan => "bo",
            Script.Burmese => "my",
            Script.Georgian => "ka",
            Script.Hangul => "ko",
            Script.Ethiopic => "am",
            Script.Khmer => "km",
            Script.Kana => "ja",
            Script.Han => "zh",
            _ => null,
        };

    /// <summary>The script that a language of the model is written in.</summary>
    /// <param name="code">ISO 639-1.</param>
    public static Script OfLanguage(string code) =>
        code switch
        {
            "sr" or "bg" or "mk" or "ru" or "uk" or "be" or "kk" or "ky" or "mn" or "tg" => Script.Cyrillic,
            "ar" or "fa" or "ur" or "ps" => Script.Arabic,
            "hi" or "mr" or "ne" => Script.Devanagari,
            _ => Script.Latin,
        };
}
