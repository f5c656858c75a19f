using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Binding;

/// <summary>Gives the value of one parameter for one invocation.</summary>
/// <param name="context">The invocation.</param>
internal delegate ValueTask<object?> ParameterSource(LocalFunctionContext context);
