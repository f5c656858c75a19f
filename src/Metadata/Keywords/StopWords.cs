using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Keywords;

/// <summary>Words that no key phrase begins or ends with: see <c>StopWords.txt</c>; months, weekdays and forms of address too.</summary>
internal static class StopWords
{
    /// <summary>All of them.</summary>
    public static WordSet All { get; } =
        new(
            WordList
                .Read("Keywords/StopWords.txt")
                .Words.Concat(Calendar.MonthForms.SelectMany(static forms => forms))
                .Concat(Calendar.Weekdays.Words)
                .Concat(Titles.Courtesies.Words)
        );
}
