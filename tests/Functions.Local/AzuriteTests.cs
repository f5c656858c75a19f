using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Events;

namespace Pipeline.Functions.Local.Tests;

public sealed class AzuriteTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_in_a_folder_survives_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("azurite-data-").FullName;
        try
        {
            var options = new AzuriteOptions { Location = folder };
            await using (AzuriteServer first = await AzuriteServer.StartAsync(options, Cancel))
            {
                await new BlobContainerClient(first.ConnectionString, "kept").CreateAsync(cancellationToken: Cancel);
                await new BlobContainerClient(first.ConnectionString, "kept").UploadBlobAsync("a", BinaryData.FromString("text"), Cancel);
            }

            await using AzuriteServer second = await AzuriteServer.StartAsync(options, Cancel);
            Assert.Equal(
                "text",
                (await new BlobClient(second.ConnectionString, "kept", "a").DownloadContentAsync(Cancel)).Value.Content.ToString()
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5000)]
    public async Task Every_name_is_listed_also_those_that_xml_cannot_carry(int pageSize)
    {
        string[] names = ["a", "b\u0001", "b\u0007/x", "c\u001B", "d", "e\uFFFE", "e\uFFFF.txt", "f/g\u0001h", "i\n", "%01", "é"];
        var container = new BlobContainerClient(storage.Azurite.TakeAccount(), "names");
        await container.CreateAsync(cancellationToken: Cancel);
        foreach (string name in names)
        {
            await container.UploadBlobAsync(name, BinaryData.FromString("x"), Cancel);
        }

        List<string> listed = [];
        await foreach (Page<BlobItem> page in container.GetBlobsAsync(cancellationToken: Cancel).AsPages(pageSizeHint: pageSize))
        {
            listed.AddRange(page.Values.Select(blob => blob.Name));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_its_file()
    {
        string folder = Directory.CreateTempSubdirectory("azurite-damaged-").FullName;
        try
        {
            string file = Path.Combine(folder, "__azurite_db_blob__.json");
            await File.WriteAllTextAsync(file, """{"filename":"x","collections":[{"name":"$CONT""", Cancel);
            AzuriteException error = await Assert.ThrowsAsync<AzuriteException>(() =>
                AzuriteServer.StartAsync(new AzuriteOptions { Location = folder }, Cancel)
            );
            Assert.Contains($"its database {file} is damaged", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_port_that_an_azurite_listens_on_can_be_used_as_it_is()
    {
        int taken = storage.Azurite.Ports.Blob;
        AzuritePortInUseException error = await Assert.ThrowsAsync<AzuritePortInUseException>(() =>
            AzuriteServer.StartAsync(new AzuriteOptions { Ports = new(taken, 0, 0) }, Cancel)
        );
        Assert.Equal(taken, error.Port);
        Assert.True(error.IsAzurite);
        Assert.StartsWith("3.", error.RunningVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_listens_on_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int taken = ((IPEndPoint)other.LocalEndpoint).Port;
        AzuritePortInUseException error = await Assert.ThrowsAsync<AzuritePortInUseException>(() =>
            AzuriteServer.StartAsync(new AzuriteOptions { Ports = new(0, taken, 0) }, Cancel)
        );
        Assert.Equal(taken, error.Port);
        Assert.False(error.IsAzurite);
        Assert.Contains($"Port {taken} is in use by another program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_ended_when_it_is_disposed_of()
    {
        AzuriteServer server = await AzuriteServer.StartAsync(new AzuriteOptions(), Cancel);
        using var process = Process.GetProcessById(server.ProcessId);
        await server.DisposeAsync();
        Assert.True(process.HasExited);
        await server.Exited;
    }

    [Fact]
    public async Task It_ends_when_somebody_else_asks_it_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using AzuriteServer server = await AzuriteServer.StartAsync(new AzuriteOptions(), Cancel);
        using var kill = Process.Start("kill", ["-TERM", $"{server.ProcessId}"]);
        await server.Exited.WaitAsync(Cancel);
    }

    [Fact]
    public async Task The_access_log_tells_of_a_request_after_its_effect()
    {
        var seen = new TaskCompletionSource<AzuriteRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        string account = storage.Azurite.TakeAccount();
        var container = new BlobContainerClient(account, "log");
        await container.CreateAsync(cancellationToken: Cancel);
        using IDisposable subscription = storage.Azurite.AccessLog.Subscribe(request =>
        {
            if (request.Path.EndsWith("/log/a%20b", StringComparison.Ordinal))
            {
                seen.TrySetResult(request);
            }
        });
        await container.UploadBlobAsync("a b", BinaryData.FromString("x"), Cancel);
        Assert.Equal(new AzuriteRequest("PUT", container.Uri.AbsolutePath + "/a%20b", "", 201), await seen.Task.WaitAsync(Cancel));
    }

    [Fact]
    public async Task Accounts_are_handed_out_once_and_run_out_with_a_word_on_what_to_do()
    {
        await using AzuriteServer server = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 2 }, Cancel);
        Assert.NotEqual(server.TakeAccount(), server.TakeAccount());
        Assert.Contains(
            "larger AzuriteOptions.Accounts",
            Assert.Throws<InvalidOperationException>(server.TakeAccount).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "127.0.0.1 - - [22/Nov/2026:15:48:54 +0000] \"PUT /a/b/c%20d?comp=blocklist HTTP/1.1\" 201 -",
        "PUT",
        "/a/b/c%20d",
        "?comp=blocklist",
        201
    )]
    [InlineData("::1 - - [22/Nov/2026:15:48:54 +0000] \"GET / HTTP/1.1\" 400 12", "GET", "/", "", 400)]
    [InlineData("127.0.0.1 - - [x] \"PUT /a/b/\" HTTP/1.1 HTTP/1.1\" 201 -", "PUT", "/a/b/\" HTTP/1.1", "", 201)]
    public void A_line_of_the_access_log_is_read(string line, string method, string path, string query, int status)
    {
        Assert.True(AzuriteRequest.TryParse(line, out AzuriteRequest request));
        Assert.Equal(new AzuriteRequest(method, path, query, status), request);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Azurite Blob service is successfully listening at http://127.0.0.1:10000")]
    [InlineData("127.0.0.1 - - [x] \"PUT /a HTTP/1.1\"")]
    [InlineData("127.0.0.1 - - [x] \"\" 200 -")]
    [InlineData("] \"")]
    public void Other_lines_are_not(string line) => Assert.False(AzuriteRequest.TryParse(line, out _));

    [Theory]
    [InlineData("PUT", "/acc/box/a/b%20c", "", 201, "a/b c", false)]
    [InlineData("PUT", "/acc/box/a", "?comp=blocklist", 201, "a", false)]
    [InlineData("PUT", "/acc/box/a", "?timeout=1&comp=appendblock", 201, "a", false)]
    [InlineData("PUT", "/acc/box/a", "", 202, "a", false)]
    [InlineData("DELETE", "/acc/box/a", "", 202, "a", true)]
    [InlineData("PUT", "/acc/box/a", "?comp=block&blockid=x", 201, null, false)]
    [InlineData("PUT", "/acc/box/a", "?comp=metadata", 201, null, false)]
    [InlineData("PUT", "/acc/box/a", "", 412, null, false)]
    [InlineData("GET", "/acc/box/a", "", 200, null, false)]
    [InlineData("PUT", "/acc/box", "?restype=container", 201, null, false)]
    [InlineData("PUT", "/acc/boxes/a", "", 201, null, false)]
    [InlineData("PUT", "/other/box/a", "", 201, null, false)]
    public void Only_new_content_is_a_change(string method, string path, string query, int status, string? name, bool gone)
    {
        var changes = new BlobChanges(new Uri("http://127.0.0.1:1/acc/box"));
        Assert.Equal(name, changes.NameOf(new(method, path, query, status), out bool deleted));
        Assert.Equal(name is not null && gone, name is not null && deleted);
    }
}
