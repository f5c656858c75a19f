using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local.Events;

/// <summary>Reads from Azurite's access log which blobs of one container have changed.</summary>
/// <param name="container">The container's address.</param>
internal sealed class BlobChanges(Uri container)
{
    private readonly string _prefix = container.AbsolutePath + "/";

    /// <summary>The blob that a request created or replaced (or deleted); null for every other request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="deleted">Whether the blob is gone.</param>
    public string? NameOf(AzuriteRequest request, out bool deleted)
    {
        deleted = request is { Method: "DELETE", Status: 202 };
        if (!(deleted || request is { Method: "PUT", Status: 201 or 202 }) || !request.Path.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // Without comp: Put Blob, Copy Blob, Delete Blob. Staged blocks, metadata, tags, leases and snapshots change no content.
        return Operation(request.Query) is "" or "blocklist" or "appendblock" or "page"
            ? Uri.UnescapeDataString(request.Path[_prefix.Length..])
            : null;
    }

    private static ReadOnlySpan<char> Operation(string query)
    {
        ReadOnlySpan<char> rest = query.AsSpan().TrimStart('?');
        foreach (Range range in rest.Split('&'))
        {
            if (rest[range].StartsWith("comp=", StringComparison.OrdinalIgnoreCase))
            {
                return rest[range][5..];
            }
        }

        return "";
    }
}
