using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Functions.Local.Hosting.Binding;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>Sends what a function returns to a queue.</summary>
internal sealed class QueueOutput(QueueClient queue, QueueCodec codec, FunctionJson json, QueueSignals signals)
{
    public string QueueName => queue.Name;

    /// <summary>Makes the queue.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Sends a function's result: nothing for null, a message for each element of an array, otherwise one message.</summary>
    /// <param name="value">The result: text and bytes are sent as they are, everything else as JSON.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    public async Task SendAsync(object? value, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case null:
                break;
            case Array array and not byte[]:
                foreach (var item in array)
                {
                    await SendAsync(item, cancellationToken);
                }

                break;
            default:
                await SendTextAsync(codec.Encode(Body(value)), cancellationToken);
                break;
        }
    }

    private byte[] Body(object value) => value switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        _ => json.Write(value),
    };

    private async Task SendTextAsync(string text, CancellationToken cancellationToken)
    {
        signals.Trace(queue.Uri, text);
        try
        {
            await queue.SendMessageAsync(text, cancellationToken);
        }
        catch (RequestFailedException error) when (error.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // Someone deleted the queue after the start.
            await PrepareAsync(cancellationToken);
            await queue.SendMessageAsync(text, cancellationToken);
        }

        signals.Sent(queue.Uri);
    }
}
