using Newtonsoft.Json.Linq;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Startup;

/// <summary>A function of the app, as its worker describes it.</summary>
internal sealed class HostedFunction
{
    private const string HttpTrigger = "httpTrigger";

    /// <summary>Reads the worker's description.</summary>
    /// <exception cref="InvalidDataException">It has no trigger.</exception>
    public HostedFunction(RpcFunctionMetadata metadata)
    {
        (Name, Id, EntryPoint, ScriptFile, Retry) = (
            metadata.Name,
            metadata.FunctionId,
            metadata.EntryPoint,
            metadata.ScriptFile,
            metadata.RetryOptions
        );
        Bindings = [.. metadata.RawBindings.Select(JObject.Parse)];
        Trigger =
            Bindings.FirstOrDefault(IsTrigger) ?? throw new InvalidDataException($"Function '{Name}' has no trigger among its bindings.");
        Inputs = [.. Bindings.Where(binding => binding != Trigger && !IsOut(binding))];
        Outputs = [.. Bindings.Where(binding => IsOut(binding) && !Is(binding, "http"))];
    }

    public string Name { get; }

    /// <summary>The worker's id for it.</summary>
    public string Id { get; }

    /// <summary>Its name among WebJobs and in storage: <c>Host.Functions.Name</c>.</summary>
    public string HostName => "Host.Functions." + Name;

    public string EntryPoint { get; }

    public string ScriptFile { get; }

    public RpcRetryOptions? Retry { get; }

    public IReadOnlyList<JObject> Bindings { get; }

    public JObject Trigger { get; }

    public string TriggerType => (string)Trigger["type"]!;

    public string TriggerName => (string)Trigger["name"]!;

    /// <summary>What is read for it before it runs.</summary>
    public IReadOnlyList<JObject> Inputs { get; }

    /// <summary>Where its results go, apart from the answer to an HTTP request.</summary>
    public IReadOnlyList<JObject> Outputs { get; }

    public bool IsHttp => Is(Trigger, HttpTrigger);

    public bool IsTimer => Is(Trigger, "timerTrigger");

    /// <summary>Whether a setting disables it.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether nothing here can run it, not even by hand: it is disabled, and would be a problem if it were not.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether it runs for blobs that Event Grid tells of.</summary>
    public bool IsEventGridBlob =>
        Is(Trigger, "blobTrigger") && string.Equals((string?)Trigger["source"], "EventGrid", StringComparison.OrdinalIgnoreCase);

    /// <summary>The methods of an HTTP function, in capitals; none means every method.</summary>
    public string[] Methods =>
        Trigger["methods"] is JArray methods ? [.. methods.Select(method => ((string)method!).ToUpperInvariant())] : [];

    /// <summary>The connection that a binding names; null for the host's own storage.</summary>
    public static string? ConnectionOf(JObject binding) => (string?)binding["connection"] is { Length: > 0 } name ? name : null;

    /// <summary>Whether the worker reads the data itself, from a reference.</summary>
    public static bool IsDeferred(JObject binding) =>
        bool.TryParse((string?)binding["properties"]?["supportsDeferredBinding"], out bool deferred) && deferred;

    private static bool IsTrigger(JObject binding) =>
        ((string?)binding["type"])?.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase) ?? false;

    private static bool IsOut(JObject binding) => string.Equals((string?)binding["direction"], "out", StringComparison.OrdinalIgnoreCase);

    private static bool Is(JObject binding, string type) =>
        string.Equals((string?)binding["type"], type, StringComparison.OrdinalIgnoreCase);
}
