namespace Pipeline.Functions.Local.Azurite;

/// <summary>Node.js, which Azurite runs on, is missing, does not run or is too old.</summary>
/// <param name="found">The version found; null when there is none, empty when it does not say.</param>
public sealed class NodeMissingException(string? found)
    : AzuriteException(
        found is null
            ? $"Node.js was not found on the PATH. Azurite, the storage emulator, runs on it: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
        : found.Length == 0
            ? $"The Node.js on the PATH does not run (`node --version` fails). Azurite, the storage emulator, needs it: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
        : $"Node.js {found} is too old for Azurite, the storage emulator: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
    )
{
    /// <summary>The version found; null when there is none, empty when it does not say.</summary>
    public string? Found { get; } = found;
}
