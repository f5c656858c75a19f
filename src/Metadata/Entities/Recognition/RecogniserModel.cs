using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>The trained weights. See <c>docs/model.md</c> for how they came about.</summary>
/// <remarks>
/// The file is read as it lies: a header, the transitions, an open-addressing hash table of features (16 bits of the hash and eight weights
/// of one byte, in units of <see cref="Scale"/>), and the word clusters.
/// </remarks>
internal sealed class RecogniserModel
{
    /// <summary>The first four bytes of the file: “PNR1”.</summary>
    public const uint Magic = 0x31524E50;

    /// <summary>The size of the header: magic, feature slots, cluster slots, scale.</summary>
    public const int HeaderBytes = 16;

    /// <summary>The size of a slot: a check and the weights of all labels but <see cref="Labels.Outside"/>.</summary>
    public const int SlotBytes = 2 + Labels.Count - 1;

    private readonly byte[] _file;
    private readonly int _slots;
    private readonly int _slotsAt;
    private readonly float[] _transitions;

    private RecogniserModel(byte[] file)
    {
        if (file.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
        {
            throw new InvalidDataException("The recogniser's model is damaged: train it anew, see docs/model.md.");
        }

        _file = file;
        _slots = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        Scale = BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(12));
        int transitionBytes = Labels.Count * Labels.Count * sizeof(float);
        _transitions = MemoryMarshal.Cast<byte, float>(file.AsSpan(HeaderBytes, transitionBytes)).ToArray();
        _slotsAt = HeaderBytes + transitionBytes;
        Clusters = new WordClusters(
            file.AsMemory(_slotsAt + (_slots * SlotBytes), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)) * WordClusters.SlotBytes)
        );
    }

    /// <summary>What one unit of a stored weight is worth.</summary>
    public float Scale { get; }

    /// <summary>The score of each label (column) after each label (row).</summary>
    public ReadOnlySpan<float> Transitions => _transitions;

    /// <summary>The clusters of words.</summary>
    public WordClusters Clusters { get; }

    /// <summary>Reads the model embedded in this assembly.</summary>
    public static RecogniserModel Load()
    {
        using Stream stream =
            typeof(RecogniserModel).Assembly.GetManifestResourceStream("Pipeline.Metadata.Entities.recogniser.bin")
            ?? throw new InvalidDataException("The assembly has no embedded model of the recogniser.");
        byte[] file = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(file);
        return new RecogniserModel(file);
    }

    /// <summary>Reads a model from its bytes.</summary>
    /// <param name="file">The bytes.</param>
    public static RecogniserModel Read(byte[] file) => new(file);

    /// <summary>Adds up the weights of features.</summary>
    /// <param name="features">The hashes of the features.</param>
    /// <returns>The sums for all labels but <see cref="Labels.Outside"/>, in units of <see cref="Scale"/>.</returns>
    public Vector128<short> Sum(ReadOnlySpan<ulong> features)
    {
        ReadOnlySpan<byte> slots = _file.AsSpan(_slotsAt, _slots * SlotBytes);
        Vector128<short> sum = Vector128<short>.Zero;
        int mask = _slots - 1;

        // The table is larger than the caches. To touch the slots of all features first, with no branch between, fetches them side by side.
        Span<ushort> found = stackalloc ushort[FeatureBuffer.Capacity];
        found = found[..features.Length];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = BinaryPrimitives.ReadUInt16LittleEndian(slots[(((int)features[i] & mask) * SlotBytes)..]);
        }

        for (int i = 0; i < found.Length; i++)
        {
            ushort check = CheckOf(features[i]);
            int at = (int)features[i] & mask;
            while (found[i] != check && found[i] != 0)
            {
                at = (at + 1) & mask;
                found[i] = BinaryPrimitives.ReadUInt16LittleEndian(slots[(at * SlotBytes)..]);
            }

            if (found[i] == check)
            {
                ulong weights = BinaryPrimitives.ReadUInt64LittleEndian(slots[((at * SlotBytes) + 2)..]);
                sum += Vector128.WidenLower(Vector128.CreateScalar(weights).AsSByte());
            }
        }

        return sum;
    }

    /// <summary>The bits of a hash that a slot keeps; never 0, which marks a free slot.</summary>
    /// <param name="feature">The hash of the feature.</param>
    public static ushort CheckOf(ulong feature) => (ushort)((feature >> 48) | 1);
}
