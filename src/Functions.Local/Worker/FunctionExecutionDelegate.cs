using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the way of one invocation.</summary>
/// <param name="context">The invocation.</param>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The real name.")]
public delegate Task FunctionExecutionDelegate(FunctionContext context);
