using System.Runtime.InteropServices;
using Pipeline.Metadata.Entities.Recognition;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Training.Clusters;

/// <summary>Builds the table of word clusters that goes into the model.</summary>
internal static class ClusterTable
{
    private const int Fine = 512;
    private const int Coarse = 64;
    private const int Rounds = 14;
    private const int Slots = 1 << 19;

    /// <summary>Clusters the vectors and writes the table.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="path">The file to write.</param>
    public static void Build(WordVectors vectors, string path)
    {
        int[] fine = SphericalKMeans.Cluster(vectors, Fine, Rounds, 1),
            coarse = SphericalKMeans.Cluster(vectors, Coarse, Rounds, 1);
        var table = new WordClusterSlot[Slots];
        for (int w = 0; w < vectors.Words.Count; w++)
        {
            ulong hash = NameHash.OfWord(vectors.Words[w]);
            int at = (int)hash & (Slots - 1);
            while (table[at].Check != 0 && table[at].Check != WordClusters.CheckOf(hash))
            {
                at = (at + 1) & (Slots - 1);
            }

            if (table[at].Check == 0)
            {
                table[at] = new WordClusterSlot(WordClusters.CheckOf(hash), (ushort)(fine[w] + 1), (byte)(coarse[w] + 1), 0);
            }
        }

        File.WriteAllBytes(path, MemoryMarshal.AsBytes(table.AsSpan()));
    }
}
