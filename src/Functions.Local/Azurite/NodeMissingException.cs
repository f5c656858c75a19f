namespace Pipeline.Functions.Local.Azurite;

/// <summary>Node.js, which Azurite runs on, is missing or too old.</summary>
/// <param name="found">The version found; null when there is none.</param>
public sealed class NodeMissingException(string? found)
    : AzuriteException(
        found is null
            ? $"Node.js was not found on the PATH. Azurite, the storage emulator, runs on it: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
            : $"Node.js {found} is too old for Azurite, the storage emulator: install Node.js {AzuriteInstallation.OldestNode} or newer from https://nodejs.org and try again."
    )
{
    /// <summary>The version found; null when there is none.</summary>
    public string? Found { get; } = found;
}
