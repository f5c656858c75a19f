namespace Pipeline.Metadata.Text;

/// <summary>A sentence: never longer than its block.</summary>
/// <param name="FirstToken">The index of its first token.</param>
/// <param name="TokenCount">How many tokens it has; at least one.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is, closing marks included.</param>
/// <param name="Block">The index of its block in <see cref="AnalysedText.Blocks"/>.</param>
internal readonly record struct Sentence(int FirstToken, int TokenCount, int Start, int Length, int Block)
{
    /// <summary>The first token index after the sentence.</summary>
    public int EndToken => FirstToken + TokenCount;

    /// <summary>The first position after the sentence.</summary>
    public int End => Start + Length;
}
