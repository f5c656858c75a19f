using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Functions.Local.Hosting.Storage;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>The hold on one received message, renewed at half its time until it is released.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly string _messageId;
    private readonly ITimer _timer;
    private readonly Action<Exception> _failed;
    private readonly TimeSpan _length;
    private Task _renewal = Task.CompletedTask;

    public Lease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider time, Action<Exception> failed)
    {
        (_queue, _messageId, PopReceipt, _length, _failed) = (queue, message.MessageId, message.PopReceipt, length, failed);
        _timer = time.CreateTimer(static self => ((Lease)self!).Renew(), this, length / 2, length / 2);
    }

    /// <summary>The latest receipt; it does not change after the lease is disposed.</summary>
    public string PopReceipt { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _renewal;
    }

    // One after the other: each needs the receipt of the one before.
    private void Renew() => _renewal = RenewAsync(_renewal);

    private async Task RenewAsync(Task previous)
    {
        await previous;
        try
        {
            var response = await _queue.UpdateMessageAsync(_messageId, PopReceipt, visibilityTimeout: _length, cancellationToken: CancellationToken.None);
            PopReceipt = response.Value.PopReceipt;
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error))
        {
            _failed(error); // The next renewal is in time still.
        }
    }
}
