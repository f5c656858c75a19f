using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>
/// The lease of the head: whoever holds it is the one writer. It is renewed until disposed, and runs out by itself when the process dies.
/// </summary>
internal sealed class WriterLease : IAsyncDisposable
{
    /// <summary>For how long the lease holds without being renewed.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;

    private WriterLease(BlobLeaseClient lease, TimeProvider clock)
    {
        _lease = lease;
        _renewing = RenewAsync(clock);
    }

    /// <summary>What to send with writes.</summary>
    public string Id => _lease.LeaseId;

    /// <summary>Set when the lease was lost: a commit would be refused.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease.</summary>
    /// <param name="blobs">Where the index is.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The lease; null while another writer has it.</returns>
    public static async Task<WriterLease?> TryTakeAsync(IndexBlobs blobs, TimeProvider clock, CancellationToken cancellationToken)
    {
        BlobLeaseClient lease = blobs.Lease();
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }

        return new WriterLease(lease, clock);
    }

    /// <summary>Gives the lease back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            try
            {
                await _lease.ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // It runs out by itself.
            }
        }

        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Duration / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    await _lease.RenewAsync(cancellationToken: _stop.Token);
                }
                catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
                {
                    await _lost.CancelAsync();
                    return;
                }
                catch (RequestFailedException)
                {
                    // Storage is away for a moment; the next try may be in time.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
