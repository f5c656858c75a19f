using System.Runtime.InteropServices;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>Words grouped by the company they keep: clusters of word vectors. Part of the model file.</summary>
/// <param name="table">An open-addressing hash table of slots: see <see cref="WordClusterSlot"/>.</param>
internal sealed class WordClusters(ReadOnlyMemory<byte> table)
{
    /// <summary>The size of a slot in bytes.</summary>
    public const int SlotBytes = 8;

    /// <summary>The clusters of a word; zeros for an unknown one.</summary>
    /// <param name="word">The hash of the word.</param>
    public (ushort Fine, byte Coarse) Find(ulong word)
    {
        ReadOnlySpan<WordClusterSlot> slots = MemoryMarshal.Cast<byte, WordClusterSlot>(table.Span);
        if (slots.IsEmpty)
        {
            return default;
        }

        int mask = slots.Length - 1;
        uint check = CheckOf(word);
        for (int at = (int)word & mask; ; at = (at + 1) & mask)
        {
            WordClusterSlot slot = slots[at];
            if (slot.Check == check)
            {
                return (slot.Fine, slot.Coarse);
            }

            if (slot.Check == 0)
            {
                return default;
            }
        }
    }

    /// <summary>The bits of a hash that a slot keeps.</summary>
    /// <param name="word">The hash of the word.</param>
    public static uint CheckOf(ulong word) => (uint)(word >> 32) | 1;
}
