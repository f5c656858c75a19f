namespace Pipeline.Cli;

/// <summary>A command cannot go on. The message is all the person sees: it says what was wrong and what to do.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
