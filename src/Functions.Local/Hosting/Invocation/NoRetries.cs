using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>The retry state of a function without a retry policy.</summary>
internal sealed class NoRetries : RetryContext
{
    public static readonly NoRetries Instance = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
