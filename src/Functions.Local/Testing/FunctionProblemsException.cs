namespace Pipeline.Functions.Local;

/// <summary>Some functions of the app cannot run.</summary>
/// <param name="problems">Which, and why.</param>
public sealed class FunctionProblemsException(IReadOnlyList<FunctionProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Which functions, and why.</summary>
    public IReadOnlyList<FunctionProblem> Problems { get; } = problems;
}
