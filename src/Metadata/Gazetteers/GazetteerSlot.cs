using System.Runtime.InteropServices;

namespace Pipeline.Metadata.Gazetteers;

/// <summary>One slot of the gazetteer's hash table: 12 bytes, little-endian.</summary>
/// <param name="Check">Bits of the name's hash; 0 for a free slot.</param>
/// <param name="Traits">What the name is known as.</param>
/// <param name="Place">The index of the first place of that name, or −1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct GazetteerSlot(uint Check, NameTraits Traits, int Place)
{
    /// <summary>A slot that holds no name.</summary>
    public static GazetteerSlot Free => new(0, NameTraits.None, -1);
}
