namespace Pipeline.Functions.Local.Azurite;

/// <summary>How to run Azurite.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The folder that keeps the data; null keeps it in memory, and it is gone when Azurite stops.</summary>
    public string? Location { get; init; }

    /// <summary>The ports to listen on.</summary>
    public AzuritePorts Ports { get; init; } = AzuritePorts.Free;

    /// <summary>How many storage accounts it has: 1 to 1,000. Tests that share one Azurite take an account each.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>The folder that keeps installed versions; null for a folder of the user (see <see cref="AzuriteInstallation"/>).</summary>
    public string? InstallRoot { get; init; }

    /// <summary>Whether it lists names that XML cannot carry, as Azure does; an Azurite that another program started does not.</summary>
    internal bool ListsAnyName { get; init; } = true;

    /// <summary>Told what a person may have to wait for, one sentence a call.</summary>
    public Action<string>? Progress { get; init; }
}
