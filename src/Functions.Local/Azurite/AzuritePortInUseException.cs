namespace Pipeline.Functions.Local.Azurite;

/// <summary>A port that Azurite was asked to listen on is taken.</summary>
/// <param name="port">The port.</param>
/// <param name="runningVersion">The version of the Azurite that already listens there; null when it is something else.</param>
public sealed class AzuritePortInUseException(int port, string? runningVersion)
    : AzuriteException(
        runningVersion is null
            ? $"Port {port} is in use by another program. Stop that program "
                + $"(`lsof -i :{port}` or `netstat -ano` names it), or run Azurite on other ports."
            : $"Azurite {runningVersion} already listens on port {port}. Use it as it is "
                + "(the connection string is UseDevelopmentStorage=true on the default ports), or stop it."
    )
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;

    /// <summary>The version of the Azurite that already listens there; null when it is something else.</summary>
    public string? RunningVersion { get; } = runningVersion;

    /// <summary>Whether an Azurite already listens there, which the caller may simply use.</summary>
    public bool IsAzurite => RunningVersion is not null;
}
