using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Hosting.Http;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Keys;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Hosting.Startup;

namespace Pipeline.Functions.Local.Hosting.Admin;

/// <summary>The admin API of the real host, as far as it concerns an app on a laptop: what runs, how it is, run it by hand.</summary>
internal sealed class AdminApi(
    FunctionTable table, HostIdentity identity, HostSettings settings, HttpFunctions http, FunctionRunner runner, KeyGate gate, IServiceScopeFactory services, KeyStore? store = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("admin/host/ping", ["GET", "POST"], static () => Results.Ok()).WithMetadata(HostEndpoint.Instance);
        var admin = endpoints.MapGroup("admin").WithMetadata(HostEndpoint.Instance);
        admin.AddEndpointFilter(async (context, next) =>
            await gate.RefuseAdminAsync(context.HttpContext) is { } refusal ? Results.StatusCode(refusal) : await next(context));
        admin.MapGet("functions", (HttpRequest request) => Results.Json(table.Functions.Select(function => Describe(function, request)), Json));
        admin.MapGet("functions/{name}", (string name, HttpRequest request) =>
            table.Find(name) is { } function ? Results.Json(Describe(function, request), Json) : Results.NotFound());
        admin.MapGet("functions/{name}/status", Status);
        admin.MapPost("functions/{name}", RunAsync);
        admin.MapGet("host/status", HostStatus);
        admin.MapGet("host/config", () => Results.Json(settings.Effective, Json));
        new KeysApi(table, store).Map(admin);
    }

    private object Describe(LoadedFunction function, HttpRequest request)
    {
        var root = $"{request.Scheme}://{request.Host}";
        var trigger = function.Descriptor.Trigger as HttpTriggerAttribute;
        return new
        {
            name = function.Name,
            href = $"{root}/admin/functions/{function.Name}",
            invoke_url_template = trigger is null ? null : $"{root}/{HttpFunctions.RouteOf(function.Descriptor, settings.Http.RoutePrefix).RawText}",
            language = "dotnet-isolated",
            config = new
            {
                name = function.Name,
                entryPoint = function.Descriptor.EntryPoint,
                scriptFile = Path.GetFileName(function.Definition.PathToAssembly),
                language = "dotnet-isolated",
                bindings = Bindings(function),
            },
            isDisabled = function.IsDisabled,
            isDirect = true,
            isProxy = false,
        };
    }

    private static IEnumerable<object> Bindings(LoadedFunction function)
    {
        var descriptor = function.Descriptor;
        var name = descriptor.TriggerParameter.Name;
        const string Direction = "In";
        yield return descriptor.Trigger switch
        {
            HttpTriggerAttribute http => new { name, direction = Direction, type = descriptor.TriggerType, authLevel = http.AuthLevel.ToString(), methods = http.Methods, route = http.Route },
            BlobTriggerAttribute blob => new { name, direction = Direction, type = descriptor.TriggerType, path = blob.BlobPath, connection = blob.Connection, source = blob.Source.ToString() },
            QueueTriggerAttribute queue => new { name, direction = Direction, type = descriptor.TriggerType, queueName = queue.QueueName, connection = queue.Connection },
            TimerTriggerAttribute timer => new { name, direction = Direction, type = descriptor.TriggerType, schedule = timer.Schedule, useMonitor = timer.UseMonitor, runOnStartup = timer.RunOnStartup },
            _ => new { name, direction = Direction, type = descriptor.TriggerType },
        };
        if (descriptor.Output is { } output)
        {
            yield return new { name = "$return", direction = "Out", type = "queue", queueName = output.QueueName, connection = output.Connection };
        }
    }

    private IResult Status(string name)
    {
        var problems = table.Problems.Where(problem => problem.Function.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(problem => problem.ToString()).ToArray();
        return problems.Length > 0 ? Results.Json(new { errors = problems }, Json)
            : table.Find(name) is null ? Results.NotFound()
            : Results.Json(new { }, Json);
    }

    private async Task<IResult> RunAsync(string name, HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        string input;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            input = body.RootElement.TryGetProperty("input", out var value)
                ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                : "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Results.BadRequest();
        }

        if (table.Find(name) is not { } function)
        {
            return Results.NotFound();
        }

        // As the real host: 202 says only that the function was started.
        _ = Task.Run(
            () => table.ListenerOf(function) is { } listener
                ? runner.RunAsync(function, listener.CreateTrigger(input), CancellationToken.None)
                : http.RunByHandAsync(function, services, input),
            CancellationToken.None);
        return Results.Accepted();
    }

    private IResult HostStatus()
    {
        using var process = Process.GetCurrentProcess();
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return Results.Json(
            new
            {
                id = identity.HostId,
                state = "Running",
                version,
                versionDetails = $"Pipeline.Functions.Local {version}",
                computerName = Environment.MachineName,
                processUptime = (long)(TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalMilliseconds,
                functionAppContentEditingState = "NotAllowed",
                errors = table.Problems.Count == 0 ? null : table.Problems.Select(problem => problem.ToString()),
            },
            Json);
    }
}
