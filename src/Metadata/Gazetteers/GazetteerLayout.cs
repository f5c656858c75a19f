namespace Pipeline.Metadata.Gazetteers;

/// <summary>The layout of the gazetteer file: a header, the slots, the places.</summary>
internal static class GazetteerLayout
{
    /// <summary>Magic, number of slots, number of places, zero: four 32-bit numbers.</summary>
    public const int HeaderBytes = 16;

    /// <summary>The size of a <see cref="GazetteerSlot"/>.</summary>
    public const int SlotBytes = 12;

    /// <summary>The size of a <see cref="PlaceRecord"/>.</summary>
    public const int PlaceBytes = 16;

    /// <summary>The bits of a hash that a slot keeps; never 0, which marks a free slot.</summary>
    /// <param name="name">The hash of the name.</param>
    public static uint CheckOf(ulong name) => (uint)(name >> 32) | 1;
}
