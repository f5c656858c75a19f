namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which attempt this is under a retry policy.</summary>
public abstract class RetryContext
{
    /// <summary>Retries so far.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Retries at most.</summary>
    public abstract int MaxRetryCount { get; }
}
