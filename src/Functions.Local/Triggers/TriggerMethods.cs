using System.ComponentModel;
using Microsoft.Azure.WebJobs;
using ExecutionContext = Microsoft.Azure.WebJobs.ExecutionContext;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>The base of the type whose methods the WebJobs SDK calls; the type is generated, so this must be public.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TriggerMethods
{
    internal FunctionDispatch? Dispatch { get; set; }

    /// <summary>Runs a function; called by the generated methods.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="trigger">The value that started it.</param>
    /// <param name="binder">Gives its inputs and outputs.</param>
    /// <param name="context">Which run this is.</param>
    /// <param name="cancellationToken">Set when it is to end.</param>
    protected Task RunAsync(
        string function,
        object trigger,
        Binder binder,
        ExecutionContext context,
        CancellationToken cancellationToken
    ) => Dispatch!.RunAsync(function, trigger, binder, context, cancellationToken);
}
