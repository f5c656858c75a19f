using System.Collections.Concurrent;
using System.Text.Json;
using Pipeline.Infrastructure.Tests;

[assembly: AssemblyFixture(typeof(Templates))]

namespace Pipeline.Infrastructure.Tests;

/// <summary>The compiled templates, and what a deployment of them would make. Each is asked of the CLI once.</summary>
public sealed class Templates : IAsyncDisposable
{
    /// <summary>Who deploys. In Azure it is asked of the deployment itself.</summary>
    public const string Deployer = "22222222-2222-2222-2222-222222222222";

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<JsonElement>>>> _snapshots = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _built = [];
    private readonly Lazy<BicepServer> _bicep = new(BicepServer.Start);

    /// <summary>Compiles a template.</summary>
    /// <param name="file">Its name in <c>infra</c>.</param>
    /// <returns>The ARM template, as JSON.</returns>
    public Task<string> BuildAsync(string file) => _built.GetOrAdd(file, name => new(() => CompileAsync(name))).Value;

    /// <summary>Evaluates main.bicep: every expression that can be evaluated without Azure.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="parameters">Further lines of the parameter file.</param>
    /// <returns>The resources.</returns>
    public Task<IReadOnlyList<JsonElement>> DeployAsync(string environment, params string[] parameters) =>
        SnapshotAsync([$"param environmentName = '{environment}'", "param location = 'westeurope'", .. parameters]);

    /// <summary>Evaluates main.bicep with what azd makes of its environment.</summary>
    /// <param name="environment">The environment's values.</param>
    /// <returns>The resources.</returns>
    public async Task<IReadOnlyList<JsonElement>> DeployAsync(IReadOnlyDictionary<string, string> environment)
    {
        using var template = JsonDocument.Parse(await BuildAsync("main.bicep"));
        return await SnapshotAsync(AzdParameters.Resolve(template.RootElement, environment));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_bicep.IsValueCreated)
        {
            await _bicep.Value.DisposeAsync();
        }
    }

    private Task<IReadOnlyList<JsonElement>> SnapshotAsync(string[] parameters) =>
        _snapshots.GetOrAdd(string.Join('\n', parameters), lines => new(() => EvaluateAsync(lines))).Value;

    private Task<string> CompileAsync(string file) => _bicep.Value.CompileAsync(Path.Combine(Bicep.Infra, file));

    private async Task<IReadOnlyList<JsonElement>> EvaluateAsync(string lines)
    {
        string folder = Directory.CreateTempSubdirectory("pipeline-bicep-").FullName;
        try
        {
            string file = Path.Combine(folder, "snapshot.bicepparam");
            string template = Path.GetRelativePath(folder, Path.Combine(Bicep.Infra, "main.bicep")).Replace('\\', '/');
            await File.WriteAllTextAsync(
                file,
                $"using '{template}'\nparam principalId = '{Deployer}'\n{lines}\n",
                TestContext.Current.CancellationToken
            );
            using var document = JsonDocument.Parse(await _bicep.Value.SnapshotAsync(file));
            return [.. document.RootElement.GetProperty("predictedResources").EnumerateArray().Select(static resource => resource.Clone())];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
