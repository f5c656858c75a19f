using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Local.Settings;

/// <summary><c>extensions.http</c> of host.json.</summary>
internal sealed record HttpSettings
{
    /// <summary>What every route begins with; may be empty.</summary>
    public required string RoutePrefix { get; init; }

    /// <summary>Requests queued or running at most; −1 for any number.</summary>
    public required int MaxOutstandingRequests { get; init; }

    /// <summary>Requests running at most; −1 for any number.</summary>
    public required int MaxConcurrentRequests { get; init; }

    /// <summary>Headers of every response.</summary>
    public required IReadOnlyDictionary<string, string> CustomHeaders { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="http">The section.</param>
    /// <exception cref="HostSettingException">A value cannot be.</exception>
    public static HttpSettings Read(IConfigurationSection http)
    {
        var reader = new SettingReader(http);
        return new()
        {
            RoutePrefix = (http["routePrefix"] ?? "api").Trim('/'),
            MaxOutstandingRequests = reader.Limit("maxOutstandingRequests"),
            MaxConcurrentRequests = reader.Limit("maxConcurrentRequests"),
            CustomHeaders = http.GetSection("customHeaders").GetChildren().ToDictionary(header => header.Key, header => header.Value ?? ""),
        };
    }
}
