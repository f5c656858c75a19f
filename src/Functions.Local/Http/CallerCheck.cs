using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Local.Http;

/// <summary>
/// Protects a host that asks for no keys from other sites in the browser of its user: a foreign name that resolves to this machine
/// (DNS rebinding) is refused, and so is a change that another site asks for (https://web.dev/articles/fetch-metadata).
/// </summary>
/// <param name="allowed">Names besides those of this machine, separated by commas or semicolons; <c>*</c> for any.</param>
internal sealed class CallerCheck(string? allowed)
{
    private readonly HashSet<string> _allowed = new(
        (allowed ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The setting that lists more names.</summary>
    public const string Setting = "LocalHost:AllowedHosts";

    /// <summary>Why a request is refused; null when it is not.</summary>
    public string? Refusal(HttpRequest request)
    {
        if (!IsOurs(request.Host.Host))
        {
            return $"This host answers to the names of this machine only (localhost, 127.0.0.1), not to \"{request.Host.Host}\": "
                + "it asks for no keys. The setting LocalHost__AllowedHosts can list other names.";
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return null;
        }

        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return "Another site may not change anything here.";
        }

        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? address) && IsOurs(address.Host))
            ? null
            : $"The origin \"{origin}\" may not change anything here.";
    }

    private bool IsOurs(string name)
    {
        string host = name.Trim('[', ']');
        return _allowed.Contains("*")
            || _allowed.Contains(host)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }
}
