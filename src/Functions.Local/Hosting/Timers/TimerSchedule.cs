using System.Globalization;
using Cronos;
using Pipeline.Functions.Local.Hosting.Discovery;

namespace Pipeline.Functions.Local.Hosting.Timers;

/// <summary>When a timer is due: a six-field NCRONTAB expression in UTC, or a fixed time between runs.</summary>
internal sealed class TimerSchedule
{
    private const int Fields = 6;
    private readonly CronExpression? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CronExpression? cron, TimeSpan interval) => (_cron, _interval) = (cron, interval);

    /// <summary>Whether runs are too close to be worth a record of each: the real host keeps none below a minute either.</summary>
    public bool IsTooOftenToMonitor(DateTimeOffset now) =>
        Next(now) is { } first && Next(first) is { } second && second - first < TimeSpan.FromMinutes(1);

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">The text of the attribute.</param>
    /// <exception cref="FunctionException">It is not a schedule.</exception>
    public static TimerSchedule Parse(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
        {
            return new(null, interval);
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == Fields - 1)
        {
            throw new FunctionException($"the schedule \"{text}\" of [TimerTrigger] has five fields. The first of six is the second: write \"0 {text}\"");
        }

        try
        {
            if (fields.Length == Fields)
            {
                return new(CronExpression.Parse(text, CronFormat.IncludeSeconds), default);
            }
        }
        catch (CronFormatException error)
        {
            throw new FunctionException($"the schedule \"{text}\" of [TimerTrigger] cannot be read: {error.Message.TrimEnd('.')}");
        }

        throw new FunctionException(
            $"the schedule \"{text}\" of [TimerTrigger] cannot be read. Write {{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}, such as \"0 */5 * * * *\", or a time such as \"00:05:00\"");
    }

    /// <summary>The first run after a moment; null when there is none ever.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) =>
        _cron is null ? after + _interval : _cron.GetNextOccurrence(after.UtcDateTime) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
}
