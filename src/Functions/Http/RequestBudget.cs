using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Http;

/// <summary>How long the work for one query may take before the client is told to come again.</summary>
/// <param name="Time">The time; the writing of the answer is not in it.</param>
public sealed record RequestBudget(TimeSpan Time)
{
    private const string Setting = "RequestTimeout";
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(10);

    /// <summary>Reads the setting <c>RequestTimeout</c> (<c>hh:mm:ss</c>; ten seconds by default).</summary>
    /// <param name="configuration">The app's settings.</param>
    /// <exception cref="InvalidOperationException">The setting is not a time above zero.</exception>
    public static RequestBudget Read(IConfiguration configuration) =>
        configuration[Setting] switch
        {
            null or "" => new RequestBudget(Default),
            { } text
                when TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out TimeSpan time)
                    && time > TimeSpan.Zero => new RequestBudget(time),
            { } text => throw new InvalidOperationException($"The setting {Setting} must be a time such as 00:00:10, not '{text}'."),
        };
}
