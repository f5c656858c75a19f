using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>The functions of the app, those that run and those that do not.</summary>
/// <param name="Functions">Those that run.</param>
/// <param name="Listeners">What waits for the events of those that are not HTTP functions.</param>
/// <param name="Problems">Why the others do not run.</param>
internal sealed record FunctionTable(IReadOnlyList<LoadedFunction> Functions, IReadOnlyList<IListener> Listeners, IReadOnlyList<FunctionProblem> Problems);
