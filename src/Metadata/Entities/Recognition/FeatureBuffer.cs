using System.Runtime.CompilerServices;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>Collects the features of one token as hashes of template and values.</summary>
/// <param name="buffer">Where they go; <see cref="Capacity"/> is enough.</param>
internal ref struct FeatureBuffer(Span<ulong> buffer)
{
    /// <summary>More than the templates of a token can give.</summary>
    public const int Capacity = 128;

    // Eight bits of a feature that neither the slot nor the check of the model looks at.
    private const int TemplateShift = 36;

    private readonly Span<ulong> _buffer = buffer;

    /// <summary>The features so far.</summary>
    public readonly ReadOnlySpan<ulong> Features => _buffer[..Count];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The template a feature was made from.</summary>
    /// <param name="feature">The feature.</param>
    public static int TemplateOf(ulong feature) => (int)(feature >> TemplateShift) & 0xFF;

    /// <summary>Adds a feature.</summary>
    /// <param name="template">What is looked at.</param>
    /// <param name="value">What is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, ulong value) =>
        _buffer[Count++] = (Mix(value + (template * 0x9E3779B97F4A7C15)) & ~(0xFFUL << TemplateShift)) | ((ulong)template << TemplateShift);

    /// <summary>Adds a feature of two values.</summary>
    /// <param name="template">What is looked at.</param>
    /// <param name="first">One value.</param>
    /// <param name="second">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, ulong first, ulong second) =>
        Add(template, (first * 0xC2B2AE3D27D4EB4F) ^ ((second + 0x165667B19E3779F9) * 0x9FB21C651E98DF25));

    /// <summary>Adds a feature of three values.</summary>
    /// <param name="template">What is looked at.</param>
    /// <param name="first">One value.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, ulong first, ulong second, ulong third) =>
        Add(template, (first * 0xC2B2AE3D27D4EB4F) ^ ((second + 0x165667B19E3779F9) * 0x9FB21C651E98DF25), third + 0x85EBCA77C2B2AE63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 31)) * 0x7FB5D329728EA185;
        x = (x ^ (x >> 27)) * 0x81DADEF4BC2DD44D;
        return x ^ (x >> 33);
    }
}
