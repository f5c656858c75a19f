using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>Calls a function's method and waits for its result.</summary>
internal sealed class FunctionBody
{
    private readonly MethodInvoker _invoker;
    private readonly ObjectFactory? _factory;
    private readonly Func<object?, ValueTask<object?>> _await;

    public FunctionBody(MethodInfo method)
    {
        _invoker = MethodInvoker.Create(method);
        _factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        _await = Awaiting(method.ReturnType);
    }

    /// <summary>Makes the function's class with services of the scope, and calls the method.</summary>
    /// <param name="services">The services of this invocation.</param>
    /// <param name="arguments">The values of the parameters.</param>
    /// <returns>The result; null when the method has none.</returns>
    public async ValueTask<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = _factory?.Invoke(services, null);
        try
        {
            return await _await(Call(instance, arguments));
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (instance as IDisposable)?.Dispose();
            }
        }
    }

    private object? Call(object? instance, object?[] arguments)
    {
        try
        {
            return _invoker.Invoke(instance, arguments.AsSpan());
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }

    private static Func<object?, ValueTask<object?>> Awaiting(Type type)
    {
        if (type == typeof(Task))
        {
            return static async task =>
            {
                await (Task)task!;
                return null;
            };
        }

        if (type == typeof(ValueTask))
        {
            return static async task =>
            {
                await (ValueTask)task!;
                return null;
            };
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            var awaiter = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitTask) : nameof(AwaitValueTask);
            return typeof(FunctionBody).GetMethod(awaiter, BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()[0])
                .CreateDelegate<Func<object?, ValueTask<object?>>>();
        }

        return static value => new(value);
    }

    private static async ValueTask<object?> AwaitTask<T>(object? task) => await (Task<T>)task!;

    private static async ValueTask<object?> AwaitValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
