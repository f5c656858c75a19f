using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Pipeline.Catalog.Storage;

/// <summary>
/// One version of a blob, by its ETag. Versions have no order that a clock could give: <c>Last-Modified</c> has a resolution of one second.
/// </summary>
internal static class BlobVersion
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
    );

    /// <summary>The version of a blob whose name is invalid. No request is made to it, so that its own is not known.</summary>
    public const string OfInvalidName = "invalid-name";

    /// <summary>An ETag as messages and rows write it: without quotation marks.</summary>
    /// <param name="etag">The ETag.</param>
    public static string TextOf(ETag etag) => etag.ToString().Trim('"');

    /// <summary>The blob in container <c>parsed</c> that holds the parsed form of one version.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="etag">The version, as <see cref="TextOf"/> writes it.</param>
    public static string ParsedBlobName(string id, string etag)
    {
        string version =
            etag.AsSpan().ContainsAnyExcept(Plain) || etag.Length is 0 or > 64
                ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(etag)))
                : etag;
        return $"{id}/{version}.json";
    }
}
