using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Text;

/// <summary>Abbreviations whose stop belongs to them.</summary>
internal static class Abbreviations
{
    private static readonly WordSet Neutral = new(
        WordList
            .Read("Lexicon/sentences.txt", "abbreviations")
            .Words.Concat(Calendar.MonthForms.Concat(Calendar.WeekdayForms).SelectMany(static forms => forms.Skip(1)))
    );
    private static readonly WordSet Leading = WordSet.Read("Lexicon/sentences.txt", "leading abbreviations");

    /// <summary>Whether the word, given without its stop, is an abbreviation.</summary>
    /// <param name="word">The word.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Leading.ContainsAsWritten(word) || Neutral.ContainsAsWritten(word);

    /// <summary>Whether a name or number follows the abbreviation (“Mr.”), so that a capital after it starts no sentence.</summary>
    /// <param name="word">The word, with or without its stop.</param>
    public static bool LeadsOn(ReadOnlySpan<char> word) => Leading.ContainsAsWritten(word.TrimEnd('.'));
}
