namespace Pipeline.Metadata.Text;

/// <summary>A run of tokens.</summary>
/// <param name="First">The index of the first token.</param>
/// <param name="End">The index after the last token.</param>
internal readonly record struct TokenSpan(int First, int End)
{
    /// <summary>How many tokens it has.</summary>
    public int Count => End - First;
}
