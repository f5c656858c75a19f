namespace Pipeline.Functions.Local.Azurite;

/// <summary>npm could not install Azurite, usually because the registry could not be reached.</summary>
/// <param name="output">What npm printed.</param>
public sealed class AzuriteInstallException(string output)
    : AzuriteException(
        "npm could not install Azurite, the storage emulator. The first run needs the npm registry "
            + $"(or a mirror set by `npm config set registry`); later runs need no network. npm said:{Environment.NewLine}{output}"
    )
{
    /// <summary>What npm printed.</summary>
    public string Output { get; } = output;
}
