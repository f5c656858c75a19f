namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a failed function again in the same event. Of the triggers here only timers take it; queues and blobs have retries of their own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Retries at most; −1 for any number.</summary>
    public int MaxRetryCount { get; set; }
}
