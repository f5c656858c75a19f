using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Queries;

/// <summary>How many articles or quotations there are per interval.</summary>
/// <param name="Interval">How long an interval is.</param>
/// <param name="Items">The intervals that have any, newest first.</param>
/// <param name="Continuation">Always null: everything was counted.</param>
/// <param name="Total">How many articles, or quotations, there are in all intervals.</param>
public sealed record Timeline(TimelineInterval Interval, IReadOnlyList<IntervalCount> Items, string? Continuation, int Total);

/// <summary>How many articles one interval has.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, itself included: both can be sent as <c>from</c> and <c>to</c> of a query.</param>
/// <param name="Articles">How many articles were published in it (uploaded, where they do not say when they were published).</param>
public sealed record IntervalCount(DateOnly From, DateOnly To, int Articles)
{
    /// <summary>How many quotations these articles have that count; left out unless quotations are counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Quotations { get; init; }

    /// <summary>How many articles, or quotations, the whole archive has in the interval; left out unless shares were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? All { get; init; }

    /// <summary>
    /// The share of <see cref="All"/> that those counted are, from 0 to 1; left out unless shares were asked for.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Share { get; init; }
}
