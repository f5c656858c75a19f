using System.Net;
using System.Net.Sockets;
using Pipeline.Functions.Local.Tests.Apps;
using Pipeline.Hosts;

namespace Pipeline.Functions.Local.Tests;

/// <summary>What a person reads when <c>pipeline host</c> cannot start: one sentence, and exit code 1.</summary>
public sealed class HostCommandTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_that_another_program_has_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var host = AppProcess.StartHost(AppProcess.Folder, storage.Azurite.ConnectionString, port);
        Assert.Equal(1, await host.EndAsync(Cancel));
        Assert.Equal(
            $"pipeline: Port {port} is in use by another program (`lsof -i :{port}`, or `netstat -ano` on Windows, names it). "
                + $"Stop it, or choose another port: --port {(port < 65535 ? port + 1 : port - 1)}.",
            host.Errors
        );
    }

    [Fact]
    public async Task A_setting_that_cannot_be_is_named()
    {
        await using var host = AppProcess.StartHost(
            AppProcess.Folder,
            storage.Azurite.ConnectionString,
            FreePort.Find(),
            ("AzureFunctionsJobHost__extensions__queues__batchSize", "99")
        );
        Assert.Equal(1, await host.EndAsync(Cancel));
        Assert.Equal("pipeline: host.json: extensions.queues.batchSize is \"99\", but must be a whole number from 1 to 32.", host.Errors);
    }

    [Fact]
    public async Task A_folder_without_an_app_is_named_with_what_to_name_instead()
    {
        string folder = Directory.CreateTempSubdirectory("no-app-").FullName;
        try
        {
            await using var host = AppProcess.StartHost(folder, storage.Azurite.ConnectionString, FreePort.Find());
            Assert.Equal(1, await host.EndAsync(Cancel));
            Assert.StartsWith(
                $"pipeline: There is no isolated-worker function app in {folder}: worker.config.json is missing.",
                host.Errors,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
