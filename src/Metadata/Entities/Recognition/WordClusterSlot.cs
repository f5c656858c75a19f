using System.Runtime.InteropServices;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>A slot of the table of word clusters.</summary>
/// <param name="Check">32 bits of the hash of the word; 0 when free.</param>
/// <param name="Fine">The cluster among the fine ones, from 1.</param>
/// <param name="Coarse">The cluster among the coarse ones, from 1.</param>
/// <param name="Unused">Zero.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct WordClusterSlot(uint Check, ushort Fine, byte Coarse, byte Unused);
