namespace Pipeline.Functions.Local.Events;

/// <summary>
/// How often a container is listed: rarely enough that listing takes a small share of the time, however large the container is.
/// </summary>
/// <param name="Shortest">The pause after a listing that took no time.</param>
/// <param name="Longest">The longest pause.</param>
/// <param name="Factor">The pause as a multiple of the time that the listing took.</param>
internal sealed record ScanPace(TimeSpan Shortest, TimeSpan Longest, int Factor)
{
    /// <summary>Listing is the only way to learn of blobs: quick for small containers, at most 1 % of the time for large ones.</summary>
    public static ScanPace OnlySource { get; } = new(TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(30), 100);

    /// <summary>Listing only finds what an event may have missed.</summary>
    public static ScanPace SafetyNet { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(15), 500);

    public TimeSpan After(TimeSpan taken) => TimeSpan.FromTicks(Math.Clamp(taken.Ticks * Factor, Shortest.Ticks, Longest.Ticks));
}
