namespace Pipeline.Cli;

/// <summary>What the process returns to scripts.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>Something asked for could not be done; standard error says what and why.</summary>
    public const int Failure = 1;

    /// <summary>Nothing meets the conditions, which is no failure.</summary>
    public const int NothingFound = 2;

    /// <summary>Ctrl-C, by the convention of 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
