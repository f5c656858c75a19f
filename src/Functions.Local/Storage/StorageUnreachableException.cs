namespace Pipeline.Functions.Local;

/// <summary>A function's queue or container could not be reached when the host started.</summary>
/// <param name="function">The function.</param>
/// <param name="address">The queue or container.</param>
/// <param name="error">What happened.</param>
/// <param name="innerException">The error itself.</param>
public sealed class StorageUnreachableException(string function, Uri address, string error, Exception innerException)
    : Exception(
        $"Function '{function}' cannot reach {address}: {error} Is the storage running, and does the connection name it?",
        innerException
    )
{
    /// <summary>The queue or container.</summary>
    public Uri Address { get; } = address;
}
