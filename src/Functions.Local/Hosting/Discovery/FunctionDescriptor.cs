using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Functions.Local.Hosting.Discovery;

/// <summary>A function as its attributes describe it.</summary>
internal sealed class FunctionDescriptor
{
    public FunctionDescriptor(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger, QueueOutputAttribute? output)
    {
        (Name, Method, TriggerParameter, Trigger, Output) = (name, method, triggerParameter, trigger, output);
        EntryPoint = $"{method.DeclaringType}.{method.Name}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{EntryPoint} {name}")).AsSpan(0, 8));
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public QueueOutputAttribute? Output { get; }

    /// <summary>How a failed run is retried within its event; null for not at all. Only timers have it.</summary>
    public RetryAttribute? Retry { get; init; }

    /// <summary><c>Namespace.Type.Method</c>.</summary>
    public string EntryPoint { get; }

    public string Id { get; }

    /// <summary>The name the host's records use, as <c>Host.Functions.ParseArticle</c>.</summary>
    public string HostName => $"Host.Functions.{Name}";

    /// <summary>The type of the trigger as function.json has it, such as <c>blobTrigger</c>.</summary>
    public string TriggerType => Trigger switch
    {
        HttpTriggerAttribute => "httpTrigger",
        BlobTriggerAttribute => "blobTrigger",
        QueueTriggerAttribute => "queueTrigger",
        TimerTriggerAttribute => "timerTrigger",
        _ => Trigger.GetType().Name,
    };
}
