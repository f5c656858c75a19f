using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>The named values of an invocation.</summary>
internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> values) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = values;
}
