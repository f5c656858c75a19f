namespace Pipeline.Catalog.Telemetry;

/// <summary>When a step began.</summary>
/// <param name="Timestamp">For durations.</param>
/// <param name="Time">For spans.</param>
internal readonly record struct StepStart(long Timestamp, DateTimeOffset Time);
