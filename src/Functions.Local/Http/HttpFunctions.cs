using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Pipeline.Functions.Local.Keys;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Triggers;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Http;

/// <summary>Answers requests on the routes of the app's HTTP functions.</summary>
internal sealed class HttpFunctions(FunctionApp app, Worker worker, KeyGate keys, HttpLimits limits, Invocations invocations)
{
    /// <summary>Listens for functions that have outputs besides their answer; null until it has started.</summary>
    public TriggerHost? Triggers { get; set; }

    /// <summary>The route of a function, prefix included.</summary>
    public static RoutePattern RouteOf(HostedFunction function, string routePrefix)
    {
        string route = ((string?)function.Trigger["route"] ?? function.Name).TrimStart('/');
        return RoutePatternFactory.Parse(routePrefix.Length == 0 ? route : $"{routePrefix}/{route}");
    }

    /// <summary>What is wrong with a function's route; null when nothing is.</summary>
    public static string? ProblemOf(HostedFunction function, string routePrefix)
    {
        try
        {
            string whole = RouteOf(function, routePrefix).RawText ?? "";
            return
                whole.StartsWith("admin/", StringComparison.OrdinalIgnoreCase)
                || whole.StartsWith("runtime/", StringComparison.OrdinalIgnoreCase)
                ? $"its route \"{whole}\" belongs to the host. Choose one that does not begin with admin/ or runtime/"
                : null;
        }
        catch (RoutePatternException error)
        {
            return $"its route \"{(string?)function.Trigger["route"]}\" cannot be read: {error.Message.TrimEnd('.')}";
        }
    }

    /// <summary>The endpoint of a function.</summary>
    public Endpoint EndpointOf(HostedFunction function)
    {
        KeyLevel level = Enum.TryParse<KeyLevel>((string?)function.Trigger["authLevel"], ignoreCase: true, out KeyLevel parsed)
            ? parsed
            : KeyLevel.Function;
        var endpoint = new RouteEndpointBuilder(
            http => HandleAsync(http, function, level),
            RouteOf(function, app.Host.Http.RoutePrefix),
            order: 0
        )
        {
            DisplayName = function.Name,
        };
        if (function.Methods is { Length: > 0 } methods)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(methods));
        }

        return endpoint.Build();
    }

    private async Task HandleAsync(HttpContext http, HostedFunction function, KeyLevel level)
    {
        if (!await keys.AdmitsAsync(http, function.Name, level))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using RateLimitLease? place = await limits.EnterAsync(http.RequestAborted);
        if (place is { IsAcquired: false })
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        if (worker.Current is { } running)
        {
            await RunAsync(new HttpCall(http, function, running), http, function);
        }
        else
        {
            RefuseForNow(http);
        }
    }

    private async Task RunAsync(HttpCall call, HttpContext http, HostedFunction function)
    {
        try
        {
            await invocations.RunAsync(
                function,
                call.Request.InvocationId,
                $"{http.Request.Method} {http.Request.Path}",
                async () =>
                {
                    await CallAsync(call, function, http.RequestAborted);
                    return null;
                }
            );
        }
        catch (Exception error) when (IsWorkerGone(error))
        {
            RefuseForNow(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (TimeoutException)
        {
            Fail(http, StatusCodes.Status500InternalServerError);
            if (!http.Response.HasStarted)
            {
                http.Response.Headers.Connection = "close"; // A function that does not heed its cancellation may still write to it.
            }
        }
#pragma warning disable CA1031 // The answer says only that it failed; the log says how.
        catch (Exception)
#pragma warning restore CA1031
        {
            Fail(http, StatusCodes.Status500InternalServerError);
        }
    }

    /// <exception cref="TimeoutException">It took longer than host.json allows.</exception>
    private async Task CallAsync(HttpCall call, HostedFunction function, CancellationToken aborted)
    {
        using var time = new CancellationTokenSource();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(aborted, time.Token);
        if (app.Host.FunctionTimeout is { } timeout)
        {
            time.CancelAfter(timeout);
        }

        bool binds = function.Inputs.Count + function.Outputs.Count > 0;
        Task calling = binds ? Triggers!.CallAsync(function, call, cancelled.Token) : call.InvokeAsync(cancelled.Token);
        try
        {
            await calling.WaitAsync(time.Token); // When the caller has gone, too: the request is the function's until it has ended.
        }
        catch (Exception error) when (time.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"Function '{function.Name}' ran longer than functionTimeout of host.json allows, {app.Host.FunctionTimeout}.",
                error
            );
        }
    }

    private static bool IsWorkerGone(Exception error) =>
        error is WorkerGoneException || (error.InnerException is { } inner && IsWorkerGone(inner));

    private static void RefuseForNow(HttpContext http)
    {
        Fail(http, StatusCodes.Status503ServiceUnavailable);
        if (!http.Response.HasStarted)
        {
            http.Response.Headers.RetryAfter = "1";
        }
    }

    private static void Fail(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort(); // A half-written answer must not look whole.
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
