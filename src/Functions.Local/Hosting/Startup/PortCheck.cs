using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>
/// Asks whether the host can listen where it should, before anything is started: so a person reads one sentence and not the log of a
/// failed start.
/// </summary>
internal static class PortCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the addresses are free.</summary>
    /// <param name="addresses">Addresses such as <c>http://localhost:7071</c>, separated by semicolons.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PortInUseException">One is not.</exception>
    public static async Task EnsureFreeAsync(string addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse))
        {
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            {
                continue;
            }

            switch (AddressesOf(address.Host).Select(ip => ErrorOf(ip, address.Port)).FirstOrDefault(error => error is not null))
            {
                case SocketError.AddressAlreadyInUse:
                    throw new PortInUseException(address.Port, await DescribeAsync(address.Port, cancellationToken));
                case SocketError.AccessDenied:
                    throw new PortInUseException(address.Port, $"Port {address.Port} is only for the administrator. Choose one above 1023: --port 7071.");
            }
        }
    }

    private static IPAddress[] AddressesOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host, out var ip) ? [ip]
        : [IPAddress.Any];

    private static SocketError? ErrorOf(IPAddress ip, int port)
    {
        try
        {
            using var listener = new TcpListener(ip, port);
            listener.Start();
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode; // Others, such as a machine without IPv6, are Kestrel's to judge.
        }
    }

    private static async Task<string> DescribeAsync(int port, CancellationToken cancellationToken)
    {
        var other = await IsFunctionHostAsync(port, cancellationToken)
            ? "another function host, perhaps this app started before. Stop it"
            : $"another program (`lsof -i :{port}`, or `netstat -ano` on Windows, names it). Stop it";
        return $"Port {port} is in use by {other}, or choose another port: --port {(port < 65535 ? port + 1 : port - 1)}.";
    }

    private static async Task<bool> IsFunctionHostAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://localhost:{port}/admin/host/ping"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
