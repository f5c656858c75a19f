using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Testing;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>
/// Runs a function once: a scope of services, its parameters, its method, its output, one line in the log. Whoever calls it decides
/// what a failure means.
/// </summary>
internal sealed partial class FunctionRunner(
    IServiceScopeFactory scopes, HostActivity activity, TimeProvider time, ILoggerFactory loggers, Recorder? recorder = null)
{
    /// <summary>Runs a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">The event that starts it.</param>
    /// <param name="complete">
    /// What to do with the result while the services of the invocation live, such as writing the HTTP response; null for nothing.
    /// </param>
    /// <param name="cancellationToken">What the function sees as its own token.</param>
    public async Task<InvocationResult> RunAsync(
        LoadedFunction function, Trigger trigger, Func<LocalFunctionContext, object?, Task>? complete, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        activity.Begin();
        await using var scope = scopes.CreateAsyncScope();
        using var telemetry = FunctionTelemetry.Start(function, trigger);
        var context = new LocalFunctionContext(function, trigger, scope.ServiceProvider, cancellationToken);
        telemetry.Identify(context.InvocationId);
        object? value = null;
        Exception? failure = null;
        try
        {
            var arguments = new object?[function.Parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = await function.Parameters[i](context);
            }

            value = await function.Body.InvokeAsync(scope.ServiceProvider, arguments);
            if (function.Output is { } output)
            {
                await output.SendAsync(value, cancellationToken);
            }

            if (complete is not null)
            {
                await complete(context, value);
            }
        }
#pragma warning disable CA1031 // Whatever a function throws is its result.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        var duration = time.GetElapsedTime(started);
        telemetry.End(failure, duration);
        Report(function, context, failure, duration);
        recorder?.Add(new(function.Name, context.InvocationId, trigger.Reason, complete is null ? value : null, failure, duration));
        activity.End();
        return new(value, failure);
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
    }
}
