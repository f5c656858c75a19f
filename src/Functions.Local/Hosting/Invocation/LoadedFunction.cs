using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Queues;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>A function that is ready to run.</summary>
internal sealed class LoadedFunction(FunctionDescriptor descriptor, ParameterSource[] parameters, QueueOutput? output)
{
    public FunctionDescriptor Descriptor { get; } = descriptor;

    public LocalFunctionDefinition Definition { get; } = new(descriptor);

    public ParameterSource[] Parameters { get; } = parameters;

    /// <summary>Where the result goes; null when it goes nowhere, or is the HTTP response.</summary>
    public QueueOutput? Output { get; } = output;

    public FunctionBody Body { get; } = new(descriptor.Method);

    public string Name => Descriptor.Name;

    /// <summary>Whether the setting <c>AzureWebJobs.{name}.Disabled</c> turns it off: it then runs only by hand.</summary>
    public bool IsDisabled { get; init; }
}
