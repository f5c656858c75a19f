namespace Pipeline.Metadata.Dates;

/// <summary>The direction the words around a date point in.</summary>
internal enum Tense : byte
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>What it dates has happened.</summary>
    Past,

    /// <summary>What it dates is to come.</summary>
    Future,
}
