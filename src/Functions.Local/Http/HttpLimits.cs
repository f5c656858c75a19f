using System.Threading.RateLimiting;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Http;

/// <summary>The limits of host.json on requests running and waiting; what goes over them is answered with 429.</summary>
internal sealed class HttpLimits : IDisposable
{
    private readonly ConcurrencyLimiter? _limiter;

    public HttpLimits(HostSettings settings)
    {
        (int outstanding, int concurrent) = (Limit(settings.Http.MaxOutstandingRequests), Limit(settings.Http.MaxConcurrentRequests));
        if (outstanding == int.MaxValue && concurrent == int.MaxValue)
        {
            return;
        }

        int running = Math.Min(outstanding, concurrent);
        _limiter = new(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = running,
                QueueLimit = outstanding == int.MaxValue ? int.MaxValue : outstanding - running,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
    }

    /// <summary>Waits for a place among the running requests.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Null without limits; else dispose it when the request ends, and refuse the request if it was not acquired.</returns>
    public ValueTask<RateLimitLease?> EnterAsync(CancellationToken cancellationToken) =>
        _limiter is null ? new((RateLimitLease?)null) : Acquire(_limiter, cancellationToken);

    public void Dispose() => _limiter?.Dispose();

    private static async ValueTask<RateLimitLease?> Acquire(ConcurrencyLimiter limiter, CancellationToken cancellationToken) =>
        await limiter.AcquireAsync(1, cancellationToken);

    private static int Limit(int setting) => setting < 0 ? int.MaxValue : setting;
}
