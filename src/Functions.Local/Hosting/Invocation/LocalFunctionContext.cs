using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>One invocation: what the function sees of it, and the event that started it.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();
    private Dictionary<object, object>? _items;

    public LocalFunctionContext(LoadedFunction function, Trigger trigger, IServiceProvider services, CancellationToken cancellationToken)
    {
        (Function, Trigger, InstanceServices, CancellationToken) = (function, trigger, services, cancellationToken);
        InvocationId = Guid.NewGuid().ToString();
        TraceContext = new LocalTraceContext();
        BindingContext = new LocalBindingContext(BindingData);
    }

    public LoadedFunction Function { get; }

    public Trigger Trigger { get; }

    /// <summary>The values that the trigger gives by name.</summary>
    public IReadOnlyDictionary<string, object?> BindingData => Trigger.BindingData ?? Nothing;

    public override string InvocationId { get; }

    public override string FunctionId => Function.Descriptor.Id;

    public override TraceContext TraceContext { get; }

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext => Trigger.Retry;

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= [];
        set => _items = new(value);
    }

    public override CancellationToken CancellationToken { get; }
}
