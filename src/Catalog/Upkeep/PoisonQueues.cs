using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// The messages that failed too often: says what they are about, and gives them another chance, once their cause is mended. A message of
/// any content may lie there.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="intake">Parses the blobs whose parsing failed.</param>
/// <param name="logger">Where to report what fails again.</param>
public sealed partial class PoisonQueues(CatalogStore store, ArticleIntake intake, ILogger<PoisonQueues> logger)
{
    /// <summary>How many messages one call takes up, so that it answers before anybody gives up waiting.</summary>
    private const int MaxPerCall = 1000;

    private const int MaxPerRequest = 32;
    private const int FailuresAtOnce = 16;

    /// <summary>A message that fails again is seen again after this.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    private IReadOnlyList<string> Names =>
        [
            store.Options.ParsedQueue + CatalogNames.PoisonSuffix,
            store.Options.DeletedQueue + CatalogNames.PoisonSuffix,
            CatalogNames.BlobPoisonQueue,
        ];

    /// <summary>
    /// Lists what lies in the poison queues: up to 32 messages of each, the oldest first. Messages that are being retried are not listed.
    /// </summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PoisonList> ListAsync(CancellationToken cancellationToken)
    {
        await store.InitialiseAsync(cancellationToken);
        PeekedMessage[][] peeked = await Task.WhenAll(Names.Select(queue => PeekAsync(queue, cancellationToken)));
        (string Queue, PeekedMessage Message)[] all =
        [
            .. Names.Zip(peeked).SelectMany(static pair => pair.Second.Select(message => (pair.First, message))),
        ];
        var items = new PoisonMessage[all.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = FailuresAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            all.Length,
            options,
            async (i, cancel) =>
            {
                (string queue, PeekedMessage message) = all[i];
                string? blob = PoisonSubject.Read(QueueText.Decode(message.Body))?.Blob();
                Failure? failure = blob is null ? null : await new Failures(store).FindAsync(blob, cancel);
                string? error = failure?.Error ?? (blob is null ? "The message is not one that this pipeline writes." : null);
                items[i] = new PoisonMessage(queue, message.MessageId, blob, error, message.InsertedOn, failure?.Tries);
            }
        );
        return new PoisonList(items, peeked.All(static messages => messages.Length < MaxPerRequest));
    }

    /// <summary>
    /// Puts poison messages back on the queues they came from, and parses blobs whose parsing failed. A message leaves its poison queue
    /// only after that; what is done twice has no further effect. A message that nobody of this pipeline wrote stays where it is, and keeps
    /// no other from its retry.
    /// </summary>
    /// <param name="messageId">The one message to retry, as <see cref="ListAsync"/> names it; null for all, a thousand a call.</param>
    /// <param name="cancellationToken">Stops the work; what is left stays where it is.</param>
    public async Task<RetryReport> RetryAsync(string? messageId, CancellationToken cancellationToken)
    {
        await store.InitialiseAsync(cancellationToken);
        var counts = new Counts();
        foreach (string queue in (string[])[store.Options.ParsedQueue, store.Options.DeletedQueue])
        {
            QueueClient target = store.Queues.GetQueueClient(queue);
            await DrainAsync(
                queue + CatalogNames.PoisonSuffix,
                messageId,
                message => SendBackAsync(target, message, cancellationToken),
                counts,
                cancellationToken
            );
        }

        await DrainAsync(
            CatalogNames.BlobPoisonQueue,
            messageId,
            message => ParseAsync(message, cancellationToken),
            counts,
            cancellationToken
        );
        return new RetryReport(counts.Retried, counts.Failed);
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

    private async Task<PeekedMessage[]> PeekAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return await store.Queues.GetQueueClient(queue).PeekMessagesAsync(MaxPerRequest, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private async Task DrainAsync(
        string poison,
        string? only,
        Func<QueueMessage, Task> retry,
        Counts counts,
        CancellationToken cancellationToken
    )
    {
        QueueClient queue = store.Queues.GetQueueClient(poison);
        var left = new List<QueueMessage>();
        try
        {
            while (counts.Taken < MaxPerCall && !(only is not null && counts.Retried + counts.Failed > 0))
            {
                QueueMessage[] messages = await ReceiveAsync(queue, cancellationToken);
                if (messages.Length == 0)
                {
                    return;
                }

                counts.Taken += messages.Length;
                foreach (QueueMessage message in messages)
                {
                    if (only is not null && message.MessageId != only)
                    {
                        left.Add(message);
                    }
                    else if (!await TryAgainAsync(queue, message, retry, counts, cancellationToken))
                    {
                        left.Add(message);
                    }
                }
            }
        }
        finally
        {
            foreach (QueueMessage message in left)
            {
                await ShowAgainAsync(queue, message, CancellationToken.None); // What is stopped half-way is to be seen, too.
            }
        }
    }

    /// <returns>Whether the message has left its queue.</returns>
    private async Task<bool> TryAgainAsync(
        QueueClient queue,
        QueueMessage message,
        Func<QueueMessage, Task> retry,
        Counts counts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await retry(message);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            counts.Retried++;
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            counts.Failed++;
            Log.FailedAgain(logger, e, queue.Name, message.MessageId);
            return false;
        }
    }

    private static async Task ShowAgainAsync(QueueClient queue, QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero, cancellationToken);
        }
        catch (RequestFailedException)
        {
            // It is seen again when its time is over.
        }
    }

    private static async Task SendBackAsync(QueueClient target, QueueMessage message, CancellationToken cancellationToken)
    {
        BinaryData decoded = QueueText.Decode(message.Body);
        if (PoisonSubject.Read(decoded)?.Blob() is null)
        {
            throw new InvalidDataException(
                "The message is not one that this pipeline writes, so to try it again would fail again. Delete it."
            );
        }

        await target.SendMessageAsync(QueueText.Encode(decoded.ToString()), cancellationToken);
    }

    private async Task ParseAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var subject = PoisonSubject.Read(QueueText.Decode(message.Body));
        if (subject?.Blob() is not { } blob)
        {
            throw new InvalidDataException("The message names no blob. Delete it.");
        }

        if (subject.ContainerName != store.Originals.Name)
        {
            throw new InvalidDataException($"The message is about container '{subject.ContainerName}', not '{store.Originals.Name}'.");
        }

        if (await intake.ReceiveAsync(blob, cancellationToken) is { } parsed)
        {
            await store.SendAsync(parsed, cancellationToken);
        }
    }

    private sealed class Counts
    {
        public int Taken { get; set; }

        public int Retried { get; set; }

        public int Failed { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} failed again.")]
        public static partial void FailedAgain(ILogger logger, Exception exception, string queue, string messageId);
    }
}
