namespace Microsoft.Azure.Functions.Worker;

/// <summary>The last and next run of a timer.</summary>
public class ScheduleStatus
{
    /// <summary>When the last run was due.</summary>
    public DateTime Last { get; set; }

    /// <summary>When the next run is due.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
