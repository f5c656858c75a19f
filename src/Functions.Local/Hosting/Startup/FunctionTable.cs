using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>The functions of the app, those that run and those that do not.</summary>
/// <param name="Functions">Those that run.</param>
/// <param name="Listeners">What waits for the events of those that are not HTTP functions.</param>
/// <param name="Problems">Why the others do not run.</param>
internal sealed record FunctionTable(IReadOnlyList<LoadedFunction> Functions, IReadOnlyList<IListener> Listeners, IReadOnlyList<FunctionProblem> Problems)
    : IDisposable
{
    /// <summary>The listeners of the functions that no setting turns off.</summary>
    public IEnumerable<IListener> ActiveListeners => Listeners.Where(listener => Functions.Any(function => function.Name == listener.Function && !function.IsDisabled));

    /// <summary>The function of that name, whatever the case of its letters; null when there is none.</summary>
    public LoadedFunction? Find(string name) => Functions.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What waits for a function's events; null for an HTTP function.</summary>
    public IListener? ListenerOf(LoadedFunction function) => Listeners.FirstOrDefault(listener => listener.Function == function.Name);

    public void Dispose()
    {
        foreach (var listener in Listeners)
        {
            (listener as IDisposable)?.Dispose();
        }
    }
}
