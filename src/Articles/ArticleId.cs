using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Articles;

/// <summary>Derives an article's id from its blob name, so that the same name is always the same article.</summary>
public static class ArticleId
{
    /// <summary>The length of an id in characters: 80 bits in base32.</summary>
    public const int Length = 16;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> AlphabetValues = SearchValues.Create(Alphabet);

    /// <summary>The first 80 bits of the SHA-256 of the name's UTF-8 bytes, in lower-case base32 (RFC 4648, no padding).</summary>
    /// <param name="blobName">The blob name, slashes included.</param>
    public static string FromBlobName(string blobName)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(blobName), hash);
        Span<char> id = stackalloc char[Length];
        for (int i = 0; i < Length; i++)
        {
            // Ids are 5-bit groups; read each from the 16 bits around it.
            int bit = i * 5;
            int window = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }

        return new string(id);
    }

    /// <summary>The 80 bits of an id as a number, for those who keep millions of them.</summary>
    /// <param name="id">A well-formed id.</param>
    public static UInt128 ToNumber(ReadOnlySpan<char> id)
    {
        UInt128 number = 0;
        foreach (char c in id)
        {
            number = (number << 5) | (uint)(char.IsAsciiDigit(c) ? c - '2' + 26 : c - 'a');
        }

        return number;
    }

    /// <summary>The id that <see cref="ToNumber"/> made a number of.</summary>
    /// <param name="number">The number.</param>
    public static string FromNumber(UInt128 number) =>
        string.Create(
            Length,
            number,
            static (id, rest) =>
            {
                for (int i = id.Length - 1; i >= 0; i--, rest >>= 5)
                {
                    id[i] = Alphabet[(int)(uint)(rest & 31)];
                }
            }
        );

    /// <summary>Whether the text has the form of an id. Says nothing about whether such an article exists.</summary>
    /// <param name="text">The text to look at.</param>
    public static bool IsWellFormed(ReadOnlySpan<char> text) => text.Length == Length && text.IndexOfAnyExcept(AlphabetValues) < 0;
}
