using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Functions.Local.Hosting.Discovery;

/// <summary>Finds the functions among the types of an app.</summary>
internal static partial class FunctionDiscovery
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The functions in the given types, in the order of their names.</summary>
    /// <param name="types">Where to look.</param>
    /// <param name="problems">Gets what is declared wrongly.</param>
    public static IReadOnlyList<FunctionDescriptor> Find(IEnumerable<Type> types, ICollection<FunctionProblem> problems)
    {
        var found = new List<FunctionDescriptor>();
        foreach (var method in types.SelectMany(type => type.GetMethods(AnyMethod)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute)
            {
                continue;
            }

            try
            {
                found.Add(Describe(method, attribute.Name));
            }
            catch (FunctionException error)
            {
                problems.Add(new(attribute.Name, SourceLocation.Of(method), error.Message));
            }
        }

        foreach (var same in found.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).ToList())
        {
            var places = string.Join(" and ", same.Select(function => SourceLocation.Of(function.Method)));
            problems.Add(new(same.Key, places, $"{same.Count()} methods have this name. Give each [Function] its own name"));
            found.RemoveAll(same.Contains);
        }

        return [.. found.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static FunctionDescriptor Describe(MethodInfo method, string name)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new FunctionException("its name must begin with a letter and have only letters, digits, '-' and '_', 127 at most");
        }

        if (!method.IsPublic || method.DeclaringType is not { IsVisible: true })
        {
            throw new FunctionException("the method and its class must be public");
        }

        if (method.ContainsGenericParameters || (method.DeclaringType.IsAbstract && !method.IsStatic))
        {
            throw new FunctionException("the method must not be generic, and its class must not be generic or abstract");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new FunctionException("it is async void, whose end nobody can wait for. Return Task");
        }

        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(pair => pair.Trigger is not null)
            .ToList();
        if (triggers.Count != 1)
        {
            throw new FunctionException(triggers.Count == 0
                ? "no parameter has a trigger. Put [HttpTrigger], [BlobTrigger], [QueueTrigger] or [TimerTrigger] on one"
                : $"{triggers.Count} parameters have a trigger. A function has exactly one");
        }

        var outputs = method.GetCustomAttributes<OutputBindingAttribute>().ToList();
        if (outputs.Find(output => output is not QueueOutputAttribute) is { } unknown)
        {
            throw new FunctionException($"its output [{Short(unknown)}] is not known to the local host, which has [QueueOutput]");
        }

        return new(name, method, triggers[0].Parameter, triggers[0].Trigger!, outputs.Count == 0 ? null : (QueueOutputAttribute)outputs[0])
        {
            Retry = RetryOf(method, triggers[0].Trigger!),
        };
    }

    private static RetryAttribute? RetryOf(MethodInfo method, TriggerBindingAttribute trigger)
    {
        RetryAttribute? retry;
        try
        {
            retry = method.GetCustomAttribute<RetryAttribute>();
        }
        catch (ArgumentException error)
        {
            throw new FunctionException($"its retry attribute cannot be: {error.Message.TrimEnd('.')}. Write times as \"00:00:10\", the minimum not above the maximum");
        }

        // The real SDK refuses to build it too.
        return retry is null || trigger is TimerTriggerAttribute
            ? retry
            : throw new FunctionException(
                $"[{Short(retry)}] is not for [{Short(trigger)}], only for timers. Queue messages and blobs are retried as host.json says: extensions.queues.maxDequeueCount, extensions.blobs.poisonBlobThreshold");
    }

    /// <summary>An attribute's name as it is written.</summary>
    internal static string Short(Attribute attribute) => attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
