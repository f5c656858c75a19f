using System.Buffers.Binary;
using System.IO.Compression;

namespace Pipeline.Articles.Languages;

/// <summary>
/// How likely which letters follow each other in which language: n-grams of one to four letters of 61 languages, made by
/// <c>model/make.mjs</c>.
/// </summary>
internal sealed class LanguageModel
{
    /// <summary>The longest n-gram, in letters.</summary>
    public const int Order = 4;

    private const float Sixteenth = 1 / 16f;

    private readonly ulong[] _keys;
    private readonly int[] _offsets;
    private readonly byte[] _postings;
    private readonly float[] _unseen;

    private LanguageModel(byte[] model)
    {
        ReadOnlySpan<byte> rest = model;
        Codes = new string[Take16(ref rest)];
        _unseen = new float[Codes.Length * Order];
        for (int i = 0; i < Codes.Length; i++)
        {
            Codes[i] = string.Concat((char)rest[0], (char)rest[1]);
            for (int n = 0; n < Order; n++)
            {
                _unseen[(i * Order) + n] = BinaryPrimitives.ReadSingleLittleEndian(rest[(2 + (4 * n))..]);
            }

            rest = rest[(2 + (4 * Order))..];
        }

        Scripts = [.. Codes.Select(Languages.Scripts.OfLanguage)];
        int grams = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[4..];

        // A power of two at most half full, so that a probe is short and its place a mask.
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)grams * 2);
        (_keys, _offsets, _postings) = (new ulong[size], new int[size], model);
        for (int i = 0; i < grams; i++)
        {
            ulong key = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            int at = Place(key);
            while (_keys[at] != 0)
            {
                at = (at + 1) & (size - 1);
            }

            (_keys[at], _offsets[at]) = (key, model.Length - rest.Length + 8);
            rest = rest[(9 + (2 * rest[8]))..];
        }
    }

    /// <summary>The languages as ISO 639-1.</summary>
    public string[] Codes { get; }

    /// <summary>The script of each language.</summary>
    public Script[] Scripts { get; }

    /// <summary>Reads the embedded model.</summary>
    public static LanguageModel Read()
    {
        using Stream packed = typeof(LanguageModel).Assembly.GetManifestResourceStream("languages.bin")!;
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var model = new MemoryStream();
        brotli.CopyTo(model);
        return new LanguageModel(model.ToArray());
    }

    /// <summary>Adds to each language's score how much likelier than unseen the n-gram is in it.</summary>
    /// <param name="key">The n-gram's letters, 16 bits each, the first lowest.</param>
    /// <param name="scores">One score per language.</param>
    public void Add(ulong key, Span<float> scores)
    {
        for (int at = Place(key); _keys[at] != 0; at = (at + 1) & (_keys.Length - 1))
        {
            if (_keys[at] != key)
            {
                continue;
            }

            ReadOnlySpan<byte> postings = _postings.AsSpan(_offsets[at]);
            for (int i = 1; i <= 2 * postings[0]; i += 2)
            {
                scores[postings[i]] += postings[i + 1] * Sixteenth;
            }

            return;
        }
    }

    /// <summary>The log probability of an n-gram that a language has not been seen to have.</summary>
    /// <param name="language">The language's place in <see cref="Codes"/>.</param>
    /// <param name="length">The n-gram's letters.</param>
    public float Unseen(int language, int length) => _unseen[(language * Order) + length - 1];

    private int Place(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & (_keys.Length - 1);

    private static int Take16(ref ReadOnlySpan<byte> rest)
    {
        int value = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        rest = rest[2..];
        return value;
    }
}
