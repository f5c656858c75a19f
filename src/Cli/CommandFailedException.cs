namespace Pipeline.Cli;

/// <summary>A command cannot go on. The message is all the person sees: it says what was wrong and what to do.</summary>
/// <param name="message">What was wrong and what to do.</param>
/// <param name="exitCode">What scripts are told.</param>
internal sealed class CommandFailedException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    /// <summary>What the process returns: one of <see cref="ExitCodes"/>.</summary>
    public int ExitCode => exitCode;

    /// <summary>Whether the app did not answer, or asked to come again: another try may do.</summary>
    public bool IsOutage { get; init; }
}
