using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function on a schedule.</summary>
/// <param name="schedule">A six-field NCRONTAB expression in UTC, or a <see cref="TimeSpan"/> between runs.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>A six-field NCRONTAB expression in UTC, or a <see cref="TimeSpan"/> between runs.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the last run is kept in storage, so that a missed run is made up for.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
