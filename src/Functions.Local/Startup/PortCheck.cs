using System.Net;
using System.Net.Sockets;

namespace Pipeline.Functions.Local.Startup;

/// <summary>
/// Asks whether the host can listen where it should, before anything is started: so a person reads one sentence and not the log of a
/// failed start.
/// </summary>
internal static class PortCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the port of this machine is free.</summary>
    /// <param name="port">The port; 0 is always free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PortInUseException">It is not.</exception>
    public static async Task EnsureFreeAsync(int port, CancellationToken cancellationToken)
    {
        if (port == 0)
        {
            return;
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new PortInUseException(port, $"Port {port} is only for the administrator. Choose one above 1023: --port 7071.");
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new PortInUseException(port, await DescribeAsync(port, cancellationToken));
        }
    }

    private static async Task<string> DescribeAsync(int port, CancellationToken cancellationToken)
    {
        string other = await IsFunctionHostAsync(port, cancellationToken)
            ? "another function host, perhaps this app started before. Stop it"
            : $"another program (`lsof -i :{port}`, or `netstat -ano` on Windows, names it). Stop it";
        return $"Port {port} is in use by {other}, or choose another port: --port {(port < 65535 ? port + 1 : port - 1)}.";
    }

    private static async Task<bool> IsFunctionHostAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using HttpResponseMessage response = await client.GetAsync(
                new Uri($"http://localhost:{port}/admin/host/ping"),
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return response.IsSuccessStatusCode;
        }
        catch (Exception error)
            when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
