using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Pipeline.Functions.Local.Keys;

/// <summary>A key, as the real host writes it.</summary>
/// <param name="Name">Its name, such as <c>default</c>.</param>
/// <param name="Value">The secret.</param>
/// <param name="IsEncrypted">Whether the value is encrypted, which this host cannot read.</param>
internal sealed record Key(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("encrypted")] bool IsEncrypted = false
)
{
    private const int Bytes = 40;

    /// <summary>A new key that nobody can guess, fit for a URL.</summary>
    public static Key Create(string name)
    {
        Span<byte> secret = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(secret);
        return new(name, System.Buffers.Text.Base64Url.EncodeToString(secret));
    }

    /// <summary>Whether a caller's key is this one. It takes the same time whichever characters differ.</summary>
    /// <param name="candidate">The SHA-256 of the caller's key.</param>
    public bool Matches(ReadOnlySpan<byte> candidate)
    {
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Value), own);
        return CryptographicOperations.FixedTimeEquals(own, candidate) && !IsEncrypted;
    }
}
