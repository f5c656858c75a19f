using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Where the next page begins, as an opaque text: version, hash of the query, how many items of the first article have been seen, sort key, and a
/// signature over all of it. Nobody without the table's secret can make one, and one query's token is no use to another.
/// </summary>
/// <param name="Position">A sort key, or a string between two.</param>
/// <param name="Skip">How many items of the article at the position have been seen.</param>
internal sealed record ContinuationToken(string Position, int Skip)
{
    private const byte FormatVersion = 1;
    private const int HashLength = 8;
    private const int SignatureLength = 16;
    private const int HeaderLength = 1 + HashLength + sizeof(int);
    private const int MaxTextLength = 200;

    /// <summary>The refusal of a token that was not made for this query.</summary>
    public static QueryError Invalid { get; } = new(
        "continuation",
        "The continuation was not made by this catalogue for this query.",
        "Send the continuation exactly as it was received, with the same other parameters (limit may differ), or leave it out to begin at the first page.");

    /// <summary>Writes the token.</summary>
    /// <param name="query">The canonical form of the query it is for.</param>
    /// <param name="key">The table's secret.</param>
    public string Write(string query, ReadOnlySpan<byte> key)
    {
        byte[] token = new byte[HeaderLength + Position.Length + SignatureLength];
        token[0] = FormatVersion;
        HashOf(query).CopyTo(token.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(token.AsSpan(1 + HashLength), Skip);
        Encoding.ASCII.GetBytes(Position, token.AsSpan(HeaderLength));
        Span<byte> signed = token.AsSpan(0, token.Length - SignatureLength);
        Sign(signed, key).CopyTo(token.AsSpan(signed.Length));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="query">The canonical form of the query it was sent with.</param>
    /// <param name="key">The table's secret.</param>
    /// <returns>The token; null when it is not one that <see cref="Write"/> made for this query.</returns>
    public static ContinuationToken? Read(string text, string query, ReadOnlySpan<byte> key)
    {
        Span<byte> token = stackalloc byte[MaxTextLength];
        if (text.Length > MaxTextLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, token, out int length) || length < HeaderLength + SignatureLength)
            return null;

        // Only the one spelling that was handed out.
        token = token[..length];
        if (Base64Url.EncodeToString(token) != text)
            return null;

        ReadOnlySpan<byte> signed = token[..^SignatureLength];
        return CryptographicOperations.FixedTimeEquals(Sign(signed, key), token[^SignatureLength..])
            && signed[0] == FormatVersion
            && signed.Slice(1, HashLength).SequenceEqual(HashOf(query))
            ? new ContinuationToken(Encoding.ASCII.GetString(signed[HeaderLength..]), BinaryPrimitives.ReadInt32BigEndian(signed[(1 + HashLength)..]))
            : null;
    }

    private static ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> key) => HMACSHA256.HashData(key, signed).AsSpan(0, SignatureLength);

    private static ReadOnlySpan<byte> HashOf(string query) => SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, HashLength);
}
