namespace Pipeline.Functions.Local.Storage;

/// <summary>A connection that a function names is not among the settings, or cannot be used.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class MissingConnectionException(string message) : Exception(message);
