namespace Pipeline.Listing;

/// <summary>
/// Whether storage is an emulator (Azurite), wherever it runs: on this machine, or under another name in a container beside this one.
/// An emulator has the account in its path (<c>http://azurite:10000/devstoreaccount1</c>), or in a host name of this machine
/// (<c>http://news.blob.localhost:10000</c>); Azure has it in the name of the host.
/// </summary>
internal static class EmulatorAddress
{
    /// <summary>Whether a service of an account is an emulator's.</summary>
    /// <param name="service">Its address.</param>
    public static bool IsService(Uri service) => IsThisMachine(service) || service.AbsolutePath.Trim('/').Length > 0;

    /// <summary>Whether a container is an emulator's.</summary>
    /// <param name="container">Its address.</param>
    public static bool IsContainer(Uri container) => IsThisMachine(container) || container.AbsolutePath.Trim('/').Contains('/');

    private static bool IsThisMachine(Uri address) =>
        address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
