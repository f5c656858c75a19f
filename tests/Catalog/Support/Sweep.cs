namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// How much of all there is to try is tried: every order of calls and every call that can fail where <c>PIPELINE_FULL_SWEEP</c> is 1, else
/// a sample, the same one each time.
/// </summary>
internal static class Sweep
{
    /// <summary>How many orders are tried of those there are.</summary>
    public const int Orders = 12;

    private const int Sampled = 3;

    /// <summary>Whether everything is tried.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PIPELINE_FULL_SWEEP") == "1";

    /// <summary>By how much the number of the failing call grows from one try to the next.</summary>
    public static int Step => IsFull ? 1 : Sampled;

    /// <summary>How many times something is tried that is decided by chance.</summary>
    /// <param name="full">How many times in a full sweep.</param>
    public static int Runs(int full) => IsFull ? full : Math.Max(1, full / Sampled);
}
