namespace Pipeline.Benchmarks.Extraction;

/// <summary>What a piece of work took.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="Wall">Time on the clock.</param>
internal readonly record struct Cost(TimeSpan Processor, TimeSpan Wall)
{
    public static Cost operator +(Cost one, Cost other) => new(one.Processor + other.Processor, one.Wall + other.Wall);
}
