using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamJsonRpc;

namespace Pipeline.Infrastructure.Tests;

/// <summary>
/// The Bicep CLI as a server (<c>bicep jsonrpc</c>): to start it takes longer than to compile, and the tests compile twenty variants.
/// </summary>
internal sealed class BicepServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly JsonRpc _rpc;

    private BicepServer(Process process, JsonRpc rpc)
    {
        _process = process;
        _rpc = rpc;
    }

    /// <summary>Starts the CLI; the test is skipped where it was not restored.</summary>
    public static BicepServer Start()
    {
        var start = new ProcessStartInfo(Bicep.Path, ["jsonrpc", "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web) };
        var rpc = new JsonRpc(
            new HeaderDelimitedMessageHandler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, formatter)
        );
        rpc.StartListening();
        return new BicepServer(process, rpc);
    }

    /// <summary>Compiles a template; a warning fails the test.</summary>
    /// <param name="path">The .bicep file.</param>
    /// <returns>The ARM template, as JSON.</returns>
    public async Task<string> CompileAsync(string path)
    {
        Compiled compiled = await AskAsync<Compiled>("bicep/compile", new { path });
        Assert.Empty(compiled.Diagnostics);
        return compiled.Contents ?? throw new InvalidOperationException($"{path} was not compiled.");
    }

    /// <summary>Evaluates what can be evaluated without Azure.</summary>
    /// <param name="path">The .bicepparam file.</param>
    /// <returns>The snapshot, as JSON.</returns>
    public async Task<string> SnapshotAsync(string path)
    {
        string none = Guid.Empty.ToString();
        var metadata = new
        {
            tenantId = none,
            subscriptionId = none,
            location = "westeurope",
        };
        Snapshot evaluated = await AskAsync<Snapshot>("bicep/getSnapshot", new { path, metadata });
        return evaluated.Contents;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _rpc.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private Task<T> AskAsync<T>(string method, object request) =>
        _rpc.InvokeWithParameterObjectAsync<T>(method, request, TestContext.Current.CancellationToken);

    private sealed record Compiled(bool Success, IReadOnlyList<JsonElement> Diagnostics, string? Contents);

    private sealed record Snapshot([property: JsonPropertyName("snapshot")] string Contents);
}
