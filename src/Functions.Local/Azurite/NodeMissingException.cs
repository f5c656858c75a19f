namespace Pipeline.Functions.Local.Azurite;

/// <summary>Node.js, which Azurite runs on, is missing, does not run or is too old.</summary>
/// <param name="found">The version found; null when there is none, empty when it does not say.</param>
public sealed class NodeMissingException(string? found)
    : AzuriteException(
        $"{ProblemOf(found)}: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
    )
{
    /// <summary>The version found; null when there is none, empty when it does not say.</summary>
    public string? Found { get; } = found;

    private static string ProblemOf(string? found) =>
        found switch
        {
            null => "Node.js was not found on the PATH. Azurite, the storage emulator, runs on it",
            "" => "The Node.js on the PATH does not run (`node --version` fails). Azurite, the storage emulator, needs it",
            _ => $"Node.js {found} is too old for Azurite, the storage emulator",
        };
}
