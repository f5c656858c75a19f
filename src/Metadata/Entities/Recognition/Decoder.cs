using System.Runtime.Intrinsics;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>Finds the best sequence of labels for a stretch of tokens (Viterbi).</summary>
internal static class Decoder
{
    /// <summary>The longest stretch decoded as one; longer ones are cut, to keep memory on the stack.</summary>
    public const int LongestStretch = 256;

    private const int Width = Labels.Count;

    private static readonly float[] Forbidden = ForbiddenTransitions();

    /// <summary>Decodes a stretch. What lies before and after it is outside any name.</summary>
    /// <param name="emissions">One row per token: the score of each label but <see cref="Labels.Outside"/>, which has 0.</param>
    /// <param name="transitions">The score of each label (column) after each label (row).</param>
    /// <param name="labels">Receives the labels.</param>
    public static void Decode(ReadOnlySpan<float> emissions, ReadOnlySpan<float> transitions, Span<byte> labels)
    {
        Span<int> back = stackalloc int[labels.Length * Width];
        Span<float> best = stackalloc float[Width];
        best.Fill(float.NegativeInfinity);
        best[Labels.Outside] = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            // All labels but the first, Outside, side by side; of equal scores the first previous label stays.
            float topOutside = float.NegativeInfinity;
            var top = Vector256.Create(float.NegativeInfinity);
            int fromOutside = 0;
            Vector256<int> from = Vector256<int>.Zero;
            for (int previous = 0; previous < Width; previous++)
            {
                int row = previous * Width;
                float outside = best[previous] + transitions[row];
                (topOutside, fromOutside) = outside > topOutside ? (outside, previous) : (topOutside, fromOutside);
                Vector256<float> score =
                    Vector256.Create(best[previous])
                    + Vector256.Create(transitions[(row + 1)..])
                    + Vector256.Create(Forbidden.AsSpan(row + 1));
                var better = Vector256.GreaterThan(score, top);
                top = Vector256.ConditionalSelect(better, score, top);
                from = Vector256.ConditionalSelect(better.AsInt32(), Vector256.Create(previous), from);
            }

            best[0] = topOutside;
            (top + Vector256.Create(emissions[(i * (Width - 1))..])).CopyTo(best[1..]);
            back[i * Width] = fromOutside;
            from.CopyTo(back[((i * Width) + 1)..]);
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

    // What is added to the score of a label (column) after another (row): nothing, or what no score can make good.
    private static float[] ForbiddenTransitions()
    {
        float[] forbidden = new float[Width * Width];
        for (int i = 0; i < forbidden.Length; i++)
        {
            forbidden[i] = Labels.CanFollow(i / Width, i % Width) ? 0 : float.NegativeInfinity;
        }

        return forbidden;
    }
}
