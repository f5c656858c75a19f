using System.Numerics;
using System.Runtime.InteropServices;

namespace Pipeline.Training.Clusters;

/// <summary>Groups vectors of length 1 by their angle.</summary>
internal static class SphericalKMeans
{
    private const int Padded = 104;
    private const int CommonWords = 100_000;

    /// <summary>Clusters the vectors.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="clusters">How many clusters to make.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="seed">Where the choice of the first centres starts.</param>
    /// <returns>The cluster of each word, from 0.</returns>
    public static int[] Cluster(WordVectors vectors, int clusters, int rounds, int seed)
    {
        int count = vectors.Words.Count,
            learnt = Math.Min(count, CommonWords);
        float[] data = new float[count * Padded];
        for (int w = 0; w < count; w++)
        {
            vectors.Of(w).CopyTo(data.AsSpan(w * Padded));
        }

        // Common words make better first centres than rare ones.
        var random = new Random(seed);
        int[] first = [.. Enumerable.Range(0, Math.Min(count, clusters * 20))];
        random.Shuffle(first);
        float[] centres = new float[clusters * Padded];
        for (int c = 0; c < clusters; c++)
        {
            vectors.Of(first[c]).CopyTo(centres.AsSpan(c * Padded));
        }

        int[] assigned = new int[count];
        for (int round = 0; round < rounds; round++)
        {
            // The centres are those of the common words; the rare ones join them in the end.
            bool last = round == rounds - 1;
            for (int w = 0; w < (last ? count : learnt); w++)
            {
                assigned[w] = Nearest(data.AsSpan(w * Padded, Padded), centres, clusters);
            }

            if (last)
            {
                break;
            }

            Array.Clear(centres);
            for (int w = 0; w < learnt; w++)
            {
                Span<float> centre = centres.AsSpan(assigned[w] * Padded, Padded);
                for (int d = 0; d < WordVectors.Dimensions; d++)
                {
                    centre[d] += data[(w * Padded) + d];
                }
            }

            for (int c = 0; c < clusters; c++)
            {
                Span<float> centre = centres.AsSpan(c * Padded, Padded);
                float norm = 0;
                foreach (float value in centre)
                {
                    norm += value * value;
                }

                norm = MathF.Max(MathF.Sqrt(norm), 1e-6f);
                for (int d = 0; d < Padded; d++)
                {
                    centre[d] /= norm;
                }
            }
        }

        return assigned;
    }

    private static int Nearest(ReadOnlySpan<float> vector, float[] centres, int clusters)
    {
        ReadOnlySpan<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(vector);
        int best = 0;
        float bestDot = float.NegativeInfinity;
        for (int c = 0; c < clusters; c++)
        {
            ReadOnlySpan<Vector<float>> centre = MemoryMarshal.Cast<float, Vector<float>>(centres.AsSpan(c * Padded, Padded));
            Vector<float> sum = Vector<float>.Zero;
            for (int d = 0; d < v.Length; d++)
            {
                sum += v[d] * centre[d];
            }

            float dot = Vector.Sum(sum);
            if (dot > bestDot)
            {
                bestDot = dot;
                best = c;
            }
        }

        return best;
    }
}
