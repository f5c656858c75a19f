using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Text;

/// <summary>
/// Words that, capitalised after an abbreviation, show that a new sentence starts: function words that names do not begin with.
/// </summary>
internal static class SentenceOpeners
{
    private static readonly WordSet Words = WordSet.Read("Lexicon/sentences.txt", "openers");

    /// <summary>Whether the word opens a sentence.</summary>
    /// <param name="word">The word, as written.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Words.ContainsAsWritten(word);
}
