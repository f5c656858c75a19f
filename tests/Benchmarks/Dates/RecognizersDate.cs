namespace Pipeline.Benchmarks.Dates;

/// <summary>A date of a case.</summary>
/// <param name="Start">Where it starts in the sentence.</param>
/// <param name="Length">Its length.</param>
/// <param name="Type">date, daterange, datetime, datetimerange, time, duration or set.</param>
/// <param name="Timex">Its TIMEX value as the specification writes it.</param>
/// <param name="Resolutions">Its readings before and after the reference day: a day, a time, or <c>start/end</c> with the end
/// exclusive.</param>
internal sealed record RecognizersDate(int Start, int Length, string Type, string Timex, IReadOnlyList<string> Resolutions);
