using System.Reflection;
using System.Text;
using Azure.Storage.Queues.Models;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>Binds a queue message: its JSON as an object, its text, its bytes or the message itself.</summary>
internal sealed class QueueBinder() : TriggerBinder(["QueueTrigger", "Id", "DequeueCount", "PopReceipt", "InsertionTime", "ExpirationTime", "NextVisibleTime"])
{
    protected override string Accepts => "a string, byte[], BinaryData, QueueMessage or a class that the message's JSON fits";

    /// <summary>The values that a message gives by name.</summary>
    public static Dictionary<string, object?> Values(QueueMessage message, byte[] body) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = Encoding.UTF8.GetString(body),
        ["Id"] = message.MessageId,
        ["DequeueCount"] = message.DequeueCount,
        ["PopReceipt"] = message.PopReceipt,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
    };

    protected override ParameterSource? BindTrigger(ParameterInfo parameter, FunctionJson json)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
        {
            return context => new(Encoding.UTF8.GetString(Event(context).Body));
        }

        if (type == typeof(byte[]))
        {
            return context => new(Event(context).Body);
        }

        if (type == typeof(BinaryData))
        {
            return context => new(BinaryData.FromBytes(Event(context).Body));
        }

        if (type == typeof(QueueMessage))
        {
            return context => new(Decoded(Event(context)));
        }

        if (type.IsInterface || type.IsAbstract || type.IsPointer || type.IsByRef || typeof(Delegate).IsAssignableFrom(type) || typeof(Stream).IsAssignableFrom(type))
        {
            return null;
        }

        return context => new(json.Read(Event(context).Body, type));
    }

    private static QueueEvent Event(LocalFunctionContext context) => (QueueEvent)context.Trigger.Event;

    private static QueueMessage Decoded(QueueEvent received)
    {
        var message = received.Message;
        return QueuesModelFactory.QueueMessage(
            message.MessageId, message.PopReceipt, BinaryData.FromBytes(received.Body), message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
    }
}
