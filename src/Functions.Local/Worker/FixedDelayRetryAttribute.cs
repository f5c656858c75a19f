using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Retries with the same pause each time.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Retries with the same pause each time.</summary>
    /// <param name="maxRetryCount">Retries at most; −1 for any number.</param>
    /// <param name="delayInterval">The pause, as <c>hh:mm:ss</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is not a time, or negative.</exception>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        if (!TimeSpan.TryParse(delayInterval, CultureInfo.InvariantCulture, out var delay) || delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(delayInterval));
        }

        (MaxRetryCount, DelayInterval) = (maxRetryCount, delayInterval);
    }

    /// <summary>The pause, as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
