namespace Pipeline.Functions.Upkeep;

/// <summary>The settings that say when timers run: NCRONTAB with seconds, UTC.</summary>
internal static class Schedules
{
    public const string ReconcileSetting = "ReconcileSchedule";
    public const string PackIndexSetting = "PackIndexSchedule";
    public const string QueueWatchSetting = "QueueWatchSchedule";
}
