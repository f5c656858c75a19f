using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;
using Binder = Microsoft.Azure.WebJobs.Binder;
using ExecutionContext = Microsoft.Azure.WebJobs.ExecutionContext;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// The type that the WebJobs SDK finds its functions in: generated, <c>Host.Functions</c>, with a method for every function that a
/// listener starts, <c>(trigger, Binder, ExecutionContext, CancellationToken)</c>.
/// </summary>
#pragma warning disable CS0618 // IJobHostMetadataProvider is marked as not ready for the public; the real host uses it for this too.
internal sealed class TriggerTypes(FunctionTable table, IServiceProvider services) : ITypeLocator
{
    private static readonly MethodInfo Run = typeof(TriggerMethods).GetMethod("RunAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private Type? _type;

    public IReadOnlyList<Type> GetTypes() => [_type ??= Build()];

    /// <summary>The method of a function.</summary>
    public MethodInfo MethodOf(HostedFunction function) => GetTypes()[0].GetMethod(function.Name)!;

    /// <summary>The WebJobs attribute that a binding stands for; null when no extension knows it.</summary>
    public static Attribute? AttributeOf(JObject binding, IJobHostMetadataProvider metadata) =>
        metadata.GetAttributeTypeFromName((string)binding["type"]!) switch
        {
            null => null,
            var type when type == typeof(TimerTriggerAttribute) => new TimerTriggerAttribute((string)binding["schedule"]!)
            {
                RunOnStartup = (bool?)binding["runOnStartup"] ?? false,
                UseMonitor = (bool?)binding["useMonitor"] ?? true,
            },
            var type => metadata.GetAttribute(type, binding),
        };

    private Type Build()
    {
        IJobHostMetadataProvider metadata = services.GetRequiredService<IJobHostMetadataProvider>();
        ModuleBuilder module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Host.Functions"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("Host.Functions");
        TypeBuilder type = module.DefineType("Host.Functions", TypeAttributes.Public, typeof(TriggerMethods));
        foreach (HostedFunction function in table.Functions.Where(function => !function.IsBroken))
        {
            if (!function.IsHttp)
            {
                Attribute attribute =
                    AttributeOf(function.Trigger, metadata)
                    ?? throw new NotSupportedException($"No extension knows {function.TriggerType} of function '{function.Name}'.");
                AddMethod(type, function, ValueTypeOf(function.Trigger, attribute), Describe(attribute));
            }
            else if (function.Outputs.Count + function.Inputs.Count > 0)
            {
                AddMethod(type, function, typeof(object), null);
            }
        }

        type.DefineDefaultConstructor(MethodAttributes.Public);
        return type.CreateType();
    }

    private static Type ValueTypeOf(JObject trigger, Attribute attribute) =>
        attribute is TimerTriggerAttribute ? typeof(TimerInfo)
        : HostedFunction.IsDeferred(trigger) ? typeof(ParameterBindingData)
        : string.Equals((string?)trigger["dataType"], "binary", StringComparison.OrdinalIgnoreCase) ? typeof(byte[])
        : string.Equals((string?)trigger["cardinality"], "many", StringComparison.OrdinalIgnoreCase) ? typeof(string[])
        : typeof(string);

    private static void AddMethod(TypeBuilder type, HostedFunction function, Type value, CustomAttributeBuilder? trigger)
    {
        MethodBuilder method = type.DefineMethod(
            function.Name,
            MethodAttributes.Public,
            typeof(Task),
            [value, typeof(Binder), typeof(ExecutionContext), typeof(CancellationToken)]
        );
        ParameterBuilder first = method.DefineParameter(1, ParameterAttributes.None, function.TriggerName);
        method.DefineParameter(2, ParameterAttributes.None, "_binder");
        method.DefineParameter(3, ParameterAttributes.None, "_context");
        method.DefineParameter(4, ParameterAttributes.None, "_cancellationToken");
        if (trigger is not null)
        {
            first.SetCustomAttribute(trigger);
        }
        else
        {
            method.SetCustomAttribute(Describe(new NoAutomaticTriggerAttribute()));
        }

        if (function.IsDisabled)
        {
            method.SetCustomAttribute(New(typeof(DisableAttribute))); // Nothing listens for it, but it runs by hand.
        }

        if (RetryOf(function) is { } retry)
        {
            method.SetCustomAttribute(retry);
        }

        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, function.Name);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Ldarg_3);
        code.Emit(OpCodes.Ldarg, 4);
        code.Emit(OpCodes.Call, Run);
        code.Emit(OpCodes.Ret);
    }

    // Queues and blobs have tries of their own; the real host takes retry policies for other triggers only.
    private static CustomAttributeBuilder? RetryOf(HostedFunction function)
    {
        if (
            function.Retry is not { MaxRetryCount: not 0 } retry
            || function.IsHttp
            || function.TriggerType.ToUpperInvariant() is "QUEUETRIGGER" or "BLOBTRIGGER"
        )
        {
            return null;
        }

        return retry.RetryStrategy == RpcRetryOptions.Types.RetryStrategy.FixedDelay
            ? New(typeof(FixedDelayRetryAttribute), retry.MaxRetryCount, retry.DelayInterval.ToTimeSpan().ToString())
            : New(
                typeof(ExponentialBackoffRetryAttribute),
                retry.MaxRetryCount,
                retry.MinimumInterval.ToTimeSpan().ToString(),
                retry.MaximumInterval.ToTimeSpan().ToString()
            );
    }

    private static CustomAttributeBuilder New(Type attribute, params object[] arguments) =>
        new(attribute.GetConstructor([.. arguments.Select(argument => argument.GetType())])!, arguments);

    /// <summary>Turns an attribute back into its constructor's arguments and settable properties.</summary>
    private static CustomAttributeBuilder Describe(Attribute attribute)
    {
        Type type = attribute.GetType();
        object? ValueOf(string name) =>
            type.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.GetValue(attribute);
        ConstructorInfo constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => ValueOf(parameter.Name!) is not null))
            .MaxBy(candidate => candidate.GetParameters().Length)!;
        PropertyInfo[] properties =
        [
            .. type.GetProperties()
                .Where(property =>
                    property.SetMethod is { IsPublic: true }
                    && Nullable.GetUnderlyingType(property.PropertyType) is null
                    && property.GetValue(attribute) is not null
                ),
        ];
        return new(
            constructor,
            [.. constructor.GetParameters().Select(parameter => ValueOf(parameter.Name!))],
            properties,
            [.. properties.Select(property => property.GetValue(attribute))]
        );
    }
}
