using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog;

/// <summary>The messages that failed too often: gives them another chance, once their cause is mended.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="intake">Parses the blobs whose parsing failed.</param>
/// <param name="logger">Where to report what fails again.</param>
public sealed partial class PoisonQueues(CatalogStore store, ArticleIntake intake, ILogger<PoisonQueues> logger)
{
    /// <summary>How many messages one call takes up, so that it answers before anybody gives up waiting.</summary>
    private const int MaxPerCall = 1000;

    private const int MaxPerRequest = 32;

    /// <summary>A message that fails again is seen again after this.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Puts poison messages back on the queues they came from, and parses blobs whose parsing failed. A message leaves its poison queue only after that; what is done twice has
    /// no further effect.
    /// </summary>
    /// <param name="cancellationToken">Stops the work; what is left stays where it is.</param>
    public async Task<RetryReport> RetryAsync(CancellationToken cancellationToken)
    {
        await store.InitialiseAsync(cancellationToken);
        var counts = new Counts();
        foreach (string queue in (string[])[store.Options.ParsedQueue, store.Options.DeletedQueue])
        {
            QueueClient target = store.Queues.GetQueueClient(queue);
            await DrainAsync(queue + CatalogNames.PoisonSuffix, message => target.SendMessageAsync(message.Body, cancellationToken: cancellationToken), counts, cancellationToken);
        }

        await DrainAsync(CatalogNames.BlobPoisonQueue, message => ParseAsync(message, cancellationToken), counts, cancellationToken);
        return new RetryReport(counts.Retried, counts.Failed);
    }

    private async Task DrainAsync(string poison, Func<QueueMessage, Task> retry, Counts counts, CancellationToken cancellationToken)
    {
        QueueClient queue = store.Queues.GetQueueClient(poison);
        while (counts.Retried + counts.Failed < MaxPerCall)
        {
            QueueMessage[] messages = await ReceiveAsync(queue, cancellationToken);
            if (messages.Length == 0)
                return;

            foreach (QueueMessage message in messages)
            {
                try
                {
                    await retry(message);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                    counts.Retried++;
                }
                catch (Exception e) when (e is InvalidDataException or RequestFailedException or JsonException)
                {
                    counts.Failed++;
                    Log.FailedAgain(logger, e, poison, message.MessageId);
                }
            }
        }
    }

    private static async Task<QueueMessage[]> ReceiveAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(MaxPerRequest, Hidden, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private async Task ParseAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        PoisonBlob blob = JsonSerializer.Deserialize(message.Body, PoisonJsonContext.Default.PoisonBlob) ?? throw new InvalidDataException("The message is empty.");
        if (blob.ContainerName != store.Originals.Name || string.IsNullOrEmpty(blob.BlobName))
            throw new InvalidDataException($"The message is about container '{blob.ContainerName}', not '{store.Originals.Name}'.");

        if (await intake.ReceiveAsync(store.Original(blob.BlobName), blob.BlobName, cancellationToken) is { } parsed)
            await store.SendAsync(parsed, cancellationToken);
    }

    private sealed class Counts
    {
        public int Retried { get; set; }

        public int Failed { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} failed again.")]
        public static partial void FailedAgain(ILogger logger, Exception exception, string queue, string messageId);
    }
}
