using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Florence” of “Florence.Tan@paper.example” and “Marsby” of “https://www.Marsby.example” are no names.</summary>
internal sealed class Addresses : ICorrection
{
    // Longer than any address in an article; bounds the work in text without spaces.
    private const int Longest = 200;

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        AnalysedText text = article.Text.Text;
        if (!IsInAddress(text, mention.First) && (mention.Count == 1 || !IsInAddress(text, mention.End - 1)))
        {
            corrected.Add(mention);
        }
    }

    private static bool IsInAddress(AnalysedText text, int token) =>
        IsAddress(WordAround(text.Text, text.Tokens[token].Start, text.Tokens[token].End));

    // What stands between spaces around a place.
    private static ReadOnlySpan<char> WordAround(string text, int start, int end)
    {
        int low = start,
            high = end;
        while (low > 0 && start - low < Longest && !char.IsWhiteSpace(text[low - 1]))
        {
            low--;
        }

        while (high < text.Length && high - end < Longest && !char.IsWhiteSpace(text[high]))
        {
            high++;
        }

        return text.AsSpan(low, high - low);
    }

    private static bool IsAddress(ReadOnlySpan<char> word)
    {
        int at = word.IndexOf('@');
        return (at > 0 && at + 1 < word.Length && char.IsLetterOrDigit(word[at - 1]) && char.IsLetterOrDigit(word[at + 1]))
            || word.Contains("://", StringComparison.Ordinal)
            || word.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }
}
