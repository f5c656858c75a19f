namespace Pipeline.Catalog.Index;

/// <summary>What one packing did.</summary>
/// <param name="Packed">How many articles, or deletions, the index has now that were new before.</param>
/// <param name="Left">How many were read as new and are still: changed meanwhile, or there was no time.</param>
/// <param name="Merged">Whether segments were merged.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record PackReport(int Packed, int Left, bool Merged, PackOutcome Outcome);

/// <summary>How a packing ended.</summary>
public enum PackOutcome
{
    /// <summary>What was new is in the index.</summary>
    Packed,

    /// <summary>Nothing was new.</summary>
    NothingNew,

    /// <summary>Another instance is packing.</summary>
    Busy,

    /// <summary>The index must be built from the table first, which reconciling does.</summary>
    NotReady,
}
