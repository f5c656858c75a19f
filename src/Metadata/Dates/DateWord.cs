namespace Pipeline.Metadata.Dates;

/// <summary>A token as the date grammar sees it.</summary>
/// <param name="Kind">What it can be in a date.</param>
/// <param name="Value">Its number; what it means depends on the kind.</param>
/// <param name="Flag">A property of the kind, where it has one.</param>
/// <param name="Modified">Whether the token itself says early, mid or late (“mid-1990s”).</param>
internal readonly record struct DateWord(DateWordKind Kind, int Value = 0, bool Flag = false, bool Modified = false);
