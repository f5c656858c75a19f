namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger said about the event.</summary>
public abstract class BindingContext
{
    /// <summary>Values by name, such as <c>DequeueCount</c> for a queue message.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
