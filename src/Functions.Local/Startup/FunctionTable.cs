namespace Pipeline.Functions.Local.Startup;

/// <summary>The app's functions, and what is wrong with those that cannot run.</summary>
internal sealed class FunctionTable
{
    /// <summary>The functions that run or are disabled; empty until the worker has named them.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; private set; } = [];

    /// <summary>Why others do not.</summary>
    public IReadOnlyList<FunctionProblem> Problems { get; private set; } = [];

    /// <summary>Those that run.</summary>
    public IEnumerable<HostedFunction> Active => Functions.Where(function => !function.IsDisabled);

    public void Fill(IReadOnlyList<HostedFunction> functions, IReadOnlyList<FunctionProblem> problems) =>
        (Functions, Problems) = (functions, problems);

    /// <summary>The function of a name, with or without <c>Host.Functions.</c> before it; null when there is none.</summary>
    public HostedFunction? Find(string name) =>
        Functions.FirstOrDefault(function =>
            function.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || function.HostName.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
}
