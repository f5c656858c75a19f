using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Timers;

/// <summary>How often a failed run is tried again, and after which pauses: those of the real host.</summary>
internal sealed class RetryPolicy
{
    private const double Jitter = 0.2;
    private readonly TimeSpan _least;
    private readonly TimeSpan _most;
    private readonly bool _doubles;
    private readonly Random _random;

    /// <summary>Reads the attribute of a function.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="seed">Makes the pauses of an exponential policy repeatable.</param>
    public RetryPolicy(RetryAttribute attribute, int seed)
    {
        MaxRetryCount = attribute.MaxRetryCount;
        _random = new(seed);
        switch (attribute)
        {
            case FixedDelayRetryAttribute fixedDelay:
                _least = _most = TimeSpan.Parse(fixedDelay.DelayInterval, CultureInfo.InvariantCulture);
                break;
            case ExponentialBackoffRetryAttribute exponential:
                _least = TimeSpan.Parse(exponential.MinimumInterval, CultureInfo.InvariantCulture);
                _most = TimeSpan.Parse(exponential.MaximumInterval, CultureInfo.InvariantCulture);
                _doubles = true;
                break;
        }
    }

    /// <summary>Retries at most; −1 for any number.</summary>
    public int MaxRetryCount { get; }

    /// <summary>Whether a run that failed after so many retries is tried again.</summary>
    public bool Allows(int retriesSoFar) => MaxRetryCount < 0 || retriesSoFar < MaxRetryCount;

    /// <summary>The pause before a retry.</summary>
    /// <param name="retry">Which retry: 1 for the first.</param>
    public TimeSpan Before(int retry)
    {
        if (!_doubles || retry < 2)
        {
            return _least;
        }

        // The shortest pause, and on top of it one that doubles, give or take a fifth.
        var share = (1 - Jitter) + (_random.NextDouble() * 2 * Jitter);
        var pause = _least.TotalMilliseconds * (1 + (share * Math.Pow(2, Math.Min(retry - 2, 40))));
        return pause < _most.TotalMilliseconds ? TimeSpan.FromMilliseconds(pause) : _most;
    }

    /// <summary>What a function may know of its attempt.</summary>
    public RetryContext Context(int retries) => new Attempt(retries, MaxRetryCount);

    private sealed class Attempt(int retries, int most) : RetryContext
    {
        public override int RetryCount { get; } = retries;

        public override int MaxRetryCount { get; } = most;
    }
}
