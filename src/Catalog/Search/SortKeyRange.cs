using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Search;

/// <summary>The part of every posting list that a query looks at.</summary>
/// <param name="Start">The least sort key, or a string between two; empty for the beginning.</param>
/// <param name="End">What all sort keys are less than; null for the end of the list.</param>
internal sealed record SortKeyRange(string Start, string? End)
{
    /// <summary>The range of days.</summary>
    /// <param name="from">The first day, or null.</param>
    /// <param name="to">The last day, itself included, or null.</param>
    public static SortKeyRange Of(DateOnly? from, DateOnly? to) => new(
        to is { } last ? SortKey.Invert(last) : "",
        // Dates run backwards, so the first day ends the range; '}' is the character after the separator.
        from is { } first ? SortKey.Invert(first) + "}" : null);

    /// <summary>The rest of the range.</summary>
    /// <param name="position">Where to go on.</param>
    public SortKeyRange From(string position) => string.CompareOrdinal(position, Start) > 0 ? this with { Start = position } : this;
}
