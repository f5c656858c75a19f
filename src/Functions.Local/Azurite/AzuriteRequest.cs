namespace Pipeline.Functions.Local.Azurite;

/// <summary>One request that Azurite answered, as its access log tells it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as the client sent it, percent-encoded: <c>/account/container/blob%20name</c>.</param>
/// <param name="Query">The query string with its question mark; empty when there is none.</param>
/// <param name="Status">The HTTP status of the answer.</param>
public readonly record struct AzuriteRequest(string Method, string Path, string Query, int Status)
{
    /// <summary>
    /// Reads a line such as <c>127.0.0.1 - - [22/Nov/2026:15:48:54 +0000] "PUT /account/articles/a.txt HTTP/1.1" 201 -</c>.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="request">The request it tells of.</param>
    /// <returns>False when the line is not of the access log.</returns>
    public static bool TryParse(ReadOnlySpan<char> line, out AzuriteRequest request)
    {
        request = default;
        int open = line.IndexOf("] \"", StringComparison.Ordinal);
        if (open < 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = line[(open + 3)..];
        int method = rest.IndexOf(' ');
        int close = rest.LastIndexOf('"');
        if (method <= 0 || close <= method)
        {
            return false;
        }

        ReadOnlySpan<char> target = rest[(method + 1)..close];
        int protocol = target.LastIndexOf(" HTTP/", StringComparison.Ordinal);
        ReadOnlySpan<char> status = rest[(close + 1)..].TrimStart();
        if (protocol < 0 || status.Length < 3 || !int.TryParse(status[..3], out int code))
        {
            return false;
        }

        target = target[..protocol];
        int question = target.IndexOf('?');
        ReadOnlySpan<char> path = question < 0 ? target : target[..question];
        request = new(rest[..method].ToString(), path.ToString(), question < 0 ? "" : target[question..].ToString(), code);
        return true;
    }
}
