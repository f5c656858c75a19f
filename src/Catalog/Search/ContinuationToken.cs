using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Where the next page begins, as an opaque text: version, hash of the query, position, and a signature over all of it. Nobody without the
/// table's secret can make one, and one query's token is of no use to another.
/// </summary>
internal static class ContinuationToken
{
    private const byte FormatVersion = 3;
    private const int HashLength = 8;
    private const int SignatureLength = 16;
    private const int HeaderLength = 1 + HashLength;
    private const int Length = HeaderLength + Position.Size + SignatureLength;

    /// <summary>The refusal of a token that was not made for this query.</summary>
    public static QueryError Invalid { get; } =
        new(
            "continuation",
            "The continuation was not made by this catalogue for this query.",
            "Send the continuation exactly as it was received, with the same other parameters (limit may differ), or "
                + "leave it out to begin at the first page."
        );

    /// <summary>Writes a token.</summary>
    /// <param name="position">The position of the last result that was given out.</param>
    /// <param name="query">The canonical form of the query it is for.</param>
    /// <param name="key">The table's secret.</param>
    public static string Write(Position position, string query, ReadOnlySpan<byte> key)
    {
        Span<byte> token = stackalloc byte[Length];
        token[0] = FormatVersion;
        HashOf(query).CopyTo(token[1..]);
        position.Write(token[HeaderLength..]);
        Sign(token[..^SignatureLength], key).CopyTo(token[^SignatureLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">What the caller sent; null for the first page.</param>
    /// <param name="query">The canonical form of the query it was sent with.</param>
    /// <param name="key">The table's secret.</param>
    /// <returns>The position; null when the text is not one that <see cref="Write"/> made for this query.</returns>
    public static Position? Read(string? text, string query, ReadOnlySpan<byte> key)
    {
        if (text is null)
        {
            return Position.Start;
        }

        Span<byte> token = stackalloc byte[Length];
        if (
            text.Length != Base64Url.GetEncodedLength(Length)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, token, out _)
        )
        {
            return null;
        }

        // Only the one spelling that was handed out.
        if (Base64Url.EncodeToString(token) != text)
        {
            return null;
        }

        ReadOnlySpan<byte> signed = token[..^SignatureLength];
        return
            CryptographicOperations.FixedTimeEquals(Sign(signed, key), token[^SignatureLength..])
            && signed[0] == FormatVersion
            && signed.Slice(1, HashLength).SequenceEqual(HashOf(query))
            ? Position.Read(signed[HeaderLength..])
            : null;
    }

    private static ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> key) =>
        HMACSHA256.HashData(key, signed).AsSpan(0, SignatureLength);

    private static ReadOnlySpan<byte> HashOf(string query) => SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, HashLength);
}
