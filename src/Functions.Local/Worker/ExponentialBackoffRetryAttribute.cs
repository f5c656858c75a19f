using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Retries with a pause that about doubles each time.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Retries with a pause that about doubles each time.</summary>
    /// <param name="maxRetryCount">Retries at most; −1 for any number.</param>
    /// <param name="minimumInterval">The first pause, as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest pause.</param>
    /// <exception cref="ArgumentException">A pause is not a time or negative, or the first is longer than the longest.</exception>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        var least = Parse(minimumInterval, nameof(minimumInterval));
        var most = Parse(maximumInterval, nameof(maximumInterval));
        if (least > most)
        {
            throw new ArgumentException("The minimumInterval must not be greater than the maximumInterval.", nameof(minimumInterval));
        }

        (MaxRetryCount, MinimumInterval, MaximumInterval) = (maxRetryCount, minimumInterval, maximumInterval);
    }

    /// <summary>The first pause, as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest pause, as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }

    private static TimeSpan Parse(string text, string parameter) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(parameter);
}
