namespace Pipeline.Functions.Local;

/// <summary>Why a function does not run. The other functions of the app do.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Location">Where it is: the method, and its file and line when the build kept them.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record FunctionProblem(string Function, string Location, string Message)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => $"Function '{Function}' does not run: {Message}. It is {Location}.";
}
