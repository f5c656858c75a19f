namespace Pipeline.Functions.Local.Hosting.Discovery;

/// <summary>A function cannot run as it is declared.</summary>
/// <param name="message">What is wrong and what to do, without a full stop.</param>
internal sealed class FunctionException(string message) : Exception(message);
