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
}
