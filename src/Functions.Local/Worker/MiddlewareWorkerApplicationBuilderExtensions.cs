using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds middleware to a function app. The first added is the outermost.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    /// <summary>Runs a middleware, of which the app has one instance, around every invocation.</summary>
    /// <typeparam name="T">The middleware.</typeparam>
    /// <param name="builder">The app.</param>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware =>
        builder.UseWhen<T>(static _ => true);

    /// <summary>Runs code around every invocation.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="middleware">The code; its second argument is the rest of the way.</param>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware(this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.UseWhen(static _ => true, middleware);

    /// <summary>Runs a middleware, of which the app has one instance, around some invocations.</summary>
    /// <typeparam name="T">The middleware.</typeparam>
    /// <param name="builder">The app.</param>
    /// <param name="predicate">Which invocations.</param>
    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(predicate);
        builder.Services.AddSingleton<T>();
        return builder.Use(next => context => predicate(context) ? context.InstanceServices.GetRequiredService<T>().Invoke(context, next) : next(context));
    }

    /// <summary>Runs code around some invocations.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="predicate">Which invocations.</param>
    /// <param name="middleware">The code; its second argument is the rest of the way.</param>
    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate, Func<FunctionContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(middleware);
        return builder.Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));
    }
}
