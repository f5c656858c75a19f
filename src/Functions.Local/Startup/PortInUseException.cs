namespace Pipeline.Functions.Local;

/// <summary>The port of the HTTP functions cannot be listened on.</summary>
/// <param name="port">The port.</param>
/// <param name="message">What is wrong and what to do.</param>
public sealed class PortInUseException(int port, string message) : Exception(message)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
