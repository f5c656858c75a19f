using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Training.Recognition;

/// <summary>Writes weights as the model file that Metadata embeds.</summary>
internal static class ModelWriter
{
    private const int Width = Labels.Count - 1;

    /// <summary>Makes the file.</summary>
    /// <param name="index">The features.</param>
    /// <param name="trainer">The weights.</param>
    /// <param name="clusters">The table of word clusters.</param>
    /// <param name="slots">The number of feature slots, a power of two; the features with the smallest weights are dropped until three
    /// quarters of them are filled.</param>
    public static byte[] Write(FeatureIndex index, CrfTrainer trainer, byte[] clusters, int slots)
    {
        var weighed = new List<(ulong Feature, int Number, float Size)>(index.Count);
        float[] sizes = new float[index.Count];
        foreach ((ulong feature, int number) in index.Features)
        {
            float size = 0;
            foreach (float weight in trainer.Weights.Slice(number * Width, Width))
            {
                size = Math.Max(size, Math.Abs(weight));
            }

            sizes[number] = size;
            weighed.Add((feature, number, size));
        }

        Array.Sort(sizes);
        float scale = sizes[(int)(sizes.Length * 0.9999)] / 127;
        weighed.RemoveAll(item => item.Size < scale / 2);
        weighed.Sort((a, b) => a.Size != b.Size ? b.Size.CompareTo(a.Size) : a.Feature.CompareTo(b.Feature));
        int kept = Math.Min(weighed.Count, (int)(slots * 0.8));
        Console.WriteLine($"features {index.Count}, of weight {weighed.Count}, kept {kept}; scale {scale:0.00000}");

        byte[] file = new byte[
            RecogniserModel.HeaderBytes
                + (Labels.Count * Labels.Count * sizeof(float))
                + (slots * RecogniserModel.SlotBytes)
                + clusters.Length
        ];
        BinaryPrimitives.WriteUInt32LittleEndian(file, RecogniserModel.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), slots);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), clusters.Length / WordClusters.SlotBytes);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(12), scale);
        MemoryMarshal.AsBytes(trainer.Transitions).CopyTo(file.AsSpan(RecogniserModel.HeaderBytes));
        int start = RecogniserModel.HeaderBytes + (Labels.Count * Labels.Count * sizeof(float));
        Span<byte> table = file.AsSpan(start, slots * RecogniserModel.SlotBytes);
        foreach ((ulong feature, int number, _) in weighed.Take(kept))
        {
            int at = (int)feature & (slots - 1);
            while (BinaryPrimitives.ReadUInt16LittleEndian(table[(at * RecogniserModel.SlotBytes)..]) != 0)
            {
                at = (at + 1) & (slots - 1);
            }

            Span<byte> slot = table.Slice(at * RecogniserModel.SlotBytes, RecogniserModel.SlotBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(slot, RecogniserModel.CheckOf(feature));
            for (int label = 0; label < Width; label++)
            {
                slot[2 + label] = (byte)(sbyte)Math.Clamp(MathF.Round(trainer.Weights[(number * Width) + label] / scale), -127, 127);
            }
        }

        clusters.CopyTo(file.AsSpan(start + table.Length));
        return file;
    }
}
