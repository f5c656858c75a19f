using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pipeline.Catalog.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Catalog.Tests.Support;

public sealed class AzuriteFixture : IAsyncLifetime
{
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        int[] ports = FreePorts(3);
        _process = Process.Start(new ProcessStartInfo("node", ["/tmp/azc/node_modules/azurite/dist/src/azurite.js", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}"]) { RedirectStandardOutput = true })!;
        for (int ready = 0; ready < 3;)
        {
            if ((await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Azurite ended.")).Contains("successfully listening", StringComparison.Ordinal))
                ready++;
        }

        ConnectionString = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{ports[1]}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{ports[2]}/devstoreaccount1;";
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill();
        return ValueTask.CompletedTask;
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
            listener.Dispose();
        return ports;
    }
}
