using System.Reflection;
using Pipeline.Functions.Local.Hosting.Discovery;

namespace Pipeline.Functions.Local.Hosting.Binding;

/// <summary>Binds the parameters of the functions of one trigger.</summary>
/// <param name="names">The named values that the trigger gives, such as <c>name</c> of <c>articles/{name}</c>.</param>
internal abstract class TriggerBinder(IEnumerable<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the trigger's own parameter may be, for messages.</summary>
    protected abstract string Accepts { get; }

    /// <summary>How each parameter of the method gets its value.</summary>
    /// <param name="function">The function.</param>
    /// <param name="json">Reads values that are JSON.</param>
    /// <exception cref="FunctionException">A parameter cannot be bound.</exception>
    public ParameterSource[] Bind(FunctionDescriptor function, FunctionJson json) =>
        [.. function.Method.GetParameters().Select(parameter => BindOne(parameter, function, json))];

    /// <summary>How the parameter that carries the trigger gets its value; null when its type is not supported.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="json">Reads values that are JSON.</param>
    protected abstract ParameterSource? BindTrigger(ParameterInfo parameter, FunctionJson json);

    private ParameterSource BindOne(ParameterInfo parameter, FunctionDescriptor function, FunctionJson json)
    {
        if (parameter == function.TriggerParameter)
        {
            return BindTrigger(parameter, json) ?? throw new FunctionException(
                $"the local host cannot bind [{FunctionDiscovery.Short(function.Trigger)}] to its parameter '{parameter.Name}' of type {parameter.ParameterType.Name}. It may be {Accepts}");
        }

        if (Common.TryBind(parameter) is { } common)
        {
            return common;
        }

        var name = parameter.Name!;
        if (_names.Contains(name))
        {
            return context => new(json.Convert(context.BindingData.GetValueOrDefault(name), parameter.ParameterType));
        }

        throw new FunctionException(
            $"nothing binds its parameter '{name}' of type {parameter.ParameterType.Name}. Besides the trigger a parameter may be a FunctionContext, a CancellationToken"
            + (_names.Count == 0 ? "" : $" or one of the values {string.Join(", ", _names.Order(StringComparer.OrdinalIgnoreCase))}"));
    }

    private static class Common
    {
        public static ParameterSource? TryBind(ParameterInfo parameter) => parameter.ParameterType switch
        {
            var type when type == typeof(Microsoft.Azure.Functions.Worker.FunctionContext) => static context => new(context),
            var type when type == typeof(CancellationToken) || type == typeof(CancellationToken?) => static context => new(context.CancellationToken),
            _ => null,
        };
    }
}
