namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>Finds the best sequence of labels for a stretch of tokens (Viterbi).</summary>
internal static class Decoder
{
    /// <summary>The longest stretch decoded as one; longer ones are cut, to keep memory on the stack.</summary>
    public const int LongestStretch = 256;

    /// <summary>Decodes a stretch. What lies before and after it is outside any name.</summary>
    /// <param name="emissions">One row per token: the score of each label but <see cref="Labels.Outside"/>, which has 0.</param>
    /// <param name="transitions">The score of each label (column) after each label (row).</param>
    /// <param name="labels">Receives the labels.</param>
    public static void Decode(ReadOnlySpan<float> emissions, ReadOnlySpan<float> transitions, Span<byte> labels)
    {
        const int Width = Labels.Count;
        Span<byte> back = stackalloc byte[labels.Length * Width];
        Span<float> best = stackalloc float[Width],
            next = stackalloc float[Width];
        best.Fill(float.NegativeInfinity);
        best[Labels.Outside] = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            for (int label = 0; label < Width; label++)
            {
                float top = float.NegativeInfinity;
                int from = 0;
                for (int previous = 0; previous < Width; previous++)
                {
                    float score = best[previous] + transitions[(previous * Width) + label];
                    if (score > top && Labels.CanFollow(previous, label))
                    {
                        top = score;
                        from = previous;
                    }
                }

                next[label] = top + (label == Labels.Outside ? 0 : emissions[(i * (Width - 1)) + label - 1]);
                back[(i * Width) + label] = (byte)from;
            }

            next.CopyTo(best);
        }

        int last = 0;
        for (int label = 1; label < Width; label++)
        {
            last = best[label] > best[last] ? label : last;
        }

        for (int i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = back[(i * Width) + last];
        }
    }
}
