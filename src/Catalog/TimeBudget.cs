namespace Pipeline.Catalog;

/// <summary>How long one run may take: when it is spent, nothing more is begun.</summary>
/// <param name="length">The time it has.</param>
/// <param name="clock">The clock; it runs from now on.</param>
internal sealed class TimeBudget(TimeSpan length, TimeProvider clock)
{
    /// <summary>When the run began, as a timestamp of the clock.</summary>
    public long Start { get; } = clock.GetTimestamp();

    /// <summary>The time it has.</summary>
    public TimeSpan Length => length;

    /// <summary>How much is left; negative when it took longer.</summary>
    public TimeSpan Left => Length - clock.GetElapsedTime(Start);

    /// <summary>Whether the run has taken longer than it may.</summary>
    public bool IsSpent => Left < TimeSpan.Zero;
}
