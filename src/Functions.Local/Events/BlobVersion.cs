using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Pipeline.Functions.Local.Events;

/// <summary>Names one version of one blob in 16 bytes, so that a container's worth of them fits in memory.</summary>
internal static class BlobVersion
{
    public static UInt128 Key(string blobName, ETag etag)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{etag.ToString("H")}/{blobName}"), hash);
        return BitConverter.ToUInt128(hash);
    }
}
