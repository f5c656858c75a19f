using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>The verbs that make a medium the source of a statement.</summary>
internal static class CitationVerbs
{
    /// <summary>Whether the word is a verb of reporting.</summary>
    /// <param name="word">The word, as written.</param>
    public static bool IsReporting(ReadOnlySpan<char> word) => MediaWords.VerbsOfReporting.ContainsAsWritten(word);

    /// <summary>Whether one of the tokens is a verb of reporting.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    public static bool IsReporting(AnalysedText text, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (MediaWords.VerbsOfReporting.ContainsAsWritten(text.TextOf(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a medium right after the word is a source or a listener (“told the BBC”, “citing Reuters”).</summary>
    /// <param name="word">The word, as written.</param>
    public static bool TakesMedium(ReadOnlySpan<char> word) => MediaWords.VerbsWithMedium.Contains(word);
}
