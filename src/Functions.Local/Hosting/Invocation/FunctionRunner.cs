using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Testing;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>
/// Runs a function once: a scope of services, the app's middleware around it, its output, one line in the log. Whoever calls it
/// decides what a failure means.
/// </summary>
internal sealed partial class FunctionRunner(
    IServiceScopeFactory scopes, InvocationPipeline pipeline, HostSettings settings, HostActivity activity, TimeProvider time, ILoggerFactory loggers, Recorder? recorder = null)
{
    private static readonly TimeSpan GraceAfterTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">The event that starts it.</param>
    /// <param name="cancellationToken">What the function sees as its own token; it sees a timeout too.</param>
    public async Task<Outcome> RunAsync(LoadedFunction function, Trigger trigger, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        activity.Begin();
        var scope = scopes.CreateAsyncScope();
        using var telemetry = FunctionTelemetry.Start(function, trigger);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var context = new LocalFunctionContext(function, trigger, scope.ServiceProvider, cancel.Token);
        telemetry.Identify(context.InvocationId);
        Exception? failure = null;
        var run = Task.CompletedTask;
        try
        {
            run = pipeline.RunAsync(context);
            await WaitAsync(run, context, cancel);
            if (function.Output is { } output)
            {
                await output.SendAsync(context.Result, cancellationToken);
            }
        }
#pragma warning disable CA1031 // Whatever a function throws is its result.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        try
        {
            await ReleaseAsync(scope, run);
        }
#pragma warning disable CA1031 // A service that cannot be disposed of fails the invocation, not the listener.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure ??= error;
        }

        var duration = time.GetElapsedTime(started);
        telemetry.End(failure, duration);
        Report(function, context, failure, duration);
        recorder?.Add(new(function.Name, context.InvocationId, trigger.Reason, trigger.Event is HttpContext ? null : context.Result, failure, duration));
        activity.End();
        return new(failure);
    }

    /// <summary>Waits for a function, but no longer than host.json allows: then it is cancelled, and a moment later given up.</summary>
    private async Task WaitAsync(Task run, LocalFunctionContext context, CancellationTokenSource cancel)
    {
        if (run.IsCompleted || settings.FunctionTimeout is not { } limit)
        {
            await run;
            return;
        }

        try
        {
            await run.WaitAsync(limit, time);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            var logger = loggers.CreateLogger($"Function.{context.Function.Name}");
            Log.TimedOut(logger, limit, context.Function.Name, context.InvocationId);
            await cancel.CancelAsync();
            await run.WaitAsync(GraceAfterTimeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!run.IsCompleted)
            {
                Log.GivenUp(logger, context.Function.Name, context.InvocationId);
            }

            throw new FunctionTimeoutException(context.Function.Name, limit);
        }
    }

    /// <summary>Frees the services of an invocation; a function that was given up may still use them, so its own wait for it.</summary>
    private static ValueTask ReleaseAsync(AsyncServiceScope scope, Task run)
    {
        if (run.IsCompleted)
        {
            return scope.DisposeAsync();
        }

        _ = ReleaseLaterAsync(scope, run);
        return ValueTask.CompletedTask;
    }

    private static async Task ReleaseLaterAsync(AsyncServiceScope scope, Task run)
    {
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scope.DisposeAsync();
    }

    private void Report(LoadedFunction function, LocalFunctionContext context, Exception? failure, TimeSpan duration)
    {
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        if (failure is null)
        {
            Log.Succeeded(logger, function.Name, context.InvocationId, context.Trigger.Reason, duration.TotalMilliseconds);
        }
        else
        {
            Log.Failed(logger, function.Name, context.InvocationId, context.Trigger.Reason, duration.TotalMilliseconds, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Executed 'Functions.{Function}' (Succeeded, Id={InvocationId}, Trigger='{Trigger}', Duration={Milliseconds:0}ms)")]
        public static partial void Succeeded(ILogger logger, string function, string invocationId, string trigger, double milliseconds);

        [LoggerMessage(2, LogLevel.Error, "Executed 'Functions.{Function}' (Failed, Id={InvocationId}, Trigger='{Trigger}', Duration={Milliseconds:0}ms)")]
        public static partial void Failed(ILogger logger, string function, string invocationId, string trigger, double milliseconds, Exception error);

        [LoggerMessage(3, LogLevel.Error, "Timeout value of {Limit} exceeded by function 'Functions.{Function}' (Id: '{InvocationId}'). Initiating cancellation.")]
        public static partial void TimedOut(ILogger logger, TimeSpan limit, string function, string invocationId);

        [LoggerMessage(4, LogLevel.Error, "Function 'Functions.{Function}' (Id: '{InvocationId}') does not heed its CancellationToken and still runs. The real host would end its process here.")]
        public static partial void GivenUp(ILogger logger, string function, string invocationId);
    }
}
