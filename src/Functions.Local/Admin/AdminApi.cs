using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Keys;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Triggers;

namespace Pipeline.Functions.Local.Admin;

/// <summary>The admin API of the real host, as far as it concerns an app on a laptop: what runs, how it is, run it by hand.</summary>
internal sealed partial class AdminApi(
    FunctionApp app,
    FunctionTable table,
    HostActivity activity,
    KeyGate gate,
    ILoggerFactory loggers,
    KeyStore? store = null
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly ILogger _logger = loggers.CreateLogger("LocalHost.Admin");

    /// <summary>An answer as the real host writes it: compact, its length known.</summary>
    internal static IResult Answer(object value, int status = StatusCodes.Status200OK) =>
        new JsonAnswer(JsonSerializer.SerializeToUtf8Bytes(value, Json), status);

    public void Map(IEndpointRouteBuilder endpoints, Func<TriggerHost?> triggers)
    {
        endpoints.MapMethods(
            "admin/host/ping",
            ["GET", "POST"],
            static (HttpResponse response) =>
            {
                (response.Headers.CacheControl, response.Headers.Pragma) = ("no-store,no-cache", "no-cache");
                return Results.Ok();
            }
        );
        RouteGroupBuilder admin = endpoints.MapGroup("admin");
        admin.AddEndpointFilter(
            async (context, next) =>
                await gate.RefuseAdminAsync(context.HttpContext) is { } refusal ? Refuse(context.HttpContext, refusal) : await next(context)
        );
        admin.MapMethods("warmup", ["GET", "POST"], static () => Results.Ok());
        admin.MapGet("functions", (HttpRequest request) => Answer(table.Functions.Select(function => Describe(function, request))));
        admin.MapGet(
            "functions/{name}",
            (string name, HttpRequest request) =>
                table.Find(name) is { } function ? Answer(Describe(function, request)) : Results.NotFound()
        );
        admin.MapGet("functions/{name}/status", Status);
        admin.MapPost("functions/{name}", (string name, HttpRequest request) => RunAsync(name, request, triggers()));
        admin.MapGet("host/status", () => HostStatus(triggers()));
        admin.MapGet("host/config", () => Results.Text(JsonSerializer.Serialize(app.Host.Effective, Json), "text/plain"));
        new KeysApi(table, store).Map(admin);
    }

    private static IResult Refuse(HttpContext http, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Results.StatusCode(status);
    }

    private object Describe(HostedFunction function, HttpRequest request)
    {
        string root = $"{request.Scheme}://{request.Host}";
        string href = $"{root}/admin/functions/{function.Name}";
        return new
        {
            name = function.Name,
            script_href = $"{root}/admin/vfs/site/wwwroot/{function.ScriptFile}",
            test_data_href = $"{root}/admin/vfs/data/Functions/sampledata/{function.Name}.dat",
            href,
            invoke_url_template = function.IsHttp ? $"{root}/{HttpFunctions.RouteOf(function, app.Host.Http.RoutePrefix).RawText}" : null,
            language = "dotnet-isolated",
            config = new
            {
                name = function.Name,
                entryPoint = function.EntryPoint,
                scriptFile = function.ScriptFile,
                language = "dotnet-isolated",
                functionDirectory = app.Folder,
                bindings = function.Bindings.Select(binding => JsonNode.Parse(binding.ToString(Newtonsoft.Json.Formatting.None))),
            },
            isDisabled = function.IsDisabled,
            isDirect = false,
            isProxy = false,
        };
    }

    private IResult Status(string name)
    {
        string[] problems = table
            .Problems.Where(problem => problem.Function.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(problem => problem.ToString())
            .ToArray();
        return problems.Length > 0 ? Answer(new { errors = problems })
            : table.Find(name) is null ? Results.NotFound()
            : Answer(new { });
    }

    private async Task<IResult> RunAsync(string name, HttpRequest request, TriggerHost? triggers)
    {
        if (!request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        string input;
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            input = body.RootElement.TryGetProperty("input", out JsonElement value)
                ? value.ValueKind == JsonValueKind.String
                    ? value.GetString()!
                    : value.GetRawText()
                : "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Results.BadRequest();
        }

        if (table.Find(name) is not { } function || triggers is null)
        {
            return Results.NotFound();
        }

        // As the real host: 202 says only that the function was started.
        var host = new Uri($"{request.Scheme}://{request.Host}/"); // Read now: the request is over before the function runs.
        activity.Begin(); // Whoever waits until the app is idle after this answer waits for the function.
        _ = Task.Run(() => RunByHandAsync(function, input, host, triggers), CancellationToken.None);
        return Results.Accepted();
    }

    private async Task RunByHandAsync(HostedFunction function, string input, Uri host, TriggerHost triggers)
    {
        try
        {
            if (function.IsHttp)
            {
                await ByHand.CallAsync(function, app.Host.Http.RoutePrefix, host, input);
            }
            else
            {
                await triggers.CallAsync(function, input, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // Nobody waits for it; the log says how it ended.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.ByHandFailed(_logger, function.Name, error);
        }
        finally
        {
            activity.End();
        }
    }

    private IResult HostStatus(TriggerHost? triggers)
    {
        using var process = Process.GetCurrentProcess();
        return Answer(
            new
            {
                id = app.HostId,
                state = triggers is null ? "Initialized" : "Running",
                version = HostVersion.Text,
                versionDetails = $"Pipeline.Functions.Local, which follows {HostVersion.Text}",
                platformVersion = "",
                instanceId = "",
                computerName = Environment.MachineName,
                processUptime = (long)(TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalMilliseconds,
                functionAppContentEditingState = "NotAllowed",
                errors = table.Problems.Count == 0 ? null : table.Problems.Select(problem => problem.ToString()),
            }
        );
    }

    private sealed class JsonAnswer(byte[] body, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            HttpResponse response = httpContext.Response;
            (response.StatusCode, response.ContentType, response.ContentLength) = (status, "application/json; charset=utf-8", body.Length);
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Function}, run by hand, failed.")]
        public static partial void ByHandFailed(ILogger logger, string function, Exception error);
    }
}
